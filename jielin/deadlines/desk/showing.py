"""What the pages of settings share: bound forms, errors at their fields, 404 for what is not."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest

from ..reckoning import ZONE

FOLDER = "deadlines/desk/"


def today() -> date:
    """The civil day of the city."""
    return clock.now().astimezone(ZONE).date()


def bound(request: DeskRequest) -> Any:
    """What a form is filled with: the post, or nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def put_down(form: forms.Form, error: ValidationError) -> None:
    """A verb's errors at the fields they name; what has no field stands above."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, texts in error.message_dict.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


def page(
    request: DeskRequest, name: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of this app's."""
    return render(request, f"{FOLDER}{name}.html", shown, status=status)


def refused(
    request: DeskRequest, name: str, shown: dict[str, Any], error: Refused | ValidationError
) -> HttpResponse:
    """The page again: what was typed is kept, and the sentence stands where it belongs."""
    if isinstance(error, Refused):
        return page(request, name, {**shown, "refusal": error}, error.status)
    put_down(shown["form"], error)
    return page(request, name, shown, 422)
