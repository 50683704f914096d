"""Addresses of the notices that residents read, below a community."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.listing, name="list"),
    path("notices/<slug:number>/", views.notice, name="notice"),
    path("notices/<slug:number>/print/", views.poster, name="print"),
]
