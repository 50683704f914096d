"""The working calendar: a year at a glance, a day marked, a year taken from the official list."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from ..forms.days import FIRST_YEAR, LAST_YEAR, MarkForm
from ..models import WorkDay, WorkingYear
from ..policy import MANAGING
from ..queries import years
from ..queries.telling import timeline
from .showing import bound, page, refused, today


@require_safe
@desk_view(MANAGING)
def show(request: DeskRequest) -> HttpResponse:
    """The year asked for, or the present one."""
    return _year(request, _number(request))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def mark(request: DeskRequest) -> HttpResponse:
    """A day, whether it is worked, and by which notice."""
    at = _day(request)
    initial = {"day": at, "seen": WorkDay.told(at) if at else ""}
    form = MarkForm(bound(request), initial=initial)
    shown: dict[str, Any] = {"form": form, "cell": years.day(at) if at else None}
    shown["year"] = at.year if at else today().year
    if not form.is_bound or not form.is_valid():
        return page(request, "mark_day", shown, 422 if form.is_bound else 200)
    told = form.cleaned_data
    try:
        WorkingYear.mark(
            told["day"],
            works=told["works"] == "yes",
            source=told["source"],
            seen=told["seen"],
            tenant=request.home,
            by=request.acting,
        )
    except (Refused, ValidationError) as error:
        return refused(request, "mark_day", shown, error)
    messages.success(request, _("The day is marked. %(anew)s") % {"anew": _anew(request)})
    return _back(request, told["day"].year)


@require_POST
@desk_view(MANAGING)
def load(request: DeskRequest) -> HttpResponse:
    """Take the year from the official list."""
    number = _number(request)
    try:
        changed = WorkingYear.load(number, tenant=request.home, by=request.acting)
    except Refused as refusal:
        return _year(request, number, refusal)
    sentence = ngettext(
        "%(count)d day of %(year)d changed. %(anew)s",
        "%(count)d days of %(year)d changed. %(anew)s",
        changed,
    )
    said = {"count": changed, "year": number, "anew": _anew(request)}
    messages.success(request, sentence % said)
    return _back(request, number)


def _year(request: DeskRequest, number: int, refusal: Refused | None = None) -> HttpResponse:
    record = WorkingYear.of(number, request.home.pk)
    shown = {
        "year": years.year(number),
        "anew": years.anew(request.home.pk, number),
        "events": timeline(request.home.pk, [record.pk]) if record else (),
        "today": today(),
        "refusal": refusal,
        "before": number - 1 if number > FIRST_YEAR else None,
        "after": number + 1 if number < LAST_YEAR else None,
    }
    return page(request, "calendar", shown, refusal.status if refusal else 200)


def _anew(request: DeskRequest) -> str:
    """How many due times rest on a guess and are reckoned again now."""
    count = years.anew(request.home.pk, today().year).waiting
    sentence = ngettext(
        "%(count)d provisional due time is reckoned anew.",
        "%(count)d provisional due times are reckoned anew.",
        count,
    )
    return sentence % {"count": count}


def _number(request: DeskRequest) -> int:
    told = request.POST.get("year") or request.GET.get("year", "")
    if not told:
        return today().year
    if not (told.isascii() and told.isdecimal() and FIRST_YEAR <= int(told[:5]) <= LAST_YEAR):
        raise Http404
    return int(told)


def _day(request: DeskRequest) -> date | None:
    try:
        found = date.fromisoformat(request.POST.get("day") or request.GET.get("day", ""))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _back(request: DeskRequest, number: int) -> HttpResponse:
    answer = redirect("desk_deadlines:calendar", home=request.home.slug)
    answer["Location"] += f"?year={number}"
    return answer
