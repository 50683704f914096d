"""Who holds which post, as a list to take away."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from jielin.people.policy import PROPOSING
from jielin.people.queries import staff

from ..offers import Asking, Exporter
from ..sheets import Heading


def rows(asking: Asking, narrowed: str) -> Iterator[Sequence[str]]:
    """The people of every unit that the actor answers for. No telephone: nobody needs it here."""
    for unit in staff.seen_units(asking.actor, asking.home.pk):
        for line in staff.people_of(unit):
            until = timezone.localtime(line.until) if line.until else None
            yield (
                line.unit,
                line.name,
                line.username,
                line.post,
                line.area,
                f"{timezone.localtime(line.since):%Y-%m-%d}",
                f"{until:%Y-%m-%d}" if until else "",
                str(line.look.label),
                line.stands_in_for,
            )


POSTS = Exporter(
    key="posts",
    label=gettext_lazy("People and posts"),
    duty=PROPOSING,
    headings=(
        Heading(pgettext_lazy("sheet", "Organisation"), 26),
        Heading(pgettext_lazy("sheet", "Person"), 14),
        Heading(pgettext_lazy("sheet", "Sign-in name"), 16),
        Heading(pgettext_lazy("sheet", "Post"), 18),
        Heading(pgettext_lazy("sheet", "Area"), 18),
        Heading(pgettext_lazy("sheet", "Since"), 12),
        Heading(pgettext_lazy("sheet", "Until"), 12),
        Heading(pgettext_lazy("sheet", "State"), 16),
        Heading(pgettext_lazy("sheet", "Stands in for"), 14),
    ),
    rows=rows,
)
