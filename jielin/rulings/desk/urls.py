"""Addresses of the staff pages about rulings, below `/desk/<home>/`."""

from django.urls import path

from . import steps, views, views_asking

app_name = "desk_rulings"
urlpatterns = [
    path("rulings/", views.listing, name="list"),
    path("rulings/parked/", views.store, name="parked"),
    path("rulings/objections/<slug:number>/catalogue/", views.amend, name="amend"),
    path("rulings/objections/new/<slug:case>/", views_asking.object_to, name="object"),
    path("rulings/extensions/new/<slug:case>/", views_asking.ask_time, name="ask_time"),
    path("rulings/suspensions/new/<slug:case>/", views_asking.ask_parking, name="ask_parking"),
    path("rulings/<slug:things>/<slug:number>/", views.ruling, name="ruling"),
    path("rulings/<slug:things>/<slug:number>/steps/<slug:verb>/", steps.take_step, name="step"),
]
