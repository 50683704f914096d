"""A sheet of rows on its way in: checked whole, confirmed, written whole or not at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
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
from ..spoiling import Spoiled, of_both, whole
from ..states import ImportState
from ..workflow import IMPORT
from .kept_sheet import KeptSheet, Role

NAME_LENGTH, MOST_NOTED = 120, 100
WAITS, RUNS_AT_MOST = timedelta(days=1), timedelta(hours=2)


class SheetImportQuerySet(models.QuerySet["SheetImport"]):
    """What time and rights do to many imports."""

    def tidy(self, now: datetime) -> int:
        """Drop what nobody confirmed, give up what a broken job has left; how many."""
        stale = self.filter(state=ImportState.CHECKED, changed_at__lt=now - WAITS)
        stuck = self.filter(state=ImportState.RUNNING, changed_at__lt=now - RUNS_AT_MOST)
        for one in stale:
            one.lapse(by=SYSTEM)
        for one in stuck:
            one.come_back(whole(_("The job has ended early. Nothing was written.")))
        return len(stale) + len(stuck)

    def erase_files(self, known: Known) -> int:
        """Sheets in which a person stands go, confirmed or not; how many."""
        gone = 0
        for kept in KeptSheet.mentioning(known):
            here = self.filter(tenant_id=kept.tenant_id, pk=kept.subject_id)
            for one in here.exclude(state=ImportState.RUNNING):
                if one.state == ImportState.CHECKED:
                    one.lapse(by=SYSTEM)
                gone += KeptSheet.drop(one.tenant_id, one.pk) or 1
        return gone

    def erase_words(self, account_id: UUID) -> int:
        """The names of files that a person sent."""
        mine = self.filter(tenant_id__in=everywhere(), asked_by_id=account_id)
        return mine.update(file_name="")


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

    objects = SheetImportQuerySet.as_manager()

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
        plan = what.plan(Asking(by, home), sheet) if sheet.rows else Plan()
        faults = of_both(sheet.faults, plan.faults)
        new = cls(id=uuid7(), tenant=home, what=what.key, asked_by_id=by.id, asked_at=clock.now())
        new.file_name, new.rows, new.faults = name[:NAME_LENGTH], len(sheet.rows), len(faults)
        if faults:
            with new.beginning("send_back", by=by, what=what.key, faults=len(faults)):
                _keep_returned(new, sheet, faults)
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
            self.come_back(spoiled.faults)
        except Refused as refusal:
            self.come_back(whole(str(refusal)))
        except Exception:
            self.come_back(whole(_("Something went wrong here. Nothing was written.")))
            raise
        finally:
            progress.forget(self.tenant_id, self.pk)

    def take_in(self, *, by: Actor) -> None:
        """Look at everything once more and write it, in one transaction. Raises Spoiled."""
        counts: dict[str, int] = {}
        with self.taking("take_in", by=by, what=self.what, counts=counts):
            sheet, asking = _sent(self), Asking(by, self.tenant)
            plan = self.importer.plan(asking, sheet)
            if sheet.faults or plan.faults:
                raise Spoiled(sheet.faults or plan.faults)
            if plan.counts != self.counts:
                raise Spoiled(whole(_moved_on()))
            counts |= plan.counts
            try:
                self.importer.write(
                    asking, plan.changes, partial(progress.note, self.tenant_id, self.pk)
                )
            except RowRefused as refused:
                raise Spoiled((Fault(refused.row, "", refused.sentence),)) from refused
            self.running = None
            KeptSheet.drop(self.tenant_id, self.pk)

    def give_up(self, faults: Sequence[Fault], *, by: Actor) -> None:
        """Say that nothing was written, and give the sheet back."""
        with self.taking("give_up", by=by, faults=len(faults)):
            self.running, self.faults = None, len(faults)
            sheet = _sent(self)
            KeptSheet.drop(self.tenant_id, self.pk)
            _keep_returned(self, sheet, faults)

    @property
    def counts(self) -> dict[str, int]:
        return {"new": self.new, "changed": self.changed, "unchanged": self.unchanged}

    @property
    def done(self) -> int:
        """How many rows the job has written so far."""
        return progress.done(self.tenant_id, self.pk)

    def _check(self, content: bytes, plan: Plan, *, by: Actor) -> None:
        self.new, self.changed = plan.counts["new"], plan.counts["changed"]
        self.unchanged = plan.unchanged
        notes = [Note(one.row, "", one.said) for one in plan.changes[:MOST_NOTED]]
        with self.beginning("check", by=by, what=self.what, counts=plan.counts):
            KeptSheet.keep(self.tenant_id, self.pk, Role.SENT, content, notes)

    def come_back(self, faults: Sequence[Fault]) -> None:
        """Give up what the job could not do."""
        with turn():
            rows = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
            type(self).hold(rows).give_up(faults, by=SYSTEM)
        self.refresh_from_db()


def _keep_returned(one: SheetImport, sheet: Sheet, faults: Sequence[Fault]) -> None:
    """Keep the sheet with its faults written into it; without rows only the sentences."""
    title, layout = str(one.importer.label), one.importer.layout
    content = returned(title, layout, sheet.rows, faults) if sheet.rows else b""
    notes = [Note(fault.row, fault.column, fault.sentence) for fault in faults[:MOST_NOTED]]
    KeptSheet.keep(one.tenant_id, one.pk, Role.RETURNED, content, notes)


def _sent(one: SheetImport) -> Sheet:
    kept = KeptSheet.of(one.tenant_id, one.pk, Role.SENT)
    return read(kept.content if kept else b"", one.importer.layout)


def _moved_on() -> str:
    return _("Things have changed since the preview. Send the sheet again and look at it anew.")
