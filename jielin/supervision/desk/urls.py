"""Addresses of the staff pages about supervision, below `/desk/<home>/`."""

from django.urls import path

from . import steps, views

app_name = "desk_supervision"
urlpatterns = [
    path("supervision/", views.listing, name="list"),
    path("supervision/of/<slug:case>/<slug:verb>/", steps.start, name="start"),
    path("supervision/<slug:number>/", views.order, name="order"),
    path("supervision/orders/<slug:number>/steps/<slug:verb>/", steps.take_step, name="step"),
]
