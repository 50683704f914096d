"""The words a home sends in place of the delivered ones, with every version kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter, Tenant, TenantForeignKey, TenantModel
from jielin.kernel.models.turn import turn
from jielin.kernel.reference import Reference, bump
from jielin.kernel.workflow import Refused, Terms

from .. import composing
from ..sentences import sentence
from ..wording import Template, template
from ..workflow import WORKFLOW, WordingState

WORDINGS = "wordings"
Own = Mapping[tuple[int, str], tuple[int, str, str]]


class HomeWording(Matter):
    """One message of one home. In state `own` its words are sent, else the delivered ones."""

    kind = "wording"
    workflow = WORKFLOW

    key = models.CharField(gettext_lazy("template"), max_length=40)
    version = models.PositiveSmallIntegerField(gettext_lazy("version"), default=0)
    text = models.CharField(gettext_lazy("text"), max_length=composing.LONGEST, blank=True)
    text_en = models.CharField(
        gettext_lazy("English text"), max_length=composing.LONGEST, blank=True
    )

    class Meta:
        verbose_name = gettext_lazy("wording of a home")
        verbose_name_plural = gettext_lazy("wordings of homes")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "key"], name="wording_of_a_message_is_one_per_home"
            ),
        )

    def __str__(self) -> str:
        return self.key

    @classmethod
    def reword(
        cls, key: str, *, text: str, text_en: str, seen: int, tenant: Tenant, by: Actor
    ) -> None:
        """Send these words from now on. Raises ValidationError at a text, Refused on a conflict.

        `seen` is the version that the page showed.
        """
        check_texts(template(key), text=text, text_en=text_en)
        with turn():
            record = cls._held(key, tenant, seen)
            with record.taking("reword", by=by, key=key, version=record.version + 1):
                if (record.text, record.text_en) == (text, text_en):
                    raise Refused(_("Nothing is different from before."))
                record._write(text, text_en, by)

    @classmethod
    def reset(cls, key: str, *, seen: int, tenant: Tenant, by: Actor) -> None:
        """Send the delivered words again."""
        with turn():
            record = cls._held(key, tenant, seen)
            with record.taking("reset", by=by, key=key, version=record.version + 1):
                record._write("", "", by)

    @classmethod
    def of(cls, key: str, tenant_id: int) -> Self:
        """The wording as it stands, for pages; a new one when nothing was ever changed."""
        known = cls.objects.filter(tenant_id=tenant_id, key=key).first()
        return known or cls(tenant_id=tenant_id, key=key, state=WordingState.DELIVERED)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def _write(self, text: str, text_en: str, by: Actor) -> None:
        self.text, self.text_en, self.version = text, text_en, self.version + 1
        WordingVersion.note(self, by)
        bump(WORDINGS)

    @classmethod
    def _held(cls, key: str, tenant: Tenant, seen: int) -> Self:
        """The record, locked; begun when missing. The home is locked first."""
        Tenant.objects.select_for_update().get(pk=tenant.pk)
        known = cls.objects.filter(tenant_id=tenant.pk, key=key)
        if known.exists():
            record: Self = cls.hold(known)
        else:
            record = cls(tenant_id=tenant.pk, key=key)
            with record.beginning("begin", by=SYSTEM, key=key):
                pass
        if record.version != seen:
            raise Refused(_("Somebody changed this wording since you opened the page."))
        return record


class WordingVersion(TenantModel):
    """What was sent from a moment on; empty texts stand for the delivered ones."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    wording = TenantForeignKey(HomeWording, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(gettext_lazy("version"))
    text = models.CharField(max_length=composing.LONGEST, blank=True)
    text_en = models.CharField(max_length=composing.LONGEST, blank=True)
    written_at = models.DateTimeField(gettext_lazy("written at"))
    by_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = gettext_lazy("version of a wording")
        verbose_name_plural = gettext_lazy("versions of wordings")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "wording", "number"], name="wording_version_has_its_number"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def note(cls, wording: HomeWording, by: Actor) -> None:
        """Keep what stands on the wording now."""
        told = {"number": wording.version, "text": wording.text, "text_en": wording.text_en}
        row = cls(wording=wording, tenant_id=wording.tenant_id, by_id=by.id, **told)
        row.written_at = clock.now()
        row.save(force_insert=True)


def wording_of(tenant_id: int, key: str) -> Template:
    """The words that this home sends. Raises KeyError for an unknown key."""
    words = template(key)
    own = _OWN.get().get((tenant_id, key))
    if own is None:
        return words
    version, text, text_en = own
    return replace(words, version=f"{words.version}.{version}", text=text, text_en=text_en)


def check_texts(words: Template, *, text: str, text_en: str) -> None:
    """Raise ValidationError unless both can be sent; without a delivered English one, one can."""
    wrong: dict[str, str] = {}
    for name, typed, delivered in (
        ("text", text, words.text),
        ("text_en", text_en, words.text_en),
    ):
        if name == "text_en" and not delivered:
            continue
        try:
            composing.check(typed, delivered)
        except composing.BadWordingError as error:
            wrong[name] = sentence(error)
    if wrong:
        raise ValidationError(wrong)


def _load() -> Own:
    rows = HomeWording.objects.filter(state=WordingState.OWN)
    told = rows.values_list("tenant_id", "key", "version", "text", "text_en")
    return {(home, key): (version, zh, en) for home, key, version, zh, en in told}


_OWN = Reference(WORDINGS, _load)
