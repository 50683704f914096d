"""The table of a matter's life: when a step may be taken, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

Words = str | Lazy


class Refused(Exception):
    """A step that may not be taken, with a sentence for the person who asked.

    `status` is 409 when the moment is wrong and 403 when the actor is.
    """

    def __init__(self, message: Words, *, status: int = 409) -> None:
        super().__init__(message)
        self.message = message
        self.status = status

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Terms:
    """What a matter answers when a promise is made: to whom it falls and by when."""

    owner_id: UUID
    due_at: datetime
    rule_id: int | None = None
    provisional: bool = False
    assignee_id: UUID | None = None
    area_id: int | None = None
    asked_by_id: UUID | None = None


@dataclass(frozen=True)
class Look:
    """How a state or step is shown: the word, and the colour and icon that second it."""

    label: Words
    tone: str = "idle"
    icon: str = "clock"


@dataclass(frozen=True)
class Step:
    """One row of the table. `target` None leaves the state as it is."""

    verb: str
    source: frozenset[str]
    target: str | None
    who: Callable[[Any, Any], bool]
    label: Words
    event: str
    keeps: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    icon: str = "check"
    key: str = ""
    rank: int = 50
    # An inner step is taken only inside another verb and has no button of its own.
    inner: bool = False

    def check(self, actor: object, matter: Any) -> None:
        """Raise Refused when the state or the actor is wrong. State first: it tells more."""
        if str(matter.state) not in self.source:
            raise Refused(_("This step is no longer possible: things have moved on."))
        if not self.who(actor, matter):
            raise Refused(_("You are not the one who can take this step."), status=403)


@dataclass(frozen=True, init=False)
class Workflow:
    """All rows of one kind of matter. The state before the first verb is ""."""

    looks: dict[str, Look]
    steps: tuple[Step, ...]
    _by_verb: dict[str, Step] = field(repr=False)
    _by_state: dict[str, tuple[Step, ...]] = field(repr=False)

    def __init__(self, looks: dict[Any, Look], *steps: Step) -> None:
        by_verb = {step.verb: step for step in steps}
        if len(by_verb) != len(steps):
            raise ValueError("Two rows for one verb are two verbs.")
        object.__setattr__(self, "looks", {str(state): look for state, look in looks.items()})
        object.__setattr__(self, "steps", steps)
        object.__setattr__(self, "_by_verb", by_verb)
        outer = sorted((step for step in steps if not step.inner), key=lambda one: one.rank)
        known = {state for step in outer for state in step.source}
        by_state = {state: tuple(s for s in outer if state in s.source) for state in known}
        object.__setattr__(self, "_by_state", by_state)

    def step(self, verb: str) -> Step:
        """The row of a verb. Raises KeyError: a verb without a row is a fault in the code."""
        return self._by_verb[verb]

    def look(self, state: str) -> Look:
        return self.looks[str(state)]

    def open_to(self, actor: object, matter: Any) -> list[Step]:
        """The steps this actor could take now, the weightiest first; for buttons and the API."""
        return [step for step in self.possible(matter) if step.who(actor, matter)]

    def possible(self, matter: Any) -> tuple[Step, ...]:
        """The steps that its state allows to somebody, the weightiest first."""
        return self._by_state.get(str(matter.state), ())


def states(*values: Any) -> frozenset[str]:
    """A source of a row, from state choices."""
    return frozenset(str(value) for value in values)


START: frozenset[str] = frozenset({""})
