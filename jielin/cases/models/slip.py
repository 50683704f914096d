"""A paper slip that is handed out, filled in by hand, and typed in once."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.territory.models import Area

from ..parts import SLIP
from .case import Case, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PRINTED = 20


class Slip(Matter):
    """One sheet with a number of its own. What was written on it is a case, and its picture."""

    kind = "slip"
    workflow = SLIP

    number = models.CharField(gettext_lazy("number"), max_length=20, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    # Those that were printed together.
    batch = models.UUIDField(editable=False)
    printed_at = models.DateTimeField(gettext_lazy("printed"))
    case_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = gettext_lazy("paper slip")
        verbose_name_plural = gettext_lazy("paper slips")
        ordering = ("-printed_at", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="slip_number_is_unique_in_its_home"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "batch"], name="slip_of_a_batch"),
            models.Index(fields=["tenant", "area", "-printed_at"], name="slip_of_an_area"),
        )

    def __str__(self) -> str:
        return self.number

    @classmethod
    def hand_out(
        cls, count: int, *, area_id: int, tenant_id: int, batch: UUID, by: Actor
    ) -> "Sequence[Self]":
        """Give some sheets numbers. The same batch asked for twice is one batch."""
        with turn():
            known = list(cls.objects.filter(tenant_id=tenant_id, batch=batch))
            if known:
                return known
            return [cls._begun(area_id, tenant_id, batch, by) for _one in range(count)]

    def enter(self, *, by: Actor, report: Report) -> Case:
        """Type it in: the number serves once. Raises Refused."""
        self.refresh_from_db(fields=["state", "case_id"])
        if self.state == "entered":
            raise Refused(_("This slip was typed in already. A number serves once."))
        with self.taking("enter", by=by):
            case = Case.register(report, tenant_id=self.tenant_id, by=by)
            self.case_id = case.pk
        return case

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @classmethod
    def _begun(cls, area_id: int, tenant_id: int, batch: UUID, by: Any) -> Self:
        now = clock.now()
        new = cls(tenant_id=tenant_id, area_id=area_id, batch=batch, printed_at=now)
        with new.beginning("hand_out", by=by):
            day = f"{timezone.localdate(now):%Y%m%d}"
            new.number = f"ZD{day}-{next_number(tenant_id, f'slip {day}'):04d}"
        return new
