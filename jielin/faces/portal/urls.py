"""Addresses of the residents' pages that belong to no single app."""

from django.urls import path

from jielin.faces import installing

from . import about, views

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("app.webmanifest", installing.portal_manifest, name="manifest"),
    path("desk.webmanifest", installing.desk_manifest, name="desk-manifest"),
    path("offline/", installing.offline, name="offline"),
    path("choose/", views.choose, name="choose"),
    path("me/", views.me, name="me"),
    path("me/reader/", views.reader, name="reader"),
    path("about/help/", about.help, name="help"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("<slug:home>/c/<slug:community>/", views.home, name="home"),
]
