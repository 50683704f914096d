"""Addresses of the settings of who: organisations, posts, accounts and the record of changes."""

from django.urls import path

from . import (
    steps,
    views_audit,
    views_organisations,
    views_people,
    views_person,
    views_proposing,
)

app_name = "desk_people"
urlpatterns = [
    path("settings/organisations/", views_organisations.listing, name="organisations"),
    path("settings/organisations/new/", views_organisations.found, name="found"),
    path("settings/organisations/<uuid:unit>/", views_organisations.page, name="organisation"),
    path("settings/people/", views_people.index, name="people"),
    path("settings/people/units/<uuid:unit>/", views_people.at_unit, name="unit"),
    path("settings/people/units/<uuid:unit>/appoint/", views_proposing.known, name="propose"),
    path(
        "settings/people/units/<uuid:unit>/appoint/new/", views_proposing.newcomer, name="newcomer"
    ),
    path(
        "settings/people/appointments/<uuid:appointment>/",
        views_people.appointment,
        name="appointment",
    ),
    path(
        "settings/people/appointments/<uuid:appointment>/stand-in/",
        views_proposing.stand_in,
        name="stand_in",
    ),
    path("settings/people/accounts/<uuid:account>/", views_person.page, name="person"),
    path("settings/people/accounts/<uuid:account>/<slug:verb>/", views_person.act, name="act"),
    path("settings/audit/", views_audit.changes, name="audit"),
    path("settings/<slug:things>/<uuid:key>/steps/<slug:verb>/", steps.take_step, name="step"),
]
