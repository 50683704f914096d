"""Addresses of the staff pages about cases, below `/desk/<home>/`."""

from django.urls import path

from . import (
    views,
    views_calls,
    views_case,
    views_contact,
    views_inquiries,
    views_intake,
    views_outside,
    views_replies,
    views_slips,
)

app_name = "desk_cases"
urlpatterns = [
    path("cases/", views.listing, name="list"),
    path("cases/new/", views_intake.new, name="new"),
    path("cases/<slug:number>/", views_case.case, name="case"),
    path("cases/<slug:number>/print/", views_case.paper, name="print"),
    path("cases/<slug:number>/same-place/", views_case.near, name="near"),
    path("cases/<slug:number>/contact/", views_contact.contact, name="contact"),
    path("outside/<uuid:ask>/recall/", views_outside.recall, name="recall"),
    path("calls/", views_calls.listing, name="calls"),
    path("calls/<slug:number>/missed/", views_calls.missed, name="missed"),
    path("slips/", views_slips.listing, name="slips"),
    path("slips/sheets/<uuid:batch>/", views_slips.sheets, name="sheets"),
    path("slips/<slug:number>/", views_slips.slip, name="slip"),
    path("inquiries/", views_inquiries.listing, name="inquiries"),
    path("inquiries/<slug:number>/", views_inquiries.inquiry, name="inquiry"),
    path("replies/", views_replies.shelf, name="replies"),
    path("replies/<uuid:reply>/", views_replies.reply, name="reply"),
]
