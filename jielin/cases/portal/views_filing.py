"""Telling us: how to reach you, a last look, sending it, and the receipt."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jielin.catalogue.queries import catalogue
from jielin.files.viewers import viewer_key
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.duties import PortalRequest, portal_view
from jielin.people.models import Account
from jielin.people.phones import mask
from jielin.people.queries.household import called, helped_by
from jielin.territory.queries import gazetteer
from jielin.ui.parts import Fact, Photo

from ..draft import Draft
from ..forms.reaching import ME, OTHER, OWN, THEIRS, ReachForm
from ..forms.report import KINDS
from ..models import Case, Report
from ..queries import access
from ..queries.request_page import Reader, request_page
from ..states import RequestType
from . import flow, remembering
from .views_describe import carried, spoken
from .whose import speaker

REACHED = ("name", "phone", "prefers", "for_id", "is_unlisted")


@never_cache
@portal_view()
def contact(request: PortalRequest) -> HttpResponse:
    """Name, telephone, and how the resident would like to be told."""
    draft, user = flow.taken(request), request.user
    own = user.proven_phone if isinstance(user, Account) else ""
    relatives = helped_by(user.pk) if isinstance(user, Account) else ()
    posted = request.POST if request.method == "POST" else None
    known = _reached(draft, own, relatives) | {"name": draft.name or request.acting.name}
    form = ReachForm(posted, own_phone=own, relatives=relatives, initial=known)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in REACHED}
        return flow.onward(request, draft.told(is_reachable=True, **told))
    return flow.page(request, "contact", draft, form=form)


def _reached(draft: Draft, own: str, relatives: Sequence[Account]) -> dict[str, Any]:
    """What the page shows as chosen: the number by whose it is."""
    theirs = {one.proven_phone for one in relatives if str(one.pk) == draft.for_id}
    which = OWN if draft.phone in {"", own} else THEIRS if draft.phone in theirs else OTHER
    return {
        "which": which,
        "phone": draft.phone if which == OTHER or not own else "",
        "prefers": draft.prefers,
        "whom": draft.for_id or ME,
        "is_unlisted": draft.is_unlisted,
    }


@never_cache
@portal_view()
def check(request: PortalRequest) -> HttpResponse:
    """Look at it once more, and send it. Sending twice is sending once."""
    draft = remembering.draft(request)
    if draft is None:
        return redirect(flow.address(request, "start"))
    if draft.missing != "check":
        return redirect(flow.address(request, draft.missing))
    if request.method != "POST":
        return _check_page(request, draft)
    try:
        # No turn around it: what was sent twice must not break a transaction under way.
        report = _report(request, draft)
        case = Case.register(report, tenant_id=request.home.pk, by=request.acting)
    except Refused as refused:
        return _check_page(request, draft, refused)
    if voice := spoken(request, draft):
        voice.attach(Case.kind, case.pk)
    for photo in carried(request, draft):
        photo.attach(Case.kind, case.pk)
    return redirect(flow.address(request, "done", number=case.number))


@never_cache
@require_safe
@portal_view()
def done(request: PortalRequest, number: str) -> HttpResponse:
    """The receipt. From here on this browser may look at the request; the draft is dropped."""
    case = access.of_number(request.home.pk, number).first()
    draft = remembering.draft(request)
    if case is None:
        raise Http404
    if draft is not None and str(case.filed_key) == draft.key:
        remembering.own(request, case.pk)
        remembering.drop(request)
    elif speaker(request, case) is None:
        raise Http404
    found = request_page(case, Reader(viewer_key(request), True, request.user.pk))
    empty = draft or remembering.begin(request)
    return flow.page(request, "done", empty, page=found, has_sms=case.prefers != "phone")


def _report(request: PortalRequest, draft: Draft) -> Report:
    return Report(
        request_type=RequestType(draft.kind),
        category_id=draft.category_id or 0,
        area_id=draft.grid_id or request.community.id,
        text=draft.text,
        place=draft.place,
        lng=draft.lng,
        lat=draft.lat,
        name=draft.name,
        phone=draft.phone,
        prefers=draft.prefers,
        accused_id=draft.accused_id,
        filed_key=UUID(draft.key),
        for_id=UUID(draft.for_id) if draft.for_id else None,
        is_unlisted=draft.is_unlisted,
        is_spoken=spoken(request, draft) is not None,
    )


def _check_page(
    request: PortalRequest, draft: Draft, refused: Refused | None = None
) -> HttpResponse:
    key = viewer_key(request)
    photos = tuple(
        Photo(file.url_for(key), _("Your photo"), file.thumbnail_for(key))
        for file in carried(request, draft)
    )
    shown = {
        "facts": _facts(request, draft, len(photos)),
        "pictures": photos,
        "is_confidential": _is_confidential(request, draft),
    }
    response = flow.page(request, "check", draft, refused=refused, **shown)
    response.status_code = refused.status if refused else 200
    return response


def _is_confidential(request: PortalRequest, draft: Draft) -> bool:
    """Whether it will go above the unit that serves the place."""
    usual = directory().serving(draft.grid_id or request.community.id)
    return draft.kind == RequestType.REPORT or bool(usual and usual.id == draft.accused_id)


def _facts(request: PortalRequest, draft: Draft, photos: int) -> list[Fact]:
    change = _("Change")

    def line(label: str, value: object, name: str) -> Fact:
        return Fact(label, str(value), flow.address(request, name), change)

    words = {kind.value: label for kind, label in _kinds()}
    lines = [line(_("Kind"), words[draft.kind], "kind")]
    if draft.accuses:
        unit = directory().name(draft.accused_id) or _("No unit named")
        lines.append(line(_("About"), unit, "about"))
    lines += [
        line(_("Place"), _where(request, draft), "location"),
        line(_("What happened"), draft.text or _("Said in a recording"), "describe"),
        line(_("Photos"), _how_many(photos), "describe"),
        line(_("Category"), catalogue().get(draft.category_id or 0).title, "category"),
        line(_("Contact"), " ".join(filter(None, (draft.name, mask(draft.phone)))), "contact"),
    ]
    if draft.for_id:
        lines.insert(0, line(_("For whom"), _whom(request, draft), "contact"))
    if draft.is_unlisted:
        lines.append(line(_("Neighbours"), _("are not shown that it exists"), "contact"))
    return lines


def _whom(request: PortalRequest, draft: Draft) -> str:
    """The person who is helped; whoever may not any more learns it when sending."""
    user = request.user
    found = helped_by(user.pk) if isinstance(user, Account) else ()
    told = (called(one) for one in found if str(one.pk) == draft.for_id)
    return next(told, _("Somebody who does not let you act for them any more"))


def _how_many(photos: int) -> str:
    said = ngettext("%(count)d photo", "%(count)d photos", photos) % {"count": photos}
    return said if photos else _("None")


def _kinds() -> list[tuple[RequestType, str]]:
    return [(kind, str(kind.label)) for kind, _explained in KINDS]


def _where(request: PortalRequest, draft: Draft) -> str:
    area = draft.grid_id or request.community.id
    pin = _("Marked on the map") if draft.has_pin else ""
    return "\n".join(filter(None, (draft.place, gazetteer().label(area), pin)))
