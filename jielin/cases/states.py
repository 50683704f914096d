"""The words of a case: its kinds, states, sources, reasons and outcomes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestType(TextChoices):
    """The five kinds of a request (Beijing regulation on requests, art. 2)."""

    CONSULT = "consult", _("Question")
    HELP = "help", _("Request for help")
    COMPLAINT = "complaint", _("Complaint")
    REPORT = "report", _("Report of misconduct")
    SUGGESTION = "suggestion", _("Suggestion")


class Source(TextChoices):
    """How a request reached us."""

    WEB = "web", _("online")
    PHONE = "phone", _("by phone")
    COUNTER = "counter", _("at the counter")
    PATROL = "patrol", _("seen by the grid worker")
    API = "api", _("by another system")
    PAPER = "paper", _("on a paper slip")


class CaseState(TextChoices):
    """Where a case stands."""

    REGISTERED = "registered", _("Registered")
    ACCEPTED = "accepted", _("Accepted")
    DISPATCHED = "dispatched", _("Dispatched")
    HANDLING = "handling", _("Being handled")
    WAITING = "waiting", _("Waiting for the resident")
    RESOLVED = "resolved", _("Resolved")
    VERIFIED = "verified", _("Result checked")
    REDO = "redo", _("To be done again")
    PARKED = "parked", _("Parked with a plan")
    ENDING = "ending", _("End to be confirmed")
    MERGED = "merged", _("Merged into another")
    CLOSED = "closed", _("Closed")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AssignmentState(TextChoices):
    """Where one unit stands with its part."""

    OFFERED = "offered", _("Not yet taken")
    WORKING = "working", _("At work")
    DONE = "done", _("Work done")
    HANDED_ON = "handed_on", _("Handed on")
    RETURNED = "returned", _("Returned after a ruling")
    ENDED = "ended", _("Ended")


class Role(TextChoices):
    """Whether a unit leads or helps."""

    LEAD = "lead", _("Lead unit")
    ASSISTING = "assisting", _("Assisting unit")


class Ending(TextChoices):
    """How a case was brought to an end: different facts, never mixed.

    The fifth, parked with a plan, is a state and no end: it is never counted as closed.
    """

    SOLVED = "solved", _("Solved")
    ANSWERED = "answered", _("Answered")
    NOT_OUR_DUTY = "not_our_duty", _("Outside public duty")
    UNREASONABLE = "unreasonable", _("Cannot be met by law")


class NotAccepted(TextChoices):
    """The six lawful ways out (Beijing regulation on requests, art. 11)."""

    EMERGENCY = "emergency", _("An emergency: other lines act faster")
    STATUTORY = "statutory", _("Another lawful procedure is open for it")
    REPEATED = "repeated", _("The same matter without new facts")
    SECRET = "secret", _("It touches secrets or the privacy of others")
    MARKET = "market", _("Outside public duty: market or social services help")
    UNLAWFUL = "unlawful", _("Against the law or public morals")


class Solved(TextChoices):
    """What the resident says of the matter."""

    YES = "yes", _("Solved")
    PARTLY = "partly", _("Partly solved")
    NO = "no", _("Not solved")


class Satisfied(TextChoices):
    """What the resident says of us, which is another question."""

    YES = "yes", _("Satisfied")
    MOSTLY = "mostly", _("Basically satisfied")
    NO = "no", _("Not satisfied")
    NO_COMMENT = "no_comment", _("No comment")


class StageKind(TextChoices):
    """Stages of enforcement that have times of their own."""

    STOP = "stop", _("Order to stop")
    PENALTY = "penalty", _("Case filed and penalty")
    DEMOLITION = "demolition", _("Demolition")
    RESTORATION = "restoration", _("Restoration")


class EntryKind(TextChoices):
    """What people write on a case."""

    REPLY = "reply", _("Reply to the resident")
    NOTE = "note", _("Internal note")
    CALL = "call", _("Telephone record")
    SUPPLEMENT = "supplement", _("Added by the resident")
    RESULT = "result", _("Result")
    REASON = "reason", _("Reason")
    RATING = "rating", _("Rating")
    CHECK = "check", _("Check on site")
    RULING = "ruling", _("Ruling")
    TRANSCRIPT = "transcript", _("Written down from the recording")


OPEN = frozenset(
    {
        CaseState.REGISTERED,
        CaseState.ACCEPTED,
        CaseState.DISPATCHED,
        CaseState.HANDLING,
        CaseState.WAITING,
        CaseState.REDO,
        CaseState.PARKED,
        CaseState.ENDING,
    }
)
# Where a unit works or is asked to; nothing is ruled on or decided for good there.
AT_WORK = frozenset({CaseState.DISPATCHED, CaseState.HANDLING, CaseState.WAITING, CaseState.REDO})
DONE = frozenset({CaseState.RESOLVED, CaseState.VERIFIED})
ENDED = frozenset({CaseState.CLOSED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN})
# It lives on in another case, and ends when that one does.
JOINED = frozenset({CaseState.MERGED})
EVERY = OPEN | DONE | ENDED | JOINED
