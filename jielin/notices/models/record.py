"""What a notice holds, and its words as they are written."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Matter, TenantForeignKey
from jielin.organisations.queries import directory

from ..states import ICONS, Topic
from ..workflow import NOTICE

LONGEST_TITLE, LONGEST_TEXT, LONGEST_BUILDINGS, LONGEST_REASON = 60, 3000, 200, 500


@dataclass(frozen=True)
class Words:
    """What a notice says: plain text, the areas by id, and from when until when it counts."""

    topic: str
    title: str
    text: str
    areas: tuple[int, ...]
    valid_from: datetime
    valid_until: datetime
    buildings: str = ""


class NoticeRecord(Matter):
    """The row of a notice. `corrects` is the notice whose place it takes."""

    kind = "notice"
    workflow = NOTICE

    number = models.CharField(_("number"), max_length=20, editable=False)
    organisation_id = models.UUIDField(_("unit"))
    topic = models.CharField(_("kind"), max_length=12, choices=Topic)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    area_ids = models.JSONField(default=list)
    buildings = models.CharField(_("buildings"), max_length=LONGEST_BUILDINGS, blank=True)
    valid_from = models.DateTimeField(_("from"))
    valid_until = models.DateTimeField(_("until"))
    is_important = models.BooleanField(_("important"), default=False)
    writer_ids = models.JSONField(default=list)
    approved_by_id = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    reason = models.TextField(max_length=LONGEST_REASON, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    corrects = TenantForeignKey(
        "notices.Notice", models.PROTECT, null=True, related_name="corrections"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def writers(self) -> frozenset[UUID]:
        """Whoever wrote or changed a word of it: they never approve it."""
        return frozenset(UUID(id) for id in self.writer_ids)

    def approvers(self) -> tuple[UUID, ...]:
        """The unit that speaks and those above it, the nearest first."""
        above = (unit.id for unit in directory().superiors(self.organisation_id))
        return (self.organisation_id, *above)

    @property
    def icon(self) -> str:
        return ICONS[self.topic]

    @property
    def words(self) -> Words:
        """What it says now."""
        return Words(
            topic=self.topic,
            title=self.title,
            text=self.text,
            areas=tuple(self.area_ids),
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            buildings=self.buildings,
        )
