"""The kinds of matters whose steps are taken at the desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jielin.cases.forms import form_for
from jielin.cases.forms.replying import form_for_inquiry
from jielin.cases.forms.step import StepForm
from jielin.cases.queries import access
from jielin.cases.queries.latest import last_of_case, last_of_inquiry, way_out
from jielin.people.acting import Acting

Find = Callable[[Acting, int, str], Any]


@dataclass(frozen=True)
class Kind:
    """How one kind of matter is found, asked about and shown."""

    seen: Find
    held: Find
    form_for: Callable[[str], type[StepForm]]
    last: Callable[[Any], str]
    page: str
    template: str
    way_out: Callable[[Any, Acting], str] = lambda thing, actor: ""
    # Inner steps that have a form of their own on the page.
    inner: frozenset[str] = frozenset()
    with_photos: frozenset[str] = field(default=frozenset())


KINDS: dict[str, Kind] = {
    "cases": Kind(
        seen=access.seen,
        held=access.held,
        form_for=form_for,
        last=last_of_case,
        page="desk_cases:case",
        template="cases/desk/step.html",
        way_out=way_out,
        inner=frozenset({"note"}),
        with_photos=frozenset({"note", "answer", "resolve", "verify", "fail_check"}),
    ),
    "inquiries": Kind(
        seen=access.inquiry,
        held=access.inquiry,  # its verbs lock it themselves
        form_for=form_for_inquiry,
        last=last_of_inquiry,
        page="desk_cases:inquiry",
        template="cases/desk/inquiry_step.html",
    ),
}
