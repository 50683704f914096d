"""The list of whistle orders as a workbook, narrowed as its page was."""

from collections.abc import Iterator, Sequence

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from jielin.exchange.offers import Asking, Exporter
from jielin.exchange.sheets import Heading

from . import policy
from .queries.lists import listing
from .states import OrderState


def rows(asking: Asking, narrowed: str) -> Iterator[Sequence[str]]:
    """Page by page, as the reader may see it; what is confidential stays where it is."""
    state = QueryDict(narrowed).get("state", "")
    known, after = state if state in OrderState.values else "", ""
    while True:
        page = listing(asking.actor, asking.home.pk, known, after)
        for one in (line for line in page.lines if not line.is_confidential):
            yield (
                one.number,
                one.title,
                one.occasion,
                one.area,
                one.street,
                one.lead,
                str(one.look.label),
                f"{timezone.localtime(one.opened_at):%Y-%m-%d %H:%M}",
            )
        if not page.after:
            return
        after = page.after


EXPORTS = (
    Exporter(
        key="whistles",
        label=pgettext_lazy("sheet", "Whistles"),
        duty=policy.READ,
        headings=(
            Heading(pgettext_lazy("sheet", "Number"), 20),
            Heading(pgettext_lazy("sheet", "Matter"), 40),
            Heading(pgettext_lazy("sheet", "Occasion"), 18),
            Heading(pgettext_lazy("sheet", "Area"), 26),
            Heading(pgettext_lazy("sheet", "Street"), 18),
            Heading(pgettext_lazy("sheet", "Lead"), 22),
            Heading(pgettext_lazy("sheet", "State"), 14),
            Heading(pgettext_lazy("sheet", "Opened"), 18),
        ),
        rows=rows,
    ),
)
