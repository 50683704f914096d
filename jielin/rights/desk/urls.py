"""Addresses of the settings about data of people, below `/desk/<home>/`."""

from django.urls import path

from . import steps, views

app_name = "desk_rights"
urlpatterns = [
    path("settings/data-requests/", views.listing, name="list"),
    path("settings/data-requests/<slug:number>/", views.page, name="request"),
    path("settings/data-requests/<slug:number>/<slug:verb>/", steps.take_step, name="step"),
    path("settings/retention/", views.retention, name="retention"),
]
