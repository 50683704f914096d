"""Addresses of the public lists and of “who is in charge?”, below a community."""

from django.urls import path

from . import views

app_name = "duties"
urlpatterns = [
    path("lists/", views.index, name="lists"),
    path("lists/<uuid:of>/", views.one_list, name="list"),
    path("in-charge/", views.in_charge, name="in_charge"),
]
