"""The list of cases as a workbook, narrowed as its page was."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from jielin.exchange.offers import Asking, Exporter
from jielin.exchange.sheets import Heading

from . import policy
from .forms.filters import read
from .queries import lists


def rows(asking: Asking, narrowed: str) -> Iterator[Sequence[str]]:
    """Page by page, as the reader may see it; what is confidential stays where it is."""
    told = QueryDict(narrowed)
    filters = read(told, asking.home.pk).within_reach(told.dict())
    filters = replace(filters, before=None, after=None)
    while True:
        page = lists.listing(asking.actor, asking.home.pk, filters)
        for one in page.rows:
            if not one.is_confidential:
                yield (
                    one.number,
                    one.title,
                    one.category,
                    one.place,
                    one.state,
                    one.holder,
                    one.registered,
                    one.due[:16].replace("T", " "),
                    one.left,
                )
        if page.after is None:
            return
        filters = replace(filters, after=page.after)


EXPORTS = (
    Exporter(
        key="cases",
        label=gettext_lazy("Requests"),
        duty=policy.READ,
        headings=(
            Heading(gettext_lazy("Number"), 20),
            Heading(gettext_lazy("Request"), 40),
            Heading(gettext_lazy("Category"), 22),
            Heading(gettext_lazy("Place"), 30),
            Heading(gettext_lazy("State"), 14),
            Heading(gettext_lazy("Lead"), 22),
            Heading(gettext_lazy("Registered"), 18),
            Heading(gettext_lazy("Due"), 18),
            Heading(gettext_lazy("Time left"), 18),
        ),
        rows=rows,
    ),
)
