"""The words of whistles: states, occasions, urgencies and marks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrderState(TextChoices):
    """Where a whistle order stands; the first six are the columns of the board."""

    ASKED = "asked", _("To be whistled")
    BLOWN = "blown", _("Whistled")
    ARRIVED = "arrived", _("Arrived")
    WORKING = "working", _("At work")
    TO_CONFIRM = "to_confirm", _("To be confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    RATED = "rated", _("Confirmed and rated")
    DECLINED = "declined", _("Not whistled")
    CANCELLED = "cancelled", _("Cancelled")


class ResponseState(TextChoices):
    """Where one department's report-in stands."""

    CALLED = "called", _("Called")
    ANSWERED = "answered", _("Will come")
    ARRIVED = "arrived", _("On site")
    WORKING = "working", _("At work")
    SIGNED_OFF = "signed_off", _("Signed off")
    CONFIRMED = "confirmed", _("Confirmed")
    RATED = "rated", _("Confirmed and rated")
    OBJECTED = "objected", _("Has objected")
    RELEASED = "released", _("Released")


class Occasion(TextChoices):
    """The three classic kinds of whistle."""

    ENFORCEMENT = "enforcement", _("Joint enforcement")
    KEY_WORK = "key_work", _("Key work")
    EMERGENCY = "emergency", _("Emergency")


class Urgency(TextChoices):
    """How soon departments must be there; the times stand in the rules."""

    URGENT = "urgent", _("Urgent")
    SOON = "soon", _("Pressing")
    ORDINARY = "ordinary", _("Ordinary")


class Mark(TextChoices):
    """What one side says of the other's part in this order, never of a person."""

    GOOD = "good", _("Good")
    FAIR = "fair", _("Fair")
    POOR = "poor", _("Poor")


OPEN = (
    OrderState.ASKED,
    OrderState.BLOWN,
    OrderState.ARRIVED,
    OrderState.WORKING,
    OrderState.TO_CONFIRM,
)
OVER = (OrderState.CONFIRMED, OrderState.RATED)
# Departments are on it.
UNDER_WAY = (OrderState.BLOWN, OrderState.ARRIVED, OrderState.WORKING)
# A report-in that still stands for something to be done.
AWAITED = (
    ResponseState.CALLED,
    ResponseState.ANSWERED,
    ResponseState.ARRIVED,
    ResponseState.WORKING,
    ResponseState.OBJECTED,
)
