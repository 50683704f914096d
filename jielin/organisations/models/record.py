"""The record of one organisation: the chain of its changes, under the organisation's own id."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.models import Matter
from jielin.kernel.workflow import Terms

from ..workflow import WORKFLOW

Changing = AbstractContextManager[None]


class OrganisationRecord(Matter):
    """An organisation is reference data and has no home of its own to move in; this has."""

    kind = "organisation"
    workflow = WORKFLOW

    # The organisation with those above it; set by the organisation whose record this is.
    _line: frozenset[UUID] = frozenset()

    class Meta:
        verbose_name = _("record of an organisation")
        verbose_name_plural = _("records of organisations")

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def held(cls, unit_id: UUID, tenant_id: int, line: frozenset[UUID]) -> Self:
        """The record, locked; begun for an organisation from before there were records."""
        known = cls.objects.filter(tenant_id=tenant_id, pk=unit_id)
        if not known.exists():
            with cls.found(unit_id, tenant_id, by=SYSTEM):
                pass
        found: Self = cls.hold(known)
        found._line = line
        return found

    @classmethod
    def found(cls, unit_id: UUID, tenant_id: int, *, by: Actor, **said: Any) -> Changing:
        new = cls(id=unit_id, tenant_id=tenant_id)
        return new.beginning("found", by=by, **said)

    def rename(self, *, by: Actor, **said: Any) -> Changing:
        return self.taking("rename", by=by, **said)

    def move_under(self, *, by: Actor, **said: Any) -> Changing:
        return self.taking("move_under", by=by, **said)

    def serve(self, *, by: Actor, **said: Any) -> Changing:
        return self.taking("serve", by=by, **said)

    def be_reached(self, *, by: Actor, **said: Any) -> Changing:
        return self.taking("be_reached", by=by, **said)

    def close(self, *, by: Actor, **said: Any) -> Changing:
        return self.taking("close", by=by, **said)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def overseers(self) -> frozenset[UUID]:
        """The organisation and all above it."""
        return self._line
