"""One matter told twice, or two matters told as one: merge and split, with everybody kept."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import OperationalError, models
from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.models import Link
from jielin.kernel.models.turn import Turn, turn
from jielin.kernel.workflow import Refused

from ..states import EntryKind
from .assignment import Assignment
from .concluding import Concluding
from .entry import Follower

if TYPE_CHECKING:
    from .case import Case, Part


class Joining(Concluding):
    """Merged cases keep their promise and end with the one they went into."""

    class Meta:
        abstract = True

    def merge(self, *, by: Actor, into: "Case", text: str) -> None:
        """The same was told before: this one lives on in the other, its reporter is told."""
        with turn() as under_way:
            self._lock(under_way)
            into._lock_at_once(under_way)
            self._merged(by, into, text)

    def take_in(self, *, by: Actor, number: str) -> None:
        """Another report of the same came in."""
        with self.taking("take_in", by=by, number=number):
            pass

    def settle(self, *, by: Actor, ending: str) -> None:
        """The other one has ended, and so does this."""
        with self.taking("settle", by=by):
            self.ending = ending

    def settle_unsolved(self, *, by: Actor, other: "Case", text: str) -> None:
        """The other one ended without a solution: the same reason, told to this reporter too."""
        with self.taking("settle_unsolved", by=by):
            self.ending, self.reason = other.ending, other.reason
            self.say(EntryKind.REASON, text, is_public=True)

    def drop_part(self, *, by: Actor) -> None:
        """The whole was withdrawn: nobody works on for nothing."""
        with self.taking("drop_part", by=by):
            self.end_parts(by=by)

    def surface(self, *, by: Actor) -> None:
        """The other one was withdrawn: this one stands alone again, with its old promise."""
        with self.taking("surface", by=by, unit=str(self.receiver_id)):
            self.holder_id = self.receiver_id
            self.lead = Assignment.first(self.as_case(), by=by)

    def merged(self) -> "models.QuerySet[Case]":
        """The cases that went into this one."""
        links = Link.objects.filter(
            tenant_id=self.tenant_id, to_id=self.pk, sense=Link.Sense.MERGED_INTO
        )
        rows: models.QuerySet[Case] = type(self.as_case()).objects.filter(
            tenant_id=self.tenant_id, id__in=links.values("from_id")
        )
        return rows

    def split(self, *, by: Actor, part: "Part") -> "Case":
        """A part of it becomes a case of its own with another unit; this one waits for it."""
        with turn(), self.taking("split", by=by, unit=str(part.unit_id)):
            self._check_unit(part.unit_id, may_lead=True)
            self.has_parts = True
            child = type(self.as_case()).of_part(self.as_case(), part, by=by)
            child.tie(Link.Sense.CAME_FROM, self.as_case())
            return child

    def close_part(self, *, by: Actor, text: str) -> None:
        """A part is done when a second person has seen it; the resident rates the whole."""
        with self.taking("close_part", by=by):
            self.say(EntryKind.CHECK, text, is_public=False)

    def _lock_at_once(self, under_way: Turn) -> None:
        """Never wait for a second case: two merged into each other would wait for ever."""
        rows = type(self)._default_manager.select_for_update(nowait=True)
        try:
            self.refresh_from_db(from_queryset=rows)
        except OperationalError as busy:
            raise Refused(
                _("Somebody is changing the other request just now. Try again in a moment.")
            ) from busy
        self._held_in = under_way

    def _merged(self, by: Actor, into: "Case", text: str) -> None:
        with self.taking("merge", by=by, into=into.number):
            self._check_same(into)
            into.take_in(by=by, number=self.number)
            self.end_parts(by=by)
            self.see_to(None)
            self.tie(Link.Sense.MERGED_INTO, into)
            self._bring_followers(into)
            self.say(EntryKind.REPLY, text, is_public=True)

    def _check_same(self, into: "Case") -> None:
        if into.pk == self.pk:
            raise Refused(_("A request cannot be merged into itself."))
        if into.tenant_id != self.tenant_id or into.is_confidential or self.is_confidential:
            raise Refused(_("These two cannot be merged: one of them is confidential."))
        if not self.kept_from <= into.kept_from:
            raise Refused(_("This one is about a unit that may know of the other: keep it apart."))
        if self.has_parts or self.is_part or into.is_part:
            raise Refused(_("A part that was split off cannot be merged, nor what it came from."))

    def tie(self, sense: Link.Sense, other: "Case") -> None:
        Link.objects.create(
            tenant_id=self.tenant_id,
            sense=sense,
            from_kind=self.kind,
            from_id=self.pk,
            to_kind=self.kind,
            to_id=other.pk,
        )

    def _bring_followers(self, into: "Case") -> None:
        """Who asked or followed this one follows the other, and hears how it ends."""
        mine = Follower.objects.filter(tenant_id=self.tenant_id, case_id=self.pk)
        ids: set[UUID] = set(mine.values_list("account_id", flat=True))
        if self.asked_by_id:
            ids.add(self.asked_by_id)
        Follower.objects.bulk_create(
            [
                Follower(tenant_id=self.tenant_id, case=into, account_id=one)
                for one in ids
                if one != into.asked_by_id
            ],
            ignore_conflicts=True,
        )
