"""The words of supervision: the rungs of the ladder, why an order climbs, who wrote what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """Where an order stands: the rungs of the ladder, lowest first, and its end."""

    REMINDED = "reminded", _("Reminded")
    SUPERVISED = "supervised", _("Under supervision")
    RAISED = "raised", _("Raised a level")
    DISTRICT_LEADER = "district_leader", _("With the district's leaders")
    ENDED = "ended", _("Supervision ended")


class Reason(TextChoices):
    """Why the order began or climbed. Facts about the matter, never about a person."""

    RUNNING_OUT = "running_out", _("The time is running out")
    OVERDUE = "overdue", _("Not done in time")
    NO_ANSWER = "no_answer", _("The supervision was not answered in time")
    REDO = "redo", _("Done again and again, and still not solved")
    REROUTED = "rerouted", _("Passed among units, and none takes the lead")
    MANUAL = "manual", _("Decided by the level above")
    ASKED = "asked", _("A unit asks the level above to coordinate")


class WordKind(TextChoices):
    """What people wrote on an order."""

    REASON = "reason", _("Reason")
    REPORT = "report", _("Answer in words")
    COORDINATION = "coordination", _("Coordination")
    INSTRUCTION = "instruction", _("Instruction")
    CLOSING = "closing", _("Conclusion")


LADDER = (Level.REMINDED, Level.SUPERVISED, Level.RAISED, Level.DISTRICT_LEADER)
# A person ends these with words; a reminder ends with the request.
GRAVE = frozenset(LADDER[1:])
# A problem order (问题工单) is one raised for one of these.
PROBLEMS = frozenset({Reason.REDO, Reason.REROUTED})
