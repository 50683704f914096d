"""Addresses of the settings of how: rules, calendar, categories, wordings, and the homes."""

from django.urls import path

from . import (
    views_calendar,
    views_categories,
    views_dangers,
    views_homes,
    views_proposal,
    views_rules,
    views_wordings,
)

app_name = "desk_deadlines"
urlpatterns = [
    path("settings/rules/", views_rules.listing, name="rules"),
    path("settings/rules/new/", views_rules.propose, name="propose"),
    path("settings/rules/kinds/<slug:kind>/", views_rules.kind, name="kind"),
    path("settings/rules/<int:rule>/end/", views_rules.end, name="end_rule"),
    path("settings/rules/proposals/<uuid:key>/", views_proposal.show, name="proposal"),
    path(
        "settings/rules/proposals/<uuid:key>/steps/<slug:verb>/",
        views_proposal.take_step,
        name="step",
    ),
    path("settings/calendar/", views_calendar.show, name="calendar"),
    path("settings/calendar/mark/", views_calendar.mark, name="mark"),
    path("settings/calendar/load/", views_calendar.load, name="load"),
    path("settings/categories/", views_categories.listing, name="categories"),
    path("settings/categories/<slug:code>/", views_categories.show, name="category"),
    path("settings/categories/<slug:code>/new/", views_categories.add, name="add_category"),
    path("settings/categories/<slug:code>/<slug:verb>/", views_categories.change, name="change"),
    path("settings/danger-words/", views_dangers.words, name="dangers"),
    path("settings/danger-words/end/", views_dangers.end, name="end_word"),
    path("settings/wordings/", views_wordings.listing, name="wordings"),
    path("settings/wordings/<slug:key>/", views_wordings.change, name="wording"),
    path("settings/wordings/<slug:key>/reset/", views_wordings.reset, name="reset"),
    path("settings/homes/", views_homes.listing, name="homes"),
]
