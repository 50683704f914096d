"""Words on a case, and the part of the unit that holds it."""

from typing import TYPE_CHECKING, Any, Self, cast

from django.db import models

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.sealed import same

from ..states import EntryKind
from .assignment import Assignment
from .entry import Entry
from .record import CaseRecord

if TYPE_CHECKING:
    from datetime import datetime

    from .case import Case


class Saying(CaseRecord):
    """What the verbs share."""

    class Meta:
        abstract = True

    @property
    def changing_at(self) -> "datetime":
        """The moment of the verb under way."""
        return clock.now()

    def as_case(self) -> "Case":
        return cast("Case", self)

    def say(self, kind: EntryKind, text: str, *, is_public: bool) -> Entry:
        """Put words beside the event of the verb under way."""
        return Entry.objects.create(
            tenant_id=self.tenant_id,
            case=self.as_case(),
            event_id=self.next_event_id,
            kind=kind,
            text=text,
            is_public=is_public,
        )

    @classmethod
    def hold(cls, rows: models.QuerySet[Any]) -> Self:
        """As any matter; and the lead as it stands now, not as it stood before the wait."""
        found = super().hold(rows)
        lead = found._state.fields_cache.get("lead")
        is_old = lead is None or (lead.pk, lead.event_seq) != (found.lead_id, found.lead_seq)
        if is_old and found.lead_id is not None:
            parts = Assignment.objects.filter(tenant_id=found.tenant_id, pk=found.lead_id)
            found.lead = parts.first()
        return found

    def _clean_changed(self, stored: dict[str, Any]) -> list[str]:
        lead = self._state.fields_cache.get("lead")
        if lead is not None:
            self.lead_seq = lead.event_seq
        return super()._clean_changed(stored)

    def part(self) -> Assignment:
        """The holder's assignment, guarded by this case's lock."""
        lead = cast("Assignment", self.lead)
        lead.case = self.as_case()
        return lead.held_with(self)

    def handled_by(self, by: Actor) -> None:
        """Remember who worked on it, so that the same person never checks it."""
        if by.id is not None and str(by.id) not in self.handled_by_ids:
            self.handled_by_ids = [*self.handled_by_ids, str(by.id)]

    def is_phone(self, index: str) -> bool:
        """Whether a proven phone is the one left with the case."""
        return bool(self.phone_index) and same(self.phone_index, index)
