"""Addresses of the household, below `/me/household/`."""

from django.urls import path

from . import views

app_name = "household"
urlpatterns = [
    path("me/household/", views.page, name="page"),
    path("me/household/invite/", views.invite, name="invite"),
    path("me/household/leave/", views.leave, name="leave"),
    path("me/household/invitations/<uuid:id>/<slug:answer>/", views.answer, name="answer"),
    path("me/household/members/<uuid:id>/<slug:choice>/", views.choose, name="choose"),
]
