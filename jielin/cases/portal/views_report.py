"""Telling us: what kind it is, about whom, where, and whether somebody has told us already."""

from typing import cast

from django.contrib.messages import success
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jielin.people.duties import PortalRequest, portal_view
from jielin.people.models import Account
from jielin.territory.queries import gazetteer

from ..forms.report import AboutForm, KindForm, LocationForm
from ..models import Case
from ..queries import access
from ..queries.similar import may_follow, similar
from ..states import RequestType
from . import flow, remembering


@never_cache
@portal_view()
def start(request: PortalRequest) -> HttpResponse:
    """Begin, or ask whether to go on with a draft. A draft that was filed is done with."""
    draft = remembering.draft(request)
    if draft is None or not draft.kind:
        return redirect(flow.address(request, "kind"))
    filed = Case.objects.filter(tenant_id=request.home.pk, filed_key=draft.key).first()
    if filed is not None:
        return redirect(flow.address(request, "done", number=filed.number))
    if request.method == "POST":
        remembering.drop(request)
        return redirect(flow.address(request, "kind"))
    on = flow.address(request, draft.missing)
    return flow.page(request, "resume", draft, on_url=on)


@never_cache
@portal_view()
def kind(request: PortalRequest) -> HttpResponse:
    """The first question."""
    draft = remembering.begin(request)
    usual = {"kind": draft.kind or RequestType.HELP}
    form = KindForm(request.POST if request.method == "POST" else None, initial=usual)
    if form.is_valid():
        return flow.onward(request, draft.told(kind=form.cleaned_data["kind"], about=""))
    return flow.page(request, "kind", draft, form=form)


@never_cache
@portal_view()
def about(request: PortalRequest) -> HttpResponse:
    """Of which unit a complaint or report speaks."""
    draft = flow.taken(request)
    form = AboutForm(
        request.POST if request.method == "POST" else None,
        community=request.community,
        tenant_id=request.home.pk,
        initial={"about": draft.about or None},
    )
    if form.is_valid():
        return flow.onward(request, draft.told(about=form.answer))
    return flow.page(request, "about", draft, form=form)


@never_cache
@portal_view()
def location(request: PortalRequest) -> HttpResponse:
    """Where it is. The map is a help; words alone are enough."""
    draft = flow.taken(request)
    known = {name: getattr(draft, name) for name in ("place", "grid_id", "lng", "lat")}
    posted = request.POST if request.method == "POST" else None
    form = LocationForm(posted, community=request.community, initial=known)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in known}
        return flow.onward(request, draft.told(is_located=True, has_looked=False, **told))
    grids = [one for one in gazetteer().children(request.community.id) if one.lng is not None]
    return flow.page(request, "location", draft, form=form, grids=grids)


@never_cache
@portal_view()
def duplicates(request: PortalRequest) -> HttpResponse:
    """Open requests nearby; nothing is shown of what other residents wrote."""
    draft = flow.taken(request)
    if request.method == "POST":
        return flow.onward(request, draft.told(has_looked=True))
    found = similar(flow.spot(request, draft)) if draft.is_located else ()
    if not found:
        return flow.onward(request, draft)
    return flow.page(request, "duplicates", draft, found=found)


@require_POST
@portal_view(signed_in=True)
def follow(request: PortalRequest, number: str) -> HttpResponse:
    """The same troubles me too. The draft is no longer needed."""
    case = access.of_number(request.home.pk, number).first()
    if case is None or case.community_id != request.community.id or not may_follow(case):
        raise Http404
    case.follow(cast(Account, request.user).pk)
    remembering.drop(request)
    success(request, _("You follow this request now, and are told how it goes."))
    return redirect(flow.address(request, "page", number=case.number))
