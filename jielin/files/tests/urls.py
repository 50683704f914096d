"""The files alone, for the tests of this app."""

from django.urls import include, path

urlpatterns = [path("files/", include("jielin.files.portal.urls"))]
