"""The words of data requests: what is wished, where it stands, which field is wrong."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Wish(TextChoices):
    """What somebody asks for (Personal Information Protection Law, articles 46 and 47)."""

    CORRECTION = "correction", _("Correct my data")
    DELETION = "deletion", _("Erase my data")


class RequestState(TextChoices):
    """Where a data request stands."""

    ASKED = "asked", pgettext_lazy("data request", "Asked")
    CARRIED_OUT = "carried_out", pgettext_lazy("data request", "Carried out")
    REFUSED = "refused", pgettext_lazy("data request", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("data request", "Withdrawn")


class About(TextChoices):
    """What a correction is about. A telephone is proven, so it changes by signing in anew."""

    NAME = "name", _("My name")
    OTHER = "other", _("Something else")


class Ground(TextChoices):
    """The lawful reasons to refuse (Personal Information Protection Law, articles 18, 35, 47)."""

    STATUTORY = "statutory", _("A law asks us to keep it longer")
    SECRECY = "secrecy", _("A law asks us to keep it secret, or telling would hinder our duty")
    NOT_THEIRS = "not_theirs", _("It is about somebody else")
    CORRECT = "correct", _("It is right as it stands")


class CopyState(TextChoices):
    """Where a copy of one's own data stands."""

    ASKED = "asked", pgettext_lazy("own copy", "Being made")
    READY = "ready", pgettext_lazy("own copy", "Ready")
    FAILED = "failed", pgettext_lazy("own copy", "Not made")
    GONE = "gone", pgettext_lazy("own copy", "Deleted")
