"""Stages of one piece of work with a time each: stop, penalty, demolition (分阶段时限)."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Terms

from ..parts import STAGE
from ..states import StageKind

if TYPE_CHECKING:
    from .case import Case


class Stage(Matter):
    """One stage; its time stands from the planning on and no earlier stage moves it."""

    kind = "stage"
    workflow = STAGE

    case = TenantForeignKey("cases.Case", models.CASCADE, related_name="stages")
    name = models.CharField(_("stage"), max_length=12, choices=StageKind)
    place = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField(_("due"))

    class Meta:
        ordering = ("place",)
        indexes = (models.Index(fields=["tenant", "case", "place"], name="stage_of_a_case"),)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def plan(cls, case: "Case", name: str, *, place: int, by: Actor) -> Self:
        """Put a stage into the plan, with the time that the rules give it from now."""
        now = case.changing_at
        new = cls(tenant_id=case.tenant_id, case=case, name=name, place=place, due_at=now)
        with turn(), new.beginning("plan", by=by, stage=name):
            pass
        return new

    def finish(self, *, by: Actor) -> None:
        with self.taking("finish", by=by):
            pass

    def drop(self, *, by: Actor) -> None:
        """The case ended before it came to this."""
        with self.taking("drop", by=by):
            pass

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """Owed by the unit that leads, by the rule for its name and the class."""
        found = terms_of(self.case, self.name, now)
        self.due_at = found.due_at
        return found


def terms_of(case: "Case", name: str, start: datetime) -> Terms:
    """What the rules say of a stage that is planned at `start`."""
    found: Terms = case.terms_for(case.holder_id, f"stage_{name}", start)
    return replace(found, asked_by_id=None)
