"""What people wrote with a step of an order or of a report-in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, TenantForeignKey, TenantModel


class Word(TenantModel):
    """The words that go with one event. The event says that, the word says what."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = TenantForeignKey("whistles.WhistleOrder", models.CASCADE, related_name="words")
    event = TenantForeignKey(
        Event, models.PROTECT, related_name="whistle_words", db_constraint=False
    )
    text = models.TextField(_("text"), max_length=4000)

    class Meta:
        verbose_name = _("word on a whistle")
        verbose_name_plural = _("words on whistles")
        indexes = (models.Index(fields=["tenant", "event"], name="whistle_word_of_an_event"),)

    def __str__(self) -> str:
        return self.text[:20]
