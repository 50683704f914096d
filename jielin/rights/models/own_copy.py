"""A copy of all that is one's own, pictures and recordings included: made by a job, for a day."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import IO, Any, Self, cast
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock, personal
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed_files import SealedWriter, unsealed
from jielin.kernel.workflow import Refused, Terms
from jielin.people.models import Account

from ..exporting import pack
from ..states import CopyState
from ..workflow import COPY
from .whose import person_of

KEPT, RUNS_AT_MOST = timedelta(days=1), timedelta(hours=2)
MOST_BYTES = 200_000_000


class OwnCopyQuerySet(models.QuerySet["OwnCopy"]):
    """Copies of a person, and what time does to them."""

    def of(self, account_id: UUID | None) -> Self:
        mine = self.filter(tenant_id__in=everywhere(), account_id=account_id)
        return mine.order_by("-asked_at", "-id")

    def tidy(self, now: datetime) -> int:
        """Delete those whose day is over, and give up what a broken job has left; how many."""
        over = list(self.filter(state=CopyState.READY, expires_at__lt=now))
        stuck = list(self.filter(state=CopyState.ASKED, asked_at__lt=now - RUNS_AT_MOST))
        for one in (*over, *stuck):
            one.expire(by=SYSTEM)
        return len(over) + len(stuck)


class OwnCopy(Matter):
    """One copy for one person. The file is sealed, and nobody else ever opens it."""

    kind = "own_copy"
    workflow = COPY

    account_id = models.UUIDField(editable=False)
    asked_at = models.DateTimeField(gettext_lazy("asked on"))
    expires_at = models.DateTimeField(gettext_lazy("deleted on"), null=True)
    total = models.PositiveIntegerField(gettext_lazy("pictures and recordings"), default=0)
    done = models.PositiveIntegerField(gettext_lazy("packed"), default=0)
    answer = models.CharField(gettext_lazy("why there is no file"), max_length=200, blank=True)

    objects = OwnCopyQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("copy of one's own data")
        verbose_name_plural = gettext_lazy("copies of one's own data")
        indexes = (
            models.Index(fields=["tenant", "account_id", "-asked_at"], name="copy_of_a_person"),
            models.Index(fields=["state", "asked_at"], name="copy_to_tidy"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def ask(cls, *, tenant_id: int, by: Actor) -> Self:
        """Have a copy made. Raises Refused while another one is being made."""
        now = clock.now()
        new = cls(id=uuid7(), tenant_id=tenant_id, account_id=by.id, asked_at=now)
        with turn():
            # Of two presses at once the second one waits here, and sees the first.
            Account.objects.select_for_update().get(pk=by.id)
            if cls.objects.of(by.id).filter(state=CopyState.ASKED).exists():
                raise Refused(_("A copy is being made already. It takes a few minutes."))
            for old in cls.objects.of(by.id).filter(state=CopyState.READY):
                old.expire(by=SYSTEM)
            with new.beginning("ask", by=by):
                pass
        return new

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def carry_out(self) -> None:
        """Pack and seal it. Harmless when it was done before."""
        if self.state != CopyState.ASKED:
            return
        try:
            with tempfile.TemporaryFile() as sealed:
                self._pack(sealed)
                self._settled(lambda held: held.finish(sealed, by=SYSTEM))
        except Refused as refusal:
            self._failed(str(refusal))
        except Exception:
            self._failed(_("Something went wrong here. Ask for the copy again."))
            raise

    def finish(self, sealed: IO[bytes], *, by: Actor) -> None:
        """Keep the sealed file for a day."""
        with self.taking("finish", by=by):
            self.expires_at, self.done = clock.now() + KEPT, self.total
            default_storage.delete(self._path)
            default_storage.save(self._path, File(sealed))

    def fail(self, *, by: Actor, answer: str) -> None:
        with self.taking("fail", by=by):
            self.answer = answer[:200]

    def fetch(self, *, by: Actor) -> Iterator[bytes]:
        """The packed file in pieces; that it was fetched is an event. Raises Refused when it is
        gone."""
        with self.taking("fetch", by=by):
            if self.expires_at is None or self.expires_at < clock.now():
                raise Refused(_("The copy is deleted. Have a new one made."))
            return _pieces(default_storage.open(self._path))

    def expire(self, *, by: Actor) -> None:
        """Delete the file; that there was one stays."""
        with self.taking("expire", by=by):
            transaction.on_commit(lambda: default_storage.delete(self._path))

    @property
    def _path(self) -> str:
        return f"{self.tenant_id}/copies/{self.pk}"

    def _pack(self, sealed: IO[bytes]) -> None:
        with SealedWriter(sealed) as into:
            told = personal.export(person_of(self.account_id))
            pack(cast(IO[bytes], into), told, self._files(), clock.now())

    def _files(self) -> Iterator[tuple[str, bytes]]:
        """Each with its name; how many are packed is told while it goes on."""
        own = personal.files(person_of(self.account_id))
        if sum(one.size for one in own) > MOST_BYTES:
            raise Refused(_("This is too much for one file. Please call 12345, we bring it."))
        for number, one in enumerate(own):
            self._tell(done=number, total=len(own))
            yield one.name, one.read()

    def _tell(self, **how_far: int) -> None:
        mine = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
        mine.update(**how_far)

    def _failed(self, answer: str) -> None:
        self._settled(lambda held: held.fail(by=SYSTEM, answer=answer))

    def _settled(self, verb: Callable[[Self], Any]) -> None:
        with turn():
            mine = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
            verb(type(self).hold(mine))


def _pieces(stored: IO[bytes]) -> Iterator[bytes]:
    with stored:
        yield from unsealed(stored)
