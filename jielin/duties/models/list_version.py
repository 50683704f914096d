"""A version of a list: written as a draft, published whole, replaced by the next, never edited."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused

from ..entry_text import EntryText
from ..states import VersionState
from .duty_entry import DutyEntry
from .duty_list import DutyList
from .list_version_record import ListVersionRecord

if TYPE_CHECKING:
    from .admission import Admission

MOST_ENTRIES = 1000


class ListVersion(ListVersionRecord):
    """One version. Entries that came by admission leave by admission: no draft holds them."""

    class Meta:
        verbose_name = gettext_lazy("version of a list")
        verbose_name_plural = gettext_lazy("versions of lists")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "duty_list", "number"], name="list_version_has_its_number"
            ),
            models.UniqueConstraint(
                fields=["tenant", "duty_list", "in_force"], name="list_version_in_force_is_one"
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=models.F("effective_from")),
                name="list_version_ends_after_it_begins",
            ),
        )

    @classmethod
    def draft(cls, of: DutyList, *, by: Actor) -> Self:
        """Begin the next version with what is in force. Refused while another draft is open."""
        with turn():
            of.lock()
            if of.versions.filter(state=VersionState.DRAFT).exists():
                raise Refused(_("A draft of this list is open already. Go on with that one."))
            current = of.current()
            new = cls._next(of, current)
            with new.beginning("draft", by=by):
                new.written_by_id = by.id
            new._copy(current, is_admitted=False)
        return new

    def write(self, *, by: Actor, entry: EntryText, instead_of: str = "") -> None:
        """Add an entry, or put it in the place of the one with the code `instead_of`."""
        with self.taking("write", by=by, code=entry.code):
            mine = self.entries.all()
            if instead_of:
                mine.filter(code=instead_of).delete()
            if mine.filter(code=entry.code).exists():
                raise Refused(_("The code %(code)s is taken in this list.") % _said(entry))
            if mine.count() >= MOST_ENTRIES:
                raise Refused(_("A list holds at most %(most)d entries.") % {"most": MOST_ENTRIES})
            DutyEntry.of(self, entry).save(force_insert=True)

    def drop(self, *, by: Actor, code: str) -> None:
        """Take an entry out of the draft."""
        with self.taking("drop", by=by, code=code):
            if not self.entries.filter(code=code).delete()[0]:
                raise Refused(_("This entry has gone from the draft already."))

    def take_in(self, *, by: Actor, entries: Sequence[EntryText]) -> None:
        """Put the entries of a sheet in the place of all that the draft holds."""
        with self.taking("take_in", by=by, entries=len(entries)):
            self.entries.all().delete()
            DutyEntry.objects.bulk_create(DutyEntry.of(self, entry) for entry in entries)

    def publish(self, *, by: Actor, legal_basis: str) -> None:
        """Bring the draft into force today, with the entries that admission keeps in the list.

        Refused when somebody published another version since the draft was begun: their
        changes would be lost without a word.
        """
        with turn():
            self.duty_list.lock()
            with self.taking("publish", by=by):
                current = self.duty_list.current()
                self._check(current)
                self.legal_basis = legal_basis
                self._copy(current, is_admitted=True)
                self._come_into_force(current, by)

    def discard(self, *, by: Actor) -> None:
        """Give the draft up; the version in force stays."""
        with self.taking("discard", by=by):
            pass

    def review(self, *, by: Actor) -> None:
        """Say that the list was looked through and is still right."""
        with self.taking("review", by=by):
            self.review_due_at = None

    @classmethod
    def renew(
        cls, of: DutyList, *, by: Actor, admitted: "Admission | None", left: "Admission | None"
    ) -> Self | None:
        """A version with an admitted entry more, or less; the list is locked by the caller.

        Nothing happens when the entry that should leave is not there.
        """
        current = of.current()
        kept = list(current.entries.all()) if current else []
        staying = [one for one in kept if left is None or one.admitted_by_id != left.pk]
        if admitted is None and len(staying) == len(kept):
            return None
        new = cls._next(of, current)
        if current is not None:
            new.edition, new.review_due_at = current.edition, current.review_due_at
        with new.beginning("renew", by=by):
            new._come_into_force(current, by)
        rows = [one.copied_to(new) for one in staying]
        rows += [admitted.entry_in(new)] if admitted else []
        DutyEntry.objects.bulk_create(rows)
        return new

    def replace(self, *, by: Actor) -> None:
        """Give way to the next version, from today."""
        with self.taking("replace", by=by):
            self.in_force, self.effective_to = None, timezone.localdate(clock.now())

    @classmethod
    def _next(cls, of: DutyList, current: "ListVersion | None") -> Self:
        return cls(
            tenant_id=of.tenant_id,
            duty_list=of,
            owner_id=of.owner_id,
            edition=current.edition + 1 if current else 1,
            legal_basis=current.legal_basis if current else "",
        )

    def _copy(self, current: "ListVersion | None", *, is_admitted: bool) -> None:
        if current is None:
            return
        rows = current.entries.filter(admitted_by__isnull=not is_admitted)
        DutyEntry.objects.bulk_create(row.copied_to(self) for row in rows)

    def _check(self, current: "ListVersion | None") -> None:
        if not self.entries.exists():
            raise Refused(_("The draft has no entries. Write one or take in a sheet first."))
        if current is not None and current.edition >= self.edition:
            raise Refused(
                _(
                    "Version %(number)d was published after this draft was begun. Compare the two,"
                    " discard the draft and begin a new one, so that nothing is lost."
                )
                % {"number": current.number}
            )

    def _come_into_force(self, current: "ListVersion | None", by: Actor) -> None:
        if current is not None:
            current.replace(by=by)
        self.number = current.number + 1 if current and current.number else 1
        self.effective_from, self.in_force = timezone.localdate(clock.now()), True


def _said(entry: EntryText) -> dict[str, str]:
    return {"code": entry.code}
