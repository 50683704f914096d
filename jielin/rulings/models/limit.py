"""How often something may be done: rows with source and day, never constants."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..sheets import LimitText
from ..states import LimitKind


class Limit(models.Model):
    """One limit. It is never edited; a new day begins a new row."""

    kind = models.CharField(_("what is limited"), max_length=16, choices=LimitKind)
    amount = models.PositiveSmallIntegerField(_("at most"))
    source = models.CharField(_("source"), max_length=160)
    effective_from = models.DateField(_("in force since"))
    effective_to = models.DateField(_("replaced on"), null=True, blank=True)
    is_verified = models.BooleanField(_("read in the original"), default=False)

    class Meta:
        verbose_name = _("limit")
        verbose_name_plural = _("limits")
        ordering = ("kind", "effective_from")
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "effective_from"], name="limit_has_one_text_per_day"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LimitKind.values), name="limit_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gt=F("effective_from")),
                name="limit_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.amount}"

    @classmethod
    def load(cls, texts: Sequence[LimitText]) -> int:
        """Put the limits of a sheet in force; how many are new."""
        with transaction.atomic():
            return sum(cls._enact(text) for text in texts)

    @classmethod
    def _enact(cls, text: LimitText) -> bool:
        mine = cls.objects.filter(kind=text.kind)
        if mine.filter(effective_from=text.effective_from).exists():
            return False
        earlier = mine.filter(effective_to=None, effective_from__lt=text.effective_from)
        earlier.update(effective_to=text.effective_from)
        cls.objects.create(**asdict(text))
        return True

    @classmethod
    def of(cls, kind: str, day: date) -> Self | None:
        """The limit in force on a day; None where nothing was ever loaded."""
        still = Q(effective_to=None) | Q(effective_to__gt=day)
        return cls.objects.filter(still, kind=kind, effective_from__lte=day).last()
