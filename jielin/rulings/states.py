"""The words of rulings: where a return, an extension and a parking stand, and on what grounds."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ObjectionState(TextChoices):
    """Where a unit's objection to a dispatch stands."""

    RAISED = "raised", _("Waiting for the ruling")
    UPHELD = "upheld", _("Upheld: another unit takes it")
    REJECTED = "rejected", _("Rejected: the unit is designated")
    LAPSED = "lapsed", _("Lapsed without a ruling")


class ExtensionState(TextChoices):
    """Where a request for more time stands."""

    ASKED = "asked", _("Waiting for the ruling")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Not granted")
    LAPSED = "lapsed", _("Lapsed without a ruling")


class SuspensionState(TextChoices):
    """Where the parking of a problem stands that cannot be solved now."""

    ASKED = "asked", _("Waiting for the ruling")
    PARKED = "parked", _("Parked with a plan")
    REFUSED = "refused", _("Not granted")
    RESUMED = "resumed", _("Taken up again")
    ENDED = "ended", _("Ended with the request")
    LAPSED = "lapsed", _("Lapsed without a ruling")


class GroundKind(TextChoices):
    """The two kinds of grounds on which time may be given (Beijing regulation, art. 15)."""

    LEGAL = "legal", _("By law")
    OBJECTIVE = "objective", _("By circumstances")
