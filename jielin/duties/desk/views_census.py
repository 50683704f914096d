"""A census: opening it, what was found, the verdict on each item."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.burden import BurdenForm, JudgeForm
from ..models import Census
from ..queries import censuses, seeing
from ..states import BurdenKind, CensusState
from .showing import buttons, or_404, show


@require_POST
@desk_view(policy.CENSUS)
@or_404
def open_census(request: DeskRequest, community: UUID) -> HttpResponse:
    """Open this half-year's census of a community."""
    if community not in {u.id for u in seeing.communities(request.acting, request.home.pk)}:
        raise seeing.Hidden
    one = Census.open(tenant_id=request.home.pk, community_id=community, by=request.acting)
    return redirect("desk_duties:census", home=request.home.slug, census=one.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def page(request: DeskRequest, census: UUID) -> HttpResponse:
    """The items by class; whoever may judge ticks some and gives a verdict."""
    one = seeing.census(request.acting, request.home.pk, str(census))
    if request.method != "POST":
        return _page(request, one, None)
    items = one.lines.values_list("item_id", flat=True)
    form = JudgeForm(request.POST, items=list(items))
    if not form.is_valid():
        return _page(request, one, form, status=422)
    try:
        one.judge(by=request.acting, **form.judged())
    except Refused as refusal:
        return _page(request, one, form, refusal=refusal, status=refusal.status)
    messages.success(request, _("The verdict is noted."))
    return redirect(request.get_full_path())


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.CENSUS)
@or_404
def add(request: DeskRequest, census: UUID) -> HttpResponse:
    """A burden that was not counted yet."""
    one = seeing.census(request.acting, request.home.pk, str(census))
    form = BurdenForm(
        request.POST if request.method == "POST" else None, tenant_id=request.home.pk
    )
    shown: dict[str, object] = {"form": form, "census": one, "place": _place(one)}
    if not form.is_bound or not form.is_valid():
        return show(request, "add_burden", "burden", shown, status=422 if form.is_bound else 200)
    try:
        one.add(by=request.acting, burdens=(form.burden(),))
    except Refused as refusal:
        shown["refusal"] = refusal
        return show(request, "add_burden", "burden", shown, status=refusal.status)
    messages.success(request, _("The burden stands in the census."))
    return redirect("desk_duties:census", home=request.home.slug, census=one.pk)


def _page(
    request: DeskRequest, one: Census, form: JudgeForm | None, *, status: int = 200, **more: object
) -> HttpResponse:
    kind = request.GET.get("kind", "")
    waiting = request.GET.get("show") == "waiting"
    is_open, actor = one.state == CensusState.OPENED, request.acting
    ticked = set(form.data.getlist("items")) if form else set()  # type: ignore[attr-defined]
    shown = {
        "census": one,
        "place": _place(one),
        "groups": censuses.groups(one, kind, waiting=waiting),
        "progress": censuses.progress(one),
        "kinds": BurdenKind.choices,
        "kind": kind,
        "waiting": waiting,
        "form": form or JudgeForm(items=()),
        "ticked": ticked,
        "may_judge": is_open and policy.may_judge(actor, one),
        "may_add": is_open and policy.may_record(actor, one),
        "steps": buttons(one, actor, request.home.slug),
        **more,
    }
    return show(request, "census", "burden", shown, status=status)


def _place(one: Census) -> str:
    return directory().name(one.community_id)
