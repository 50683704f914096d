"""Addresses of the desk's pages of notices, below `/desk/<home>/`."""

from django.urls import path

from . import steps, views, views_write

app_name = "desk_notices"
urlpatterns = [
    path("notices/", views.listing, name="list"),
    path("notices/new/", views_write.new, name="new"),
    path("notices/<slug:number>/", views.notice, name="notice"),
    path("notices/<slug:number>/change/", views_write.change, name="change"),
    path("notices/<slug:number>/preview/", views.preview, name="preview"),
    path("notices/<slug:number>/steps/<slug:verb>/", steps.take_step, name="step"),
]
