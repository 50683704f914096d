"""The daily seal of a home's events, and the proof that no event was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from . import clock
from .digests import START, sm3
from .models import Event, Matter, Seal, Tenant

GRACE = timedelta(hours=1)


@dataclass(frozen=True)
class Fault:
    """Something in the chain that does not prove."""

    where: str
    what: str


def end_of(day: date) -> UUID:
    """The smallest id that an event of the following day can have."""
    midnight = datetime.combine(day + timedelta(days=1), time(), timezone.get_default_timezone())
    return UUID(int=int(midnight.timestamp() * 1000) << 80)


def seal_all(day: date | None = None) -> None:
    """Seal every home up to the end of a finished day: the last one, unless told.

    A day is finished an hour after midnight, when nothing begun before can still commit.
    """
    finished = timezone.localdate(clock.now() - GRACE) - timedelta(days=1)
    for tenant_id in Tenant.objects.values_list("id", flat=True):
        seal(tenant_id, day or finished)


def seal(tenant_id: int, day: date) -> Seal:
    """Seal one home's day. A day that is sealed stays as it is."""
    with transaction.atomic():
        mine = Seal.objects.filter(tenant_id=tenant_id)
        known = mine.filter(day=day).first()
        if known:
            return known
        last = mine.filter(day__lt=day).order_by("day").last()
        count, digest = _digest(tenant_id, last, end_of(day))
        return mine.create(
            tenant_id=tenant_id, day=day, upto=end_of(day), count=count, digest=digest
        )


def _digest(tenant_id: int, last: Seal | None, upto: UUID) -> tuple[int, bytes]:
    """SM3 over the seal before and every event digest since, in order of id."""
    rows = Event.objects.filter(tenant_id=tenant_id, id__lt=upto)
    if last:
        rows = rows.filter(id__gte=last.upto)
    digest, count = bytes(last.digest) if last else START, 0
    for one in rows.order_by("id").values_list("digest", flat=True).iterator(2000):
        digest, count = sm3(digest, bytes(one)), count + 1
    return count, digest


def faults(tenant_id: int) -> Iterator[Fault]:
    """Every break in a home: in a chain, at its head, or in a daily seal."""
    heads: dict[UUID, tuple[int, bytes]] = {}
    rows = Event.objects.filter(tenant_id=tenant_id).order_by("subject_id", "seq")
    for event in rows.iterator(2000):
        seq, digest = heads.get(event.subject_id, (0, START))
        where = f"{event.subject_kind} {event.subject_id} #{event.seq}"
        if event.seq != seq + 1:
            yield Fault(where, "an event before it is missing")
        if event.digest_after(digest) != bytes(event.digest):
            yield Fault(where, "the event was changed")
        heads[event.subject_id] = (event.seq, bytes(event.digest))
    yield from _heads(tenant_id, heads)
    yield from _seals(tenant_id)


def _heads(tenant_id: int, heads: dict[UUID, tuple[int, bytes]]) -> Iterator[Fault]:
    for model in apps.get_models():
        if not issubclass(model, Matter):
            continue
        rows = model._default_manager.filter(tenant_id=tenant_id)
        for pk, seq, digest in rows.values_list("pk", "event_seq", "event_digest").iterator(2000):
            if heads.get(pk, (0, START)) != (seq, bytes(digest)):
                yield Fault(f"{model.kind} {pk}", "the row and its last event disagree")


def _seals(tenant_id: int) -> Iterator[Fault]:
    last: Seal | None = None
    for one in Seal.objects.filter(tenant_id=tenant_id).order_by("day"):
        if (one.count, bytes(one.digest)) != _digest(tenant_id, last, one.upto):
            yield Fault(f"seal {one.day}", "events of that day were changed, added or removed")
        last = one
