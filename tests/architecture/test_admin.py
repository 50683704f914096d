"""The operators' window is read-only: what is stored changes through verbs alone."""

import pytest
from django.contrib.admin import site
from django.db import models
from django.http import HttpRequest
from django.test import RequestFactory

from jielin.people.models import Account


def _registered() -> list[type[models.Model]]:
    return [model for model in site._registry if model.__module__.startswith("jielin.")]


@pytest.fixture
def request_of_an_operator(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.user = Account(is_staff=True, is_active=True)
    return request


@pytest.mark.parametrize("model", _registered() or [None], ids=str)
def test_nobody_adds_changes_or_deletes(
    model: type[models.Model] | None, request_of_an_operator: HttpRequest
) -> None:
    if model is None:
        return
    window = site._registry[model]
    assert not window.has_add_permission(request_of_an_operator)
    assert not window.has_change_permission(request_of_an_operator)
    assert not window.has_delete_permission(request_of_an_operator)
    assert "delete_selected" not in window.get_actions(request_of_an_operator)
