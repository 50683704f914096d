"""Addresses of signing in and out, and of one's own sign-ins."""

from django.urls import path

from . import second, sessions, views, whose
from .outside import views as outside

app_name = "signin"

urlpatterns = [
    path("login/", views.login, name="login"),
    path("login/code/", views.code, name="code"),
    path("login/whose/", whose.ask, name="whose"),
    path("login/kept/", views.kept, name="kept"),
    path("login/second/", second.ask, name="second"),
    path("login/second/setup/", second.set_up, name="setup"),
    path("login/with/<slug:way>/", outside.start, name="with"),
    path("login/back/<slug:way>/", outside.back, name="back"),
    path("logout/", views.logout, name="logout"),
    path("me/sessions/", sessions.listing, name="sessions"),
    path("me/sessions/others/", sessions.revoke_others, name="revoke_others"),
    path("me/sessions/<uuid:id>/", sessions.revoke, name="revoke"),
    path("me/password/", sessions.password, name="password"),
    path("me/second/", second.own, name="own"),
    path("me/second/renew/", second.renew, name="renew"),
    path("me/second/codes/", second.codes, name="codes"),
    path("me/second/codes.txt", second.codes_file, name="codes_file"),
    path("me/ways/<slug:way>/tie/", outside.tie, name="tie"),
    path("me/ways/<slug:way>/untie/", outside.untie, name="untie"),
]
