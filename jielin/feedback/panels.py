"""What feedback shows elsewhere: the entry on every page, one's own, the menu, what is due."""

from collections.abc import Collection
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.people.auditing import Audited
from jielin.people.duties import DeskRequest
from jielin.people.models import Account
from jielin.ui.parts import NavItem, Todo
from jielin.ui.slots import Panel

from . import policy
from .models import Feedback
from .pointing import path_of
from .queries.desk import SHOWN
from .queries.telling import AUDITED

PROMISES = {"answer": gettext_lazy("Answer what somebody says about the platform")}


def entry(request: HttpRequest) -> str:
    """The address of the entry, which is told the page that it stands on: its path alone."""
    page = path_of(request.path)
    return f"{reverse('feedback:say')}?{urlencode({'from': page})}"


def desk_entry(request: HttpRequest) -> str:
    """The desk keeps its menu in memory: there the browser tells the page that was left."""
    return reverse("feedback:say")


def mine(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """A line of the page “me”, for whoever is signed in."""
    if not isinstance(cast(Any, request).user, Account):
        return None
    label = _("What I said about this platform")
    return (NavItem(label, reverse("feedback:mine"), "chat"),)


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav, for whoever answers."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.ANSWER):
        return None
    url = reverse("desk_feedback:list", kwargs={"home": desk.home.slug})
    return (NavItem(_("About the platform"), url, "chat"),)


def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """What waits for an answer. One query."""
    rows = Feedback.objects.filter(tenant_id=desk.home.pk, pk__in=list(subject_ids))
    return {one.pk: _todo(one, desk) for one in rows if policy.may_answer(desk.acting, one)}


def _todo(one: Feedback, desk: DeskRequest) -> Todo:
    told = {"home": desk.home.slug, "number": one.number}
    text = one.text if len(one.text) <= SHOWN else one.text[: SHOWN - 1] + "…"
    return Todo(
        url=reverse("desk_feedback:page", kwargs=told),
        title=text,
        number=one.number,
        place=one.get_topic_display(),
        what=PROMISES,
        duty=policy.ANSWER,
    )


def audited(request: HttpRequest) -> Audited:
    """How the events of what people say about the platform are told."""
    return AUDITED


PANELS = (
    Panel("portal.foot", "feedback.entry", 10, entry, "feedback/parts/foot.html"),
    Panel("portal.help", "feedback.entry", 10, entry, "feedback/parts/help.html"),
    Panel("portal.me", "feedback.mine", 60, mine, "ui/row_panel.html"),
    Panel("desk.me", "feedback.entry", 60, desk_entry, "feedback/parts/desk_me.html"),
    Panel("desk.nav", "feedback.menu", 90, menu, "ui/nav_panel.html"),
    # Not shown but asked by the page of audit.
    Panel("audit.log", "feedback.audited", 85, audited, ""),
)
TO_DO = {Feedback.kind: describe}
