"""What a word about the platform holds."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Matter
from jielin.kernel.sealed import SealedTextField
from jielin.territory.models import Area

from ..limits import MOST_TIMES
from ..pointing import LONGEST
from ..states import ICONS, Topic
from ..workflow import FEEDBACK

LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Said:
    """What somebody says: `sender` tells one browser or account from another, for the limits.

    `filed_key` is of the form: sending the same form twice is sending it once.
    """

    topic: str
    text: str
    sender: str
    filed_key: UUID
    page: str = ""
    phone: str = ""
    area_id: int | None = None
    wants_message: bool = False


class FeedbackRecord(Matter):
    """The row. The token opens it without an account; it is found by its digest."""

    kind = "feedback"
    workflow = FEEDBACK

    number = models.CharField(_("number"), max_length=20, editable=False)
    topic = models.CharField(_("kind"), max_length=12, choices=Topic)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    page = models.CharField(_("page"), max_length=LONGEST, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    asked_by_id = models.UUIDField(null=True)
    phone = SealedTextField(_("telephone"), blank=True)
    phone_index = models.CharField(max_length=32, blank=True)
    # Agreed to: one text message when an answer is there.
    wants_message = models.BooleanField(_("wishes a text message"), default=False)
    token = SealedTextField(blank=True)
    token_index = models.CharField(max_length=32, blank=True)
    sender_index = models.CharField(max_length=32, blank=True)
    filed_key = models.UUIDField(editable=False)
    received_at = models.DateTimeField(_("received"))
    times_asked = models.PositiveSmallIntegerField(default=1)
    again_text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    answer_text = models.TextField(_("answer"), max_length=LONGEST_TEXT, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    closes_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def icon(self) -> str:
        return ICONS[self.topic]

    @property
    def may_be_asked_again(self) -> bool:
        """Whether the asker may still say that the answer does not help."""
        return self.times_asked < MOST_TIMES

    @property
    def key(self) -> str:
        """What stands in its address for whoever asked: the number, or the token without one."""
        return self.number if self.asked_by_id else self.token
