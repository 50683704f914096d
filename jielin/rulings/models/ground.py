"""The lawful and objective grounds of an extension: rows with source and day."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..sheets import GroundText
from ..states import GroundKind


class ExtensionGround(models.Model):
    """One ground on which time may be given. It is never edited; a new day begins a new row."""

    code = models.CharField(_("code"), max_length=12)
    kind = models.CharField(_("kind"), max_length=12, choices=GroundKind)
    name = models.CharField(_("ground"), max_length=80)
    name_en = models.CharField(_("ground in English"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=160)
    effective_from = models.DateField(_("in force since"))
    effective_to = models.DateField(_("replaced on"), null=True, blank=True)
    is_verified = models.BooleanField(_("read in the original"), default=False)

    class Meta:
        verbose_name = _("ground of an extension")
        verbose_name_plural = _("grounds of extensions")
        ordering = ("code", "effective_from")
        constraints = (
            models.UniqueConstraint(
                fields=["code", "effective_from"], name="extension_ground_has_one_text_per_day"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=GroundKind.values), name="extension_ground_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gt=F("effective_from")),
                name="extension_ground_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """In the reader's language, where there is one."""
        if self.name_en and (get_language() or "").startswith("en"):
            return self.name_en
        return self.name

    @classmethod
    def load(cls, texts: Sequence[GroundText]) -> int:
        """Put the grounds of a sheet in force; how many are new."""
        with transaction.atomic():
            known = set(cls.objects.values_list("code", "effective_from"))
            # Of two with one key the first counts, so it is written over the later ones.
            new = {_key(text): text for text in reversed(texts) if _key(text) not in known}
            for text in reversed(new.values()):
                cls._enact(text)
        return len(new)

    @classmethod
    def _enact(cls, text: GroundText) -> None:
        mine = cls.objects.filter(code=text.code)
        earlier = mine.filter(effective_to=None, effective_from__lt=text.effective_from)
        earlier.update(effective_to=text.effective_from)
        cls.objects.create(**asdict(text))

    @classmethod
    def on(cls, day: date) -> "models.QuerySet[ExtensionGround]":
        """Those in force on a day."""
        still = Q(effective_to=None) | Q(effective_to__gt=day)
        return cls.objects.filter(still, effective_from__lte=day)

    def is_in_force(self, day: date) -> bool:
        """From its first day up to, and without, the day on which the next one began."""
        return self.effective_from <= day and (
            self.effective_to is None or day < self.effective_to
        )


def _key(text: GroundText) -> tuple[str, date]:
    return (text.code, text.effective_from)
