"""Words that mean: call an emergency line first, do not wait for an answer here."""

from collections.abc import Mapping

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump


class DangerWord(models.Model):
    """A word and the line to call: 110 police, 119 fire and rescue, 120 ambulance."""

    word = models.CharField(_("word"), max_length=20, unique=True)
    number = models.CharField(_("line to call"), max_length=3)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("danger word")
        verbose_name_plural = _("danger words")
        ordering = ("number", "word")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__in=("110", "119", "120")),
                name="danger_word_leads_to_an_emergency_line",
            )
        ]

    def __str__(self) -> str:
        return f"{self.word} {self.number}"

    @classmethod
    def load(cls, numbers: Mapping[str, str]) -> int:
        """Bring the list to these words; how many rows were written."""
        with transaction.atomic():
            stored = {row.word: row for row in cls.objects.all()}
            written = 0
            for word, number in ({w: r.number for w, r in stored.items()} | {**numbers}).items():
                row = stored.get(word) or cls(word=word)
                written += row._follow(number, is_active=word in numbers)
            if written:
                bump("catalogue")
        return written

    @classmethod
    def put(cls, word: str, number: str) -> bool:
        """Let a word lead to a line, or with "" to none; whether anything was written."""
        with transaction.atomic():
            row = cls.objects.select_for_update().filter(word=word).first() or cls(word=word)
            if row._state.adding and not number:
                return False
            written = row._follow(number or row.number, is_active=bool(number))
            if written:
                bump("catalogue")
        return written

    def _follow(self, number: str, *, is_active: bool) -> bool:
        if self.pk and (self.number, self.is_active) == (number, is_active):
            return False
        self.number, self.is_active = number, is_active
        self.save()
        return True
