"""The words of notices: what they are about and where they stand."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NoticeState(TextChoices):
    """Where a notice stands."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("To be approved")
    PUBLISHED = "published", _("Published")
    ENDED = "ended", pgettext_lazy("notice", "Over")
    REPLACED = "replaced", _("Corrected by another")
    TAKEN_BACK = "taken_back", _("Taken back")
    DISCARDED = "discarded", _("Discarded")


class Topic(TextChoices):
    """What a notice is about."""

    WATER = "water", _("Water off")
    POWER = "power", _("Power off")
    ACTIVITY = "activity", _("Activity")
    POLICY = "policy", _("Policy")
    DISCLOSURE = "disclosure", _("Public disclosure")
    OTHER = "other", pgettext_lazy("notice", "Other")


ICONS: dict[str, str] = {
    Topic.WATER: "drop",
    Topic.POWER: "tools",
    Topic.ACTIVITY: "cal",
    Topic.POLICY: "doc",
    Topic.DISCLOSURE: "eye",
    Topic.OTHER: "info",
}
# What residents were shown stays readable by its address.
SHOWN = (
    NoticeState.PUBLISHED,
    NoticeState.ENDED,
    NoticeState.REPLACED,
    NoticeState.TAKEN_BACK,
)
# What was once in force and has not been put right by another.
STANDING = (NoticeState.PUBLISHED, NoticeState.ENDED)
