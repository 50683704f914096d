"""Operators look at areas; nobody changes them by hand."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from jielin.territory.models import Area, HomeArea


@pytest.mark.parametrize("model", [Area, HomeArea])
def test_the_window_allows_no_change(model: type[Area | HomeArea], rf: RequestFactory) -> None:
    window = admin.site._registry[model]
    request = rf.get("/")
    assert not window.has_add_permission(request)
    assert not window.has_change_permission(request)
    assert not window.has_delete_permission(request)
