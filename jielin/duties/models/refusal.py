"""A task that was kept out of a community: counted, with the rule that allowed it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from ..states import Situation
from ..workflow import REFUSAL


@dataclass(frozen=True)
class Demand:
    """What was asked of a community, by whom, and the rule by which it is refused."""

    department_id: UUID
    community_id: UUID | None
    title: str
    situation: str
    rule: str
    source: str = ""


class Refusal(Matter):
    """One refusal. It is a fact the moment it is made and keeps the words of its rule."""

    kind = "task_refusal"
    workflow = REFUSAL

    number = models.CharField(gettext_lazy("number"), max_length=20, editable=False)
    department_id = models.UUIDField()
    community_id = models.UUIDField(null=True)
    title = models.CharField(gettext_lazy("what was asked"), max_length=120)
    situation = models.CharField(gettext_lazy("situation"), max_length=12, choices=Situation)
    rule = models.CharField(gettext_lazy("rule"), max_length=300, blank=True)
    source = models.CharField(gettext_lazy("source"), max_length=160, blank=True)
    refused_at = models.DateTimeField()

    class Meta:
        verbose_name = gettext_lazy("refusal")
        verbose_name_plural = gettext_lazy("refusals")
        ordering = ("-refused_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="refusal_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(situation__in=Situation.values),
                name="refusal_is_for_a_known_situation",
            ),
        )
        indexes = (
            models.Index(
                fields=["tenant", "community_id", "refused_at"], name="refusal_of_a_community"
            ),
            models.Index(
                fields=["tenant", "department_id", "refused_at"], name="refusal_of_a_department"
            ),
        )

    def __str__(self) -> str:
        return self.number

    @classmethod
    def refuse(cls, demand: Demand, *, tenant_id: int, by: Actor) -> Self:
        """Note that a task was kept out, by a community or by the house that blocked it."""
        if directory().find(demand.department_id) is None:
            raise Refused(_("Choose the department that asked for it."))
        new = cls(tenant_id=tenant_id, refused_at=clock.now())
        new.department_id, new.community_id = demand.department_id, demand.community_id
        new.title, new.situation = demand.title, demand.situation
        new.rule, new.source = demand.rule, demand.source
        with turn() as under_way, new.beginning("refuse", by=by, situation=demand.situation):
            for organisation_id in new._parties():
                under_way.involve(new, organisation_id)
            number = next_number(tenant_id, f"refusal {new.refused_at:%Y}")
            new.number = f"JT{new.refused_at:%Y%m%d}-{number:04d}"
        return new

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def _parties(self) -> tuple[UUID, ...]:
        mine: tuple[UUID, ...] = (self.department_id,)
        if self.community_id is None:
            return mine
        above = (unit.id for unit in directory().superiors(self.community_id))
        return tuple(dict.fromkeys((*mine, self.community_id, *above)))
