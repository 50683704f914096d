"""The rules that allow a refusal: rows with source, place and day, never constants."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump

from ..ground_sheet import GroundText
from ..states import Situation

GROUNDS = "grounds"  # the name of the snapshot, see queries


class Ground(models.Model):
    """A rule for one situation, where it holds; an empty code is the whole country."""

    situation = models.CharField(_("situation"), max_length=12, choices=Situation)
    area_code = models.CharField(_("where it holds"), max_length=15, blank=True)
    text = models.CharField(_("rule"), max_length=300)
    source = models.CharField(_("source"), max_length=160)
    effective_from = models.DateField(_("in force since"))
    effective_to = models.DateField(_("replaced on"), null=True, blank=True)
    is_verified = models.BooleanField(_("read in the original"), default=False)

    class Meta:
        verbose_name = _("ground of refusal")
        verbose_name_plural = _("grounds of refusal")
        ordering = ("situation", "area_code", "effective_from")
        constraints = (
            models.UniqueConstraint(
                fields=["situation", "area_code", "effective_from"],
                name="ground_is_one_per_situation_place_and_day",
            ),
            models.CheckConstraint(
                condition=Q(situation__in=Situation.values), name="ground_is_for_a_known_situation"
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gt=F("effective_from")),
                name="ground_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.situation} {self.area_code}: {self.source}"

    @classmethod
    def load(cls, texts: Sequence[GroundText]) -> int:
        """Put the rules of a sheet in force; how many are new. A rule is never edited."""
        with transaction.atomic():
            known = set(cls.objects.values_list("situation", "area_code", "effective_from"))
            # Of two with one key the first counts, so it is written over the later ones.
            new = {_key(text): text for text in reversed(texts) if _key(text) not in known}
            for text in reversed(new.values()):
                cls._enact(text)
            if new:
                bump(GROUNDS)
        return len(new)

    @classmethod
    def _enact(cls, text: GroundText) -> None:
        scope = {"situation": text.situation, "area_code": text.area_code}
        earlier = cls.objects.filter(**scope, effective_to=None)
        earlier.filter(effective_from__lt=text.effective_from).update(
            effective_to=text.effective_from
        )
        cls.objects.create(**asdict(text))

    def is_in_force(self, day: date) -> bool:
        """From its first day up to, and without, the day on which the next one began."""
        return self.effective_from <= day and (
            self.effective_to is None or day < self.effective_to
        )


def _key(text: GroundText) -> tuple[str, str, date]:
    return (text.situation, text.area_code, text.effective_from)
