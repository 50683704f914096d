"""What rulings show elsewhere: steps and a card on a case, words to the resident, a to-do."""

from collections.abc import Callable, Collection, Iterator
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.about import CaseRequest
from jielin.cases.models import Case
from jielin.cases.policy import is_holder
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest
from jielin.ui.addresses import address
from jielin.ui.parts import NavItem, StepButton, Todo
from jielin.ui.slots import Panel

from . import policy
from .desk.showing import buttons, page_url
from .models import Extension, Objection, Suspension
from .models import extension as extensions
from .models import objection as objections
from .models import suspension as suspensions
from .models.ruling import Ruling
from .queries.cards import Card, PublicCard, cards, public_card
from .queries.seeing import with_case, without_interest

WHAT = {
    "rule_objection": gettext_lazy("Rule on the returned dispatch"),
    "rule_extension": gettext_lazy("Rule on more time"),
    "rule_suspension": gettext_lazy("Verify and rule on parking"),
}


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    url = address("desk_rulings:list", {"home": desk.home.slug})
    return (NavItem(_("Rulings"), url, "shield", key="R"),)


def steps(request: HttpRequest) -> tuple[StepButton, ...] | None:
    """What the holder may ask for now, and what can be done with a parked case."""
    desk = cast(DeskRequest, request)
    case = cast(CaseRequest, request).case
    found = (*_asking(desk, case), *_parked(desk, case))
    return found or None


def card(request: HttpRequest) -> tuple[Card, ...] | None:
    """The rulings about this case; nothing is asked where there are none."""
    return cards(cast(CaseRequest, request).case) or None


def told(request: HttpRequest) -> PublicCard | None:
    """What the resident reads of an extension or a parking."""
    return public_card(cast(CaseRequest, request).case)


def _asking(desk: DeskRequest, case: Case) -> Iterator[StepButton]:
    if not is_holder(desk.acting, case):
        return
    waiting = _waiting(case)
    if _is_open(objections.check_open, case) and Objection.kind not in waiting:
        yield _button(desk, case, "object", _("Return the dispatch"), "undo", "R")
    if _is_open(extensions.check_open, case) and Extension.kind not in waiting:
        yield _button(desk, case, "ask_time", _("Ask for more time"), "clock", "Y")
    if _is_open(suspensions.check_open, case) and Suspension.kind not in waiting:
        yield _button(desk, case, "ask_parking", _("Ask to park it"), "folder", "P")


def _parked(desk: DeskRequest, case: Case) -> tuple[StepButton, ...]:
    """Looking again and taking up again belong to the case's own page as well."""
    if case.state != "parked":
        return ()
    rows = Suspension.objects.filter(tenant_id=case.tenant_id, case_id=case.pk, counts=True)
    one = rows.first()
    if one is None:
        return ()
    one.case = case
    return buttons(one, desk.acting, desk.home.slug)


def _waiting(case: Case) -> frozenset[str]:
    """The kinds that were asked for and cannot be asked for again now."""
    found = set()
    about = {"tenant_id": case.tenant_id, "case_id": case.pk}
    if Objection.kind in case.attached:
        mine = Objection.objects.filter(**about, unit_id=case.holder_id)
        found |= {Objection.kind} if mine.exists() else set()
    if Extension.kind in case.attached and Extension.objects.filter(**about, waits=True).exists():
        found.add(Extension.kind)
    if (
        Suspension.kind in case.attached
        and Suspension.objects.filter(**about, counts=True).exists()
    ):
        found.add(Suspension.kind)
    return frozenset(found)


def _is_open(check: Callable[[Case], None], case: Case) -> bool:
    try:
        check(case)
    except Refused:
        return False
    return True


def _button(
    desk: DeskRequest, case: Case, page: str, label: str, icon: str, key: str
) -> StepButton:
    url = address(f"desk_rulings:{page}", {"home": desk.home.slug, "case": case.number})
    return StepButton(page, label, url, key=key, icon=icon, asks=True)


def _describer(model: type[Ruling]) -> Callable[..., dict[UUID, Todo]]:
    rows = with_case(model)

    def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
        """What waits for this person's ruling, told by its case. One query."""
        found = without_interest(desk.acting, rows.rows(desk.home.pk, subject_ids))
        mine = (one for one in found if policy.may_rule(desk.acting, one))
        return {one.pk: _todo(desk, one) for one in mine}

    return describe


def _todo(desk: DeskRequest, one: Ruling) -> Todo:
    return Todo(
        url=page_url(one, desk.home.slug),
        title=one.case.title,
        number=one.number,
        place=one.case.place,
        what=WHAT,
        duty=policy.RULE,
    )


TO_DO = {model.kind: _describer(model) for model in (Objection, Extension, Suspension)}
PANELS = (
    Panel("desk.nav", "rulings.menu", 30, menu, "ui/nav_panel.html"),
    Panel("case.steps", "rulings.steps", 40, steps, "ui/nav_panel.html"),
    Panel("case.aside", "rulings.card", 40, card, "rulings/parts/case_card.html"),
    Panel("request.page", "rulings.told", 40, told, "rulings/parts/request_card.html"),
)
