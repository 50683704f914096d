"""The lists: which there are, what one says, how two versions differ, who is in charge of what."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from jielin.kernel import clock
from jielin.organisations.queries import Unit, directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..entry_text import compare
from ..models import DutyList, ListVersion
from ..queries import lists, seeing
from ..queries.comparing import told
from ..queries.finder import LONGEST_QUESTION, who_is_in_charge
from ..states import VersionState
from .showing import buttons, or_404, show


@require_safe
@desk_view(policy.READ)
def index(request: DeskRequest) -> HttpResponse:
    """The lists that concern this person, or those of a unit that was chosen."""
    mine = lists.around(request.home.pk, request.acting)
    units = directory().units(request.home.pk)
    chosen = next((one for one in units if str(one.id) == request.GET.get("unit")), None)
    owners = lists.line_up(chosen.id) if chosen else [unit.id for unit in mine]
    shown = {
        "lines": lists.lists_of(request.home.pk, owners, drafts=True),
        "units": units,
        "chosen": chosen,
        "may_write": request.acting.has_duty(policy.EDIT),
    }
    return show(request, "lists", "lists", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def in_force(request: DeskRequest, of: UUID) -> HttpResponse:
    """The version in force, else the draft, else why there is nothing."""
    one = seeing.duty_list(request.home.pk, of)
    may_edit = policy.may_edit(request.acting, one)
    current = one.current() or _draft(one, may_edit=may_edit)
    if current is not None:
        return redirect("desk_duties:version", home=request.home.slug, version=current.pk)
    return show(request, "no_version", "lists", {"list": one, "may_edit": may_edit})


@require_safe
@desk_view(policy.READ)
@or_404
def version(request: DeskRequest, version: UUID) -> HttpResponse:
    """One version: its entries, its steps, and the versions before and after."""
    one = seeing.version(request.acting, request.home.pk, str(version))
    may_edit = policy.may_edit(request.acting, one)
    versions = lists.versions_of(one.duty_list, drafts=may_edit)
    shown = {
        "version": one,
        "title": one.duty_list.title,
        "entries": lists.entries_of(one, _here(request)),
        "versions": versions,
        "steps": buttons(one, request.acting, request.home.slug),
        "is_draft": one.state == VersionState.DRAFT,
        "may_begin": may_edit and not any(v.state == VersionState.DRAFT for v in versions),
        "may_edit": may_edit,
        "before": next((v for v in versions if _is_before(v, one)), None),
    }
    return show(request, "version", "lists", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def comparison(request: DeskRequest, of: UUID) -> HttpResponse:
    """What was added, removed and changed between two versions of a list."""
    one = seeing.duty_list(request.home.pk, of)
    before = seeing.version(request.acting, request.home.pk, request.GET.get("from", ""))
    after = seeing.version(request.acting, request.home.pk, request.GET.get("to", ""))
    if {before.duty_list_id, after.duty_list_id} != {one.pk}:
        raise seeing.Hidden
    found = compare(
        (row.text for row in before.entries.all()), (row.text for row in after.entries.all())
    )
    shown = {
        "list": one,
        "before": before,
        "after": after,
        "groups": told(found),
        "versions": lists.versions_of(one, drafts=policy.may_edit(request.acting, one)),
    }
    return show(request, "compare", "lists", shown)


@require_safe
@desk_view(policy.READ)
def find(request: DeskRequest) -> HttpResponse:
    """Who is in charge of what somebody asks about."""
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    around = [unit.id for unit in lists.around(request.home.pk, request.acting)]
    today = timezone.localdate(clock.now())
    answers = who_is_in_charge(asked, request.home.pk, around, today)
    return show(request, "find", "find", {"asked": asked, "answers": answers})


def _here(request: DeskRequest) -> Unit | None:
    return lists.home_community(lists.around(request.home.pk, request.acting))


def _draft(one: DutyList, *, may_edit: bool) -> ListVersion | None:
    rows = one.versions.filter(state=VersionState.DRAFT)
    return rows.first() if may_edit else None


def _is_before(version: ListVersion, one: ListVersion) -> bool:
    """The nearest version that one can be compared with."""
    return version.number is not None and (one.number is None or version.number < one.number)
