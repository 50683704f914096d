"""The words of feedback: kinds, states, and why staff may look at a number."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FeedbackState(TextChoices):
    """Where a word about the platform stands."""

    RECEIVED = "received", _("Received")
    ANSWERED = "answered", _("Answered")
    FORWARDED = "forwarded", _("Belongs to the community")
    CLOSED = "closed", pgettext_lazy("feedback", "Closed")


class Topic(TextChoices):
    """What somebody wants to say about the platform."""

    SUGGESTION = "suggestion", _("Suggestion")
    COMPLAINT = "complaint", _("Complaint")
    FAULT = "fault", _("Fault")


class Purpose(TextChoices):
    """Why a member of staff looks at the number that was left."""

    ASK_BACK = "ask_back", _("To ask how it came about")
    ANSWER = "answer", _("To answer by telephone")


ICONS: dict[str, str] = {
    Topic.SUGGESTION: "chat",
    Topic.COMPLAINT: "flag",
    Topic.FAULT: "tools",
}
# An answer stands, and the asker may still say a word.
SPOKEN = (FeedbackState.ANSWERED, FeedbackState.FORWARDED)
