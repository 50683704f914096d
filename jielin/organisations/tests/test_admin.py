"""Operators look and change nothing."""

from django.contrib import admin
from django.test import RequestFactory

from jielin.organisations.models import Organisation


def test_the_window_is_read_only(rf: RequestFactory) -> None:
    window = admin.site._registry[Organisation]
    request = rf.get("/admin/")
    assert not window.has_add_permission(request)
    assert not window.has_change_permission(request)
    assert not window.has_delete_permission(request)
