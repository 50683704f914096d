"""Addresses of the API, below `/api/v1/`."""

from django.urls import path

from . import docs
from .assembly import api

urlpatterns = [path("docs/", docs.page, name="api_docs"), path("", api.urls)]
