"""What data rights show elsewhere: a line on “me”, tiles of settings, a to-do."""

from collections.abc import Collection
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.people.auditing import Audited
from jielin.people.duties import DeskRequest, PortalRequest
from jielin.ui.parts import Tile, Todo
from jielin.ui.slots import Panel

from . import policy
from .desk.showing import page_url
from .models import DataRequest
from .queries.telling import AUDITED
from .workflow import OWED

WHAT = {OWED: gettext_lazy("Answer it")}


def mine(request: HttpRequest) -> str | None:
    """The way to one's own data, for whoever is signed in."""
    if cast(PortalRequest, request).acting.id is None:
        return None
    return reverse("rights:front")


def asked(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the security administrator: what waits."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.SECURING):
        return None
    url = reverse("desk_rights:list", kwargs={"home": desk.home.slug})
    line = _("People ask that their data be put right or erased")
    return (Tile(_("Data requests"), line, url, "shield"),)


def proof(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the audit administrator: what was deleted when its time was over."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.AUDITING):
        return None
    url = reverse("desk_rights:retention", kwargs={"home": desk.home.slug})
    line = _("What was deleted each day because its time was over")
    return (Tile(_("Proof of retention"), line, url, "clock"),)


def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """What waits for an answer: number and wish, no name. One query."""
    rows = DataRequest.objects.filter(tenant_id=desk.home.pk, pk__in=subject_ids)
    return {one.pk: _todo(desk, one) for one in rows if policy.may_decide(desk.acting, one)}


def _todo(desk: DeskRequest, one: DataRequest) -> Todo:
    return Todo(
        url=page_url(one, desk.home.slug),
        title=str(one.get_wish_display()),
        number=one.number,
        what=WHAT,
        duty=policy.SECURING,
    )


def audited(request: HttpRequest) -> Audited:
    """How the events of data requests are told."""
    return AUDITED


TO_DO = {DataRequest.kind: describe}
PANELS = (
    Panel("portal.me", "rights.mine", 10, mine, "rights/parts/me.html"),
    Panel("desk.settings", "rights.asked", 80, asked, "ui/tiles_panel.html"),
    Panel("desk.settings", "rights.proof", 95, proof, "ui/tiles_panel.html"),
    # Not shown but asked by the page of audit.
    Panel("audit.log", "rights.audited", 80, audited, ""),
)
