"""Addresses of signing in and out, and of one's own sign-ins."""

from django.urls import path

from . import sessions, views

app_name = "signin"

urlpatterns = [
    path("login/", views.login, name="login"),
    path("login/code/", views.code, name="code"),
    path("login/kept/", views.kept, name="kept"),
    path("logout/", views.logout, name="logout"),
    path("me/sessions/", sessions.listing, name="sessions"),
    path("me/sessions/others/", sessions.revoke_others, name="revoke_others"),
    path("me/sessions/<uuid:id>/", sessions.revoke, name="revoke"),
    path("me/password/", sessions.password, name="password"),
]
