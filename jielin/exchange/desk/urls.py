"""Addresses of imports, among the settings, and of one's own exports, below `/desk/<home>/`."""

from django.urls import path

from . import views_exports, views_imports

app_name = "desk_exchange"
urlpatterns = [
    path("settings/imports/", views_imports.index, name="imports"),
    path("settings/imports/sheets/<uuid:sheet>/", views_imports.page, name="import"),
    path(
        "settings/imports/sheets/<uuid:sheet>/returned/", views_imports.returned, name="returned"
    ),
    path(
        "settings/imports/sheets/<uuid:sheet>/steps/<slug:verb>/",
        views_imports.take_step,
        name="import_step",
    ),
    path("settings/imports/<slug:what>/", views_imports.send, name="send"),
    path("settings/imports/<slug:what>/template/", views_imports.template, name="template"),
    path("exports/", views_exports.index, name="exports"),
    path("exports/new/<slug:what>/", views_exports.ask, name="ask"),
    path("exports/<uuid:sheet>/", views_exports.page, name="export"),
    path("exports/<uuid:sheet>/<slug:verb>/", views_exports.take_step, name="export_step"),
]
