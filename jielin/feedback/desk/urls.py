"""Addresses of the desk's pages of feedback, below `/desk/<home>/`."""

from django.urls import path

from . import views

app_name = "desk_feedback"
urlpatterns = [
    path("feedback/", views.listing, name="list"),
    path("feedback/<slug:number>/", views.page, name="page"),
    path("feedback/<slug:number>/contact/", views.contact, name="contact"),
    path("feedback/<slug:number>/steps/<slug:verb>/", views.take_step, name="step"),
]
