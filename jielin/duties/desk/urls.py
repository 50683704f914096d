"""Addresses of the staff pages about lists, admission and burdens, below `/desk/<home>/`."""

from django.urls import path

from . import (
    steps,
    views_admission,
    views_admissions,
    views_burden,
    views_census,
    views_dispatch,
    views_drafts,
    views_lists,
    views_powers,
    views_sheets,
)

app_name = "desk_duties"
urlpatterns = [
    path("duties/", views_lists.index, name="lists"),
    path("duties/find/", views_lists.find, name="find"),
    path("duties/lists/new/", views_drafts.new_list, name="new_list"),
    path("duties/lists/template/", views_sheets.template, name="template"),
    path("duties/lists/<uuid:of>/", views_lists.in_force, name="list"),
    path("duties/lists/<uuid:of>/draft/", views_drafts.begin, name="begin"),
    path("duties/lists/<uuid:of>/compare/", views_lists.comparison, name="compare"),
    path("duties/versions/<uuid:version>/", views_lists.version, name="version"),
    path("duties/versions/<uuid:version>/entries/new/", views_drafts.write, name="write"),
    path("duties/versions/<uuid:version>/entries/<uuid:entry>/", views_drafts.write, name="entry"),
    path(
        "duties/versions/<uuid:version>/entries/<uuid:entry>/drop/",
        views_drafts.drop,
        name="drop",
    ),
    path("duties/versions/<uuid:version>/sheet/", views_sheets.sheet, name="sheet"),
    path("duties/versions/<uuid:version>/upload/", views_sheets.upload, name="upload"),
    path("duties/versions/<uuid:version>/returned/", views_sheets.returned, name="returned"),
    path("duties/powers/", views_powers.listing, name="powers"),
    path("duties/powers/new/", views_powers.ask, name="ask"),
    path("duties/powers/<slug:number>/", views_powers.exercise, name="power"),
    path("duties/dispatch/", views_dispatch.catalogue, name="dispatch"),
    path("duties/dispatch/new/", views_dispatch.enact, name="enact"),
    path("duties/admissions/", views_admissions.listing, name="admissions"),
    path("duties/admissions/new/", views_admissions.file, name="file"),
    path("duties/admissions/<slug:number>/", views_admission.page, name="admission"),
    path("duties/admissions/<slug:number>/complete/", views_admission.complete, name="complete"),
    path(
        "duties/admissions/<slug:number>/object/", views_admission.raise_objection, name="object"
    ),
    path("duties/burden/", views_burden.meter, name="burden"),
    path("duties/burden/refuse/", views_burden.refuse, name="refuse"),
    path("duties/burden/<uuid:community>/", views_burden.community, name="community"),
    path("duties/burden/<uuid:community>/census/", views_census.open_census, name="open_census"),
    path("duties/census/<uuid:census>/", views_census.page, name="census"),
    path("duties/census/<uuid:census>/add/", views_census.add, name="add_burden"),
    path("duties/<slug:things>/<str:key>/steps/<slug:verb>/", steps.take_step, name="step"),
]
