"""How fast a client asks: one number a client, right across all workers, and no history."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Greatest

from jielin.kernel.models import TenantModel

from ..pacing import Pace


class PaceMark(TenantModel):
    """The key is the client's. `due` is in microseconds; see `pacing`."""

    id = models.UUIDField(primary_key=True, editable=False)
    due = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.due)

    @classmethod
    def begin(cls, tenant_id: int, client_id: UUID) -> None:
        cls.objects.create(tenant_id=tenant_id, id=client_id)

    @classmethod
    def wait(cls, tenant_id: int, client_id: UUID, per_minute: int, now: datetime) -> int:
        """Count one request: 0 when it is let in, else the seconds to wait.

        One statement checks and counts, so two workers never let the same one in twice.
        """
        pace, at = Pace(per_minute), int(now.timestamp() * 1_000_000)
        mine = cls.objects.filter(tenant_id=tenant_id, pk=client_id)
        later = Greatest(F("due"), Value(at, models.BigIntegerField())) + pace.interval
        if mine.filter(due__lte=at + pace.ahead).update(due=later):
            return 0
        due = mine.values_list("due", flat=True).first()
        return pace.wait(due or at, at)
