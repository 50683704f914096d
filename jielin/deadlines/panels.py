"""What is owed, on the workbench: one list over all kinds of promises."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest

from jielin.kernel import clock
from jielin.people.duties import DeskRequest
from jielin.ui.parts import TodoLine
from jielin.ui.slots import Panel

from .todo import lines


@dataclass(frozen=True)
class ToDo:
    """The list of the workbench, soonest first."""

    lines: tuple[TodoLine, ...]


def to_do(request: HttpRequest) -> ToDo:
    """What my units owe."""
    return ToDo(lines(cast(DeskRequest, request), clock.now()))


PANELS = (Panel("desk.workbench", "deadlines.to_do", 10, to_do, "deadlines/parts/todo.html"),)
