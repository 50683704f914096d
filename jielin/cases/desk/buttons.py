"""The buttons of a matter: what this person may do with it now."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from django.http import HttpRequest

from jielin.kernel.models import Matter
from jielin.kernel.workflow import Step
from jielin.people.acting import Acting
from jielin.ui import slots
from jielin.ui.addresses import address
from jielin.ui.parts import StepButton

from ..forms import asks
from ..models import Case, Inquiry

# A step of at most this rank may be the main button; one above the other is grave.
LEADING, GRAVE = 12, 60
# Stepping back for an interest stands beside the people, not among the work.
APART = "recuse"
# The step that ends a promise which an inner step keeps.
ENDS = {"take": "take", "handle": "resolve"}
PLURAL = {"case": "cases", "inquiry": "inquiries"}


def buttons(matter: Case, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps of a case as buttons, the main one first."""
    steps = [step for step in matter.steps_for(actor) if step.verb != APART]
    return tuple(
        button(step, step_url(matter, step.verb, home), is_first=place == 0)
        for place, step in enumerate(steps)
    )


def offered(request: HttpRequest) -> Iterator[StepButton]:
    """What apps above offer to do with `request.case`: each leads to a form of theirs."""
    for panel in slots.panels("case.steps"):
        yield from cast("tuple[StepButton, ...]", panel.query(request) or ())


def recusal(case: Case, actor: Acting, home: str) -> str:
    """Where the actor may step back for an interest; empty when not now."""
    may = any(step.verb == APART for step in case.steps_for(actor))
    return step_url(case, APART, home) if may else ""


def keeping(promise: str, case: Case, actor: Acting, home: str) -> StepButton | None:
    """The step that keeps a promise, when it is this person's; else the main step.

    Its key stays on the case's own page.
    """
    possible, verb = case.workflow.possible(case), ENDS.get(promise, "")
    found = [step for step in possible if step.verb == verb or promise in step.keeps]
    leading = [step for step in possible if step.rank <= LEADING]
    for step in (*found, *leading):
        if step.who(actor, case):
            url = step_url(case, step.verb, home)
            return replace(button(step, url, is_first=False), key="", is_grave=False)
    return None


def button(step: Step, url: str, *, is_first: bool) -> StepButton:
    """One step as a button; a step that asks for words opens its form."""
    return StepButton(
        verb=step.verb,
        label=str(step.label),
        url=url,
        key=step.key,
        icon=step.icon,
        is_primary=is_first and step.rank <= LEADING,
        is_grave=step.rank >= GRAVE,
        asks=asks(step.verb),
    )


def step_url(matter: Matter, verb: str, home: str) -> str:
    """Where a step of a matter is taken."""
    # A page has a dozen of them, which differ in the verb alone.
    told = {"home": home, "things": PLURAL[matter.kind], "number": str(matter), "verb": APART}
    return address("desk:step", told).removesuffix(f"{APART}/") + f"{verb}/"


def inquiry_buttons(inquiry: Inquiry, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps of a superior's question; each asks for words."""
    return tuple(
        replace(button(step, step_url(inquiry, step.verb, home), is_first=True), asks=True)
        for step in inquiry.steps_for(actor)
    )
