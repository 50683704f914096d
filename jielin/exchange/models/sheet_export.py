"""A list on its way out: asked with a reason, written by a job, there for a week."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
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
from jielin.organisations.queries import directory

from .. import progress
from ..offers import Asking, Exporter, exporter
from ..sheets import MOST_ROWS, listing
from ..sheets.listing import TooLong
from ..states import ExportState
from ..workflow import EXPORT
from .kept_sheet import KeptSheet, Role

REASON_LENGTH, NARROWED_LENGTH = 200, 900
KEPT, RUNS_AT_MOST = timedelta(days=7), timedelta(hours=2)


class SheetExportQuerySet(models.QuerySet["SheetExport"]):
    """What time and rights do to many exports."""

    def tidy(self, now: datetime) -> int:
        """Delete files whose week is over, give up what a broken job has left; how many."""
        over = self.filter(state=ExportState.READY, expires_at__lt=now)
        stuck = self.filter(state=ExportState.ASKED, changed_at__lt=now - RUNS_AT_MOST)
        count = 0
        for one in over:
            one.expire(by=SYSTEM)
            count += 1
        for one in stuck:
            one.fail(by=SYSTEM, answer=_("The job has ended early. Ask for the list again."))
            count += 1
        return count

    def erase_files(self, known: Known) -> int:
        """Files in which a person stands go before their time; how many."""
        gone = 0
        for kept in KeptSheet.mentioning(known):
            here = self.filter(tenant_id=kept.tenant_id, pk=kept.subject_id)
            for one in here.filter(state=ExportState.READY):
                one.expire(by=SYSTEM)
                gone += 1
        return gone

    def erase_words(self, account_id: UUID) -> int:
        """What a person wrote goes; that there was an export stays."""
        mine = self.filter(tenant_id__in=everywhere(), asked_by_id=account_id)
        return mine.update(reason="", narrowed="")


class SheetExport(Matter):
    """One list of one person. Who took it, why and how often stays; the file does not."""

    kind = "sheet_export"
    workflow = EXPORT

    what = models.CharField(gettext_lazy("which list"), max_length=24, editable=False)
    narrowed = SealedTextField(gettext_lazy("narrowed as"), blank=True)
    reason = SealedTextField(gettext_lazy("reason"), blank=True)
    answer = models.CharField(gettext_lazy("why there is no file"), max_length=200, blank=True)
    asked_by_id = models.UUIDField(editable=False)
    organisation_id = models.UUIDField(null=True, editable=False)
    asked_at = models.DateTimeField(gettext_lazy("asked"))
    expires_at = models.DateTimeField(gettext_lazy("deleted on"), null=True)
    count = models.PositiveIntegerField(gettext_lazy("rows"), default=0)
    downloads = models.PositiveIntegerField(gettext_lazy("downloaded"), default=0)

    objects = SheetExportQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("export")
        verbose_name_plural = gettext_lazy("exports")
        indexes = (
            models.Index(fields=["tenant", "asked_by_id", "-asked_at"], name="export_of_a_person"),
            models.Index(fields=["state", "changed_at"], name="export_to_tidy"),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.pk}"

    @classmethod
    def ask(cls, what: Exporter, *, narrowed: str, reason: str, tenant_id: int, by: Any) -> Self:
        """Have a list written. The first post with its duty is the unit that takes it."""
        units = [post.organisation_id for post in by.posts if what.duty in post.duties]
        new = cls(id=uuid7(), tenant_id=tenant_id, what=what.key, asked_by_id=by.id)
        new.organisation_id, new.asked_at = next(iter(units), None), clock.now()
        new.narrowed, new.reason = narrowed[:NARROWED_LENGTH], " ".join(reason.split())
        with new.beginning("ask", by=by, what=what.key):
            if not new.reason or len(new.reason) > REASON_LENGTH:
                raise Refused(_("Write the reason: it is recorded."))
        return new

    @property
    def exporter(self) -> Exporter:
        return exporter(self.what)

    @property
    def duty(self) -> str:
        """The duty that the list asks for."""
        return self.exporter.duty

    @property
    def done(self) -> int:
        """How many rows the job has written so far."""
        return progress.done(self.tenant_id, self.pk)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def carry_out(self, *, by: Any) -> None:
        """Write the file as this person sees the list now. Harmless when it was done before."""
        if self.state != ExportState.ASKED:
            return
        try:
            content, count = self._written(by)
            self._settled(lambda held: held.finish(content, count, by=SYSTEM))
        except TooLong:
            most = _("The list has more than %(most)s rows. Narrow it by time, area or state.")
            self._failed(most % {"most": f"{MOST_ROWS:,}"})
        except Refused as refusal:
            self._failed(str(refusal))
        except Exception:
            self._failed(_("Something went wrong here. Ask for the list again."))
            raise
        finally:
            progress.forget(self.tenant_id, self.pk)

    def finish(self, content: bytes, count: int, *, by: Actor) -> None:
        """Keep the file for a week."""
        with self.taking("finish", by=by, count=count):
            self.count, self.expires_at = count, clock.now() + KEPT
            KeptSheet.keep(self.tenant_id, self.pk, Role.MADE, content)

    def fail(self, *, by: Actor, answer: str) -> None:
        """Say why there is no file."""
        with self.taking("fail", by=by):
            self.answer = answer[:REASON_LENGTH]

    def download(self, *, by: Actor) -> bytes:
        """The file; that it was fetched is counted."""
        with self.taking("download", by=by, what=self.what):
            kept = KeptSheet.of(self.tenant_id, self.pk, Role.MADE)
            if kept is None:
                raise Refused(_("The file is deleted. Ask for the list again."))
            self.downloads += 1
        return kept.content

    def drop(self, *, by: Actor) -> None:
        """Delete the file before its time."""
        with self.taking("drop", by=by):
            KeptSheet.drop(self.tenant_id, self.pk)

    def expire(self, *, by: Actor) -> None:
        """Delete the file in its time."""
        with self.taking("expire", by=by):
            KeptSheet.drop(self.tenant_id, self.pk)

    def _written(self, by: Any) -> tuple[bytes, int]:
        if not any(self.duty in post.duties for post in by.posts):
            raise Refused(_("Your posts no longer include this list."), status=403)
        what = self.exporter
        rows = what.rows(Asking(by, self.tenant), self.narrowed)
        return listing(str(what.label), self._mark(by), what.headings, rows, self._tick)

    def _mark(self, by: Any) -> str:
        told = {
            "who": by.name,
            "unit": directory().name(self.organisation_id),
            "when": f"{timezone.localtime(self.asked_at):%Y-%m-%d %H:%M}",
            "reason": self.reason,
        }
        return _("Exported by %(who)s (%(unit)s) on %(when)s. Reason: %(reason)s") % told

    def _failed(self, answer: str) -> None:
        self._settled(lambda held: held.fail(by=SYSTEM, answer=answer))

    def _settled(self, verb: "Callable[[Self], None]") -> None:
        with turn():
            held = type(self).hold(type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk))
            verb(held)
        self.refresh_from_db()

    def _tick(self, done: int) -> None:
        progress.note(self.tenant_id, self.pk, done)
