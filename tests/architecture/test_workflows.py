"""Every workflow table agrees with its model, and every state can be reached and left."""

import ast
import inspect
from collections.abc import Iterator

import pytest
from django.apps import apps

from jielin.kernel.models import Matter
from jielin.kernel.workflow import START

from .sources import dotted

TAKERS = {"taking", "beginning"}


def _matters() -> list[type[Matter]]:
    """Every model with a life, of the apps installed."""
    return [m for m in apps.get_models() if issubclass(m, Matter) and m.__module__.count("jielin")]


every_matter = pytest.mark.parametrize("model", _matters(), ids=lambda model: model.__name__)


def test_each_kind_of_matter_has_a_name_of_its_own() -> None:
    kinds = [model.kind for model in _matters()]
    assert len(kinds) == len(set(kinds))


@every_matter
def test_every_row_is_a_method_or_begun_by_one(model: type[Matter]) -> None:
    taken = set(_constants(model))
    missing = [
        step.verb
        for step in model.workflow.steps
        if not callable(getattr(model, step.verb, None)) and step.verb not in taken
    ]
    assert not missing


@every_matter
def test_every_verb_the_model_takes_has_a_row(model: type[Matter]) -> None:
    rows = {step.verb for step in model.workflow.steps}
    assert set(_taken(model)) <= rows


@every_matter
def test_every_state_is_reached_from_the_start(model: type[Matter]) -> None:
    reached = set(START)
    while True:
        found = reached | {
            str(step.target)
            for step in model.workflow.steps
            if step.target is not None and step.source & reached
        }
        if found == reached:
            break
        reached = found
    assert reached - START == set(model.workflow.looks)


@every_matter
def test_every_row_starts_from_states_that_exist(model: type[Matter]) -> None:
    known = set(model.workflow.looks) | START
    assert not [step.verb for step in model.workflow.steps if not step.source <= known]


@every_matter
def test_no_two_buttons_of_one_state_share_a_key(model: type[Matter]) -> None:
    keyed = [step for step in model.workflow.steps if step.key and not step.inner]
    clashes = [
        (one.verb, two.verb)
        for number, one in enumerate(keyed)
        for two in keyed[:number]
        if one.key == two.key and one.source & two.source and one.who is two.who
    ]
    assert not clashes


def _calls(model: type[Matter]) -> Iterator[ast.Call]:
    for part in model.__mro__:
        if part.__module__.startswith("jielin.") and part is not Matter:
            tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(part)))
            yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _constants(model: type[Matter]) -> Iterator[str]:
    for call in _calls(model):
        for word in call.args:
            if isinstance(word, ast.Constant) and isinstance(word.value, str):
                yield word.value


def _taken(model: type[Matter]) -> Iterator[str]:
    """Verbs of its own; what it takes on another matter is that one's row."""
    for call in _calls(model):
        owner, _, name = dotted(call.func).rpartition(".")
        is_own = name in TAKERS and owner in {"self", "new"}
        if is_own and call.args and isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value)
