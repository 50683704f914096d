"""Addresses of the settings pages about clients, below `/desk/<home>/`."""

from django.urls import path

from . import steps, views, views_hooks

app_name = "desk_clients"
urlpatterns = [
    path("settings/clients/", views.listing, name="list"),
    path("settings/clients/new/", views.new, name="new"),
    path("settings/clients/<uuid:client>/", views.page, name="client"),
    path("settings/clients/<uuid:client>/change/", views.change, name="change"),
    path("settings/clients/<uuid:client>/rotate/", views.rotate, name="rotate"),
    path("settings/clients/<uuid:client>/steps/<slug:verb>/", steps.of_client, name="step"),
    path("settings/clients/<uuid:client>/addresses/new/", views_hooks.new, name="new_hook"),
    path("settings/addresses/<uuid:hook>/", views_hooks.page, name="hook"),
    path("settings/addresses/<uuid:hook>/test/", views_hooks.test, name="test_hook"),
    path("settings/addresses/<uuid:hook>/steps/<slug:verb>/", steps.of_hook, name="hook_step"),
    path("settings/deliveries/<uuid:delivery>/again/", views_hooks.again, name="again"),
]
