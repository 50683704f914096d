"""A sheet of rows on its way in: checked whole, confirmed, written whole or not at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from django.db import IntegrityError, models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import SealedTextField
from jielin.kernel.workflow import Refused, Terms

from .. import progress
from ..notes import Note
from ..offers import Asking, Importer, Plan, RowRefused, importer
from ..sheets import Fault, Sheet, read, returned
from ..states import ImportState
from ..workflow import IMPORT
from .kept_sheet import KeptSheet, Role

NAME_LENGTH, MOST_NOTED = 120, 100
WAITS, RUNS_AT_MOST = timedelta(days=1), timedelta(hours=2)


class Spoiled(Exception):
    """What stood when the sheet was checked does not stand any more."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


class SheetImport(Matter):
    """One sheet. Its counts stay; the file goes when it is no longer needed."""

    kind = "sheet_import"
    workflow = IMPORT

    what = models.CharField(gettext_lazy("what comes in"), max_length=24, editable=False)
    file_name = SealedTextField(gettext_lazy("file"), blank=True)
    asked_by_id = models.UUIDField(editable=False)
    asked_at = models.DateTimeField(gettext_lazy("sent"))
    rows = models.PositiveIntegerField(gettext_lazy("rows"), default=0)
    new = models.PositiveIntegerField(gettext_lazy("new"), default=0)
    changed = models.PositiveIntegerField(gettext_lazy("changed"), default=0)
    unchanged = models.PositiveIntegerField(gettext_lazy("unchanged"), default=0)
    faults = models.PositiveIntegerField(gettext_lazy("to correct"), default=0)
    # The kind while rows are being written: one at a time, held by the rule below.
    running = models.CharField(max_length=24, null=True, editable=False)

    class Meta:
        verbose_name = gettext_lazy("import")
        verbose_name_plural = gettext_lazy("imports")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "running"], name="import_of_a_kind_runs_alone"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "asked_by_id", "-asked_at"], name="import_of_a_person"),
            models.Index(fields=["state", "changed_at"], name="import_to_tidy"),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.pk}"

    @classmethod
    def send(cls, what: Importer, content: bytes, name: str, *, home: Any, by: Actor) -> Self:
        """Check a sheet: it waits for confirmation, or comes back with all its faults."""
        sheet = read(content, what.layout)
        plan = what.plan(Asking(by, home), sheet) if not sheet.faults else Plan()
        faults = sheet.faults or plan.faults
        new = cls(id=uuid7(), tenant=home, what=what.key, asked_by_id=by.id, asked_at=clock.now())
        new.file_name, new.rows, new.faults = name[:NAME_LENGTH], len(sheet.rows), len(faults)
        if faults:
            new._send_back(sheet, faults, by=by)
        else:
            new._check(content, plan, by=by)
        return new

    @property
    def importer(self) -> Importer:
        return importer(self.what)

    @property
    def duty(self) -> str:
        """The duty that taking it in asks for."""
        return self.importer.duty

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def confirm(self, *, by: Actor) -> None:
        """Have the rows written, by a job. Refused while another of its kind is at it."""
        busy = _("Somebody else is taking in a sheet of this kind. Try again in a few minutes.")
        try:
            with self.taking("confirm", by=by, rows=self.rows):
                mine = type(self).objects.filter(tenant_id=self.tenant_id, running=self.what)
                if mine.exists():
                    raise Refused(busy)
                self.running = self.what
        except IntegrityError as error:
            raise Refused(busy) from error

    def discard(self, *, by: Actor) -> None:
        """Drop the sheet before anything was written."""
        with self.taking("discard", by=by):
            KeptSheet.drop(self.tenant_id, self.pk)

    def lapse(self, *, by: Actor) -> None:
        """Drop a sheet that nobody has confirmed for a day."""
        with self.taking("lapse", by=by):
            KeptSheet.drop(self.tenant_id, self.pk)

    def carry_out(self, *, by: Actor) -> None:
        """Write the rows, or nothing and say why. Harmless when it was done before."""
        if self.state != ImportState.RUNNING:
            return
        try:
            self.take_in(by=by)
        except Spoiled as spoiled:
            self._come_back(spoiled.faults)
        except Refused as refusal:
            self._come_back((Fault(0, "", str(refusal)),))
        except Exception:
            self._come_back((Fault(0, "", _("Something went wrong here. Nothing was written.")),))
            raise
        finally:
            progress.forget(self.tenant_id, self.pk)

    def take_in(self, *, by: Actor) -> None:
        """Look at everything once more and write it, in one transaction. Raises Spoiled."""
        counts: dict[str, int] = {}
        with self.taking("take_in", by=by, what=self.what, counts=counts):
            sheet, asking = self._sheet(), Asking(by, self.tenant)
            plan = self.importer.plan(asking, sheet)
            if sheet.faults or plan.faults:
                raise Spoiled(sheet.faults or plan.faults)
            if plan.counts != self.counts:
                raise Spoiled((Fault(0, "", _moved_on()),))
            counts |= plan.counts
            try:
                self.importer.write(asking, plan.changes, self._tick)
            except RowRefused as refused:
                raise Spoiled((Fault(refused.row, "", refused.sentence),)) from refused
            self.running = None
            KeptSheet.drop(self.tenant_id, self.pk)

    def give_up(self, faults: Sequence[Fault], *, by: Actor) -> None:
        """Say that nothing was written, and give the sheet back."""
        with self.taking("give_up", by=by, faults=len(faults)):
            self.running, self.faults = None, len(faults)
            sheet = self._sheet()
            KeptSheet.drop(self.tenant_id, self.pk)
            self._return(sheet, faults)

    @property
    def counts(self) -> dict[str, int]:
        return {"new": self.new, "changed": self.changed, "unchanged": self.unchanged}

    @property
    def done(self) -> int:
        """How many rows the job has written so far."""
        return progress.done(self.tenant_id, self.pk)

    @classmethod
    def tidy(cls, now: datetime) -> int:
        """Drop what nobody confirmed, give up what a broken job has left; how many."""
        stale = cls.objects.filter(state=ImportState.CHECKED, changed_at__lt=now - WAITS)
        stuck = cls.objects.filter(state=ImportState.RUNNING, changed_at__lt=now - RUNS_AT_MOST)
        count = 0
        for one in stale:
            one.lapse(by=SYSTEM)
            count += 1
        for one in stuck:
            one._come_back((Fault(0, "", _("The job has ended early. Nothing was written.")),))
            count += 1
        return count

    @classmethod
    def erase_files(cls, known: Known) -> int:
        """Sheets in which a person stands go, confirmed or not; how many."""
        gone = 0
        for kept in KeptSheet.mentioning(known):
            here = {"tenant_id": kept.tenant_id, "pk": kept.subject_id}
            for one in cls.objects.filter(**here).exclude(state=ImportState.RUNNING):
                if one.state == ImportState.CHECKED:
                    one.lapse(by=SYSTEM)
                gone += KeptSheet.drop(one.tenant_id, one.pk) or 1
        return gone

    @classmethod
    def erase_words(cls, account_id: UUID) -> int:
        """The names of files that a person sent."""
        mine = cls.objects.filter(tenant_id__in=everywhere(), asked_by_id=account_id)
        return mine.update(file_name="")

    def _check(self, content: bytes, plan: Plan, *, by: Actor) -> None:
        self.new, self.changed = plan.counts["new"], plan.counts["changed"]
        self.unchanged = plan.unchanged
        notes = [Note(one.row, "", one.said) for one in plan.changes[:MOST_NOTED]]
        with self.beginning("check", by=by, what=self.what, counts=plan.counts):
            KeptSheet.keep(self.tenant_id, self.pk, Role.SENT, content, notes)

    def _send_back(self, sheet: Sheet, faults: Sequence[Fault], *, by: Actor) -> None:
        with self.beginning("send_back", by=by, what=self.what, faults=len(faults)):
            self._return(sheet, faults)

    def _return(self, sheet: Sheet, faults: Sequence[Fault]) -> None:
        """Keep the sheet with its faults written into it; without rows only the sentences."""
        title, layout = str(self.importer.label), self.importer.layout
        content = returned(title, layout, sheet.rows, faults) if sheet.rows else b""
        notes = [Note(one.row, one.column, one.sentence) for one in faults[:MOST_NOTED]]
        KeptSheet.keep(self.tenant_id, self.pk, Role.RETURNED, content, notes)

    def _come_back(self, faults: Sequence[Fault]) -> None:
        with turn():
            rows = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
            held = type(self).hold(rows)
            held.give_up(faults, by=SYSTEM)
        self.refresh_from_db()

    def _sheet(self) -> Sheet:
        kept = KeptSheet.of(self.tenant_id, self.pk, Role.SENT)
        return read(kept.content if kept else b"", self.importer.layout)

    def _tick(self, done: int) -> None:
        progress.note(self.tenant_id, self.pk, done)


def _moved_on() -> str:
    return _("Things have changed since the preview. Send the sheet again and look at it anew.")
