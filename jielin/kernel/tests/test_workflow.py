"""The table of a matter's life."""

from dataclasses import dataclass

import pytest

from jielin.kernel.workflow import START, Look, Refused, Step, Workflow, states


@dataclass
class Lamp:
    state: str = "off"


def always(actor: object, lamp: object) -> bool:
    return True


def never(actor: object, lamp: object) -> bool:
    return False


LIGHT = Step("light", states("off"), "on", always, "Light", "lamp.lit", rank=2)
BREAK = Step("break", states("off", "on"), "broken", never, "Break", "lamp.broken")
LABEL = Step("label", states("off"), None, always, "Label", "lamp.labelled", rank=1)
HIDDEN = Step("warm", states("off"), None, always, "Warm", "lamp.warmed", inner=True)
LOOKS = {"off": Look("Off"), "on": Look("On"), "broken": Look("Broken")}
TABLE = Workflow(LOOKS, LIGHT, BREAK, LABEL, HIDDEN)


def test_steps_that_may_be_taken_come_the_weightiest_first() -> None:
    assert TABLE.open_to("somebody", Lamp()) == [LABEL, LIGHT]


def test_the_wrong_moment_is_told_before_the_wrong_person() -> None:
    with pytest.raises(Refused) as refused:
        BREAK.check("somebody", Lamp("broken"))
    assert refused.value.status == 409


def test_the_wrong_person_is_refused_as_such() -> None:
    with pytest.raises(Refused) as refused:
        BREAK.check("somebody", Lamp())
    assert refused.value.status == 403


def test_two_rows_for_one_verb_are_refused() -> None:
    with pytest.raises(ValueError):
        Workflow(LOOKS, LIGHT, Step("light", START, "on", always, "Again", "lamp.lit"))
