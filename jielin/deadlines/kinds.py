"""The kinds of promises and what rules ask about, in words."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from .reckoning import TIMES

Words = dict[str, Lazy | str]

GROUPS: tuple[tuple[Lazy, Words], ...] = (
    (gettext_lazy("Handling requests"), {
        "receive": gettext_lazy("Receive a request"),
        "contact": gettext_lazy("Contact the resident"),
        "resolve": gettext_lazy("Answer the resident"),
        "take": gettext_lazy("The unit takes the work"),
        "handle": gettext_lazy("The unit does the work"),
        "verify": gettext_lazy("Verify the result"),
        "revisit": gettext_lazy("Ask how it went"),
        "redo": gettext_lazy("Do it again"),
        "reply": gettext_lazy("Reply to a question"),
        "outside_reply": gettext_lazy("Reply of a unit outside"),
        "revisit_calls": gettext_lazy("Calls before a revisit ends"),
        "revisit_days": gettext_lazy("Days over which the calls are spread"),
        "redos": gettext_lazy("How often work is done again"),
        "reroutes": gettext_lazy("How often work is sent on"),
    }),
    (gettext_lazy("Objections, extensions and parking"), {
        "objection_window": gettext_lazy("Object to a dispatch"),
        "rule_objection": gettext_lazy("Rule on an objection"),
        "rule_extension": gettext_lazy("Rule on an extension"),
        "extension_span": gettext_lazy("Length of one extension"),
        "extensions": gettext_lazy("How many extensions"),
        "rule_suspension": gettext_lazy("Rule on parking"),
        "parking_span": gettext_lazy("Longest time parked"),
        "reexamine": gettext_lazy("Examine a parked request again"),
        "stage_stop": gettext_lazy("Stage: stop the building work"),
        "stage_penalty": gettext_lazy("Stage: penalty"),
        "stage_demolition": gettext_lazy("Stage: demolition"),
        "stage_restoration": gettext_lazy("Stage: restoration"),
    }),
    (gettext_lazy("Whistles"), {
        "whistle_blow": gettext_lazy("Decide whether to whistle"),
        "whistle_answer": gettext_lazy("Answer the whistle"),
        "whistle_arrive": gettext_lazy("Arrive on the spot"),
        "whistle_work": gettext_lazy("Do the joint work"),
        "whistle_confirm": gettext_lazy("Confirm the joint result"),
        "whistle_rate": gettext_lazy("Rate each other"),
        "whistle_ruling": gettext_lazy("Rule on a whistle"),
    }),
    (gettext_lazy("Supervision"), {
        "urge_reply": gettext_lazy("Reply to a reminder"),
        "supervise_reply": gettext_lazy("Reply to a supervision order"),
        "raise_reply": gettext_lazy("Reply after raising it a level"),
        "leader_reply": gettext_lazy("Reply to a leader's instruction"),
        "supervision_progress": gettext_lazy("Report progress"),
    }),
    (gettext_lazy("Duty lists and burdens"), {
        "admit": gettext_lazy("Review a work application"),
        "object_ruling": gettext_lazy("Rule on an objection to a list"),
        "power_answer": gettext_lazy("Answer a question about powers"),
        "power_feedback": gettext_lazy("Tell what became of the opinion"),
        "list_review": gettext_lazy("Review a list"),
        "census": gettext_lazy("Count burdens"),
    }),
    (gettext_lazy("Data of people"), {
        "data_request": gettext_lazy("Answer a request about one's data"),
        "keep_outside_phone": gettext_lazy("Keep the telephone of an outside party"),
        "keep_recording": gettext_lazy("Keep the recording of a voice"),
        "keep_arrival_names": gettext_lazy("Keep who came to a whistle"),
    }),
)  # fmt: skip
KINDS: Words = {code: words for _group, kinds in GROUPS for code, words in kinds.items()}
# How often, not how long.
COUNTED = frozenset({"revisit_calls", "revisit_days", "extensions", "redos", "reroutes"})
MATTERS: Words = {
    "consult": gettext_lazy("Question"),
    "help": gettext_lazy("Asking for help"),
    "complaint": gettext_lazy("Complaint"),
    "report": gettext_lazy("Report of a wrong"),
    "suggestion": gettext_lazy("Suggestion"),
}
URGENCIES: Words = {
    "urgent": pgettext_lazy("level of urgency", "Urgent"),
    "soon": pgettext_lazy("level of urgency", "Soon"),
}
ANY = gettext_lazy("everything else")


def kind_words(code: str) -> str:
    """What a kind of promise is called; its code when nobody named it."""
    return str(KINDS.get(code, code))


def span_words(amount: int, unit: str) -> str:
    """7 natural days, 2 working hours, 3 times."""
    forms = {
        "clock_hour": ngettext("%(n)d hour", "%(n)d hours", amount),
        "working_hour": ngettext("%(n)d working hour", "%(n)d working hours", amount),
        "working_day": ngettext("%(n)d working day", "%(n)d working days", amount),
        "natural_day": ngettext("%(n)d natural day", "%(n)d natural days", amount),
        TIMES: ngettext("%(n)d time", "%(n)d times", amount),
    }
    return forms[unit] % {"n": amount}


def suits(kind: str, unit: str) -> bool:
    """Whether a number in this unit can be the answer to this kind."""
    return (unit == TIMES) == (kind in COUNTED)


def joined(parts: list[str]) -> str:
    """What a rule is about, from its parts."""
    return _(" · ").join(parts) if parts else str(ANY)
