"""Addresses of the staff pages that belong to no single app."""

from django.urls import path

from . import locks, outbox, searching, settings, steps, views

app_name = "desk"
urlpatterns = [
    path("", views.front, name="front"),
    path("<slug:home>/", views.workbench, name="workbench"),
    path("<slug:home>/jobs/", views.jobs, name="jobs"),
    path("<slug:home>/jobs/<uuid:job>/retry/", views.retry, name="retry"),
    path("<slug:home>/outbox/", outbox.listing, name="outbox"),
    path("<slug:home>/outbox/retry/", outbox.retry, name="retry_message"),
    path("<slug:home>/settings/", settings.front, name="settings"),
    path("<slug:home>/settings/locks/", locks.listing, name="locks"),
    path("<slug:home>/settings/locks/<uuid:id>/", locks.lift, name="lift"),
    path("<slug:home>/search/", searching.page, name="search"),
    path("<slug:home>/search/bar/", searching.bar, name="command"),
    path("<slug:home>/keys/", views.keys, name="keys"),
    path(
        "<slug:home>/<slug:things>/<slug:number>/steps/<slug:verb>/", steps.take_step, name="step"
    ),
]
