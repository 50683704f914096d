"""What cases show a resident: the way to tell us, the newest request, and its tab."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jielin.people.models import Account
from jielin.ui.parts import NavItem
from jielin.ui.slots import Panel

from ..queries.portal import Newest, newest, waiting_count


@dataclass(frozen=True)
class Doors:
    """Where to tell us, and where one's requests are."""

    report_url: str
    list_url: str


@dataclass(frozen=True)
class Mine:
    """The newest request with the addresses of its page and of the list."""

    newest: Newest
    page_url: str
    list_url: str


def doors(request: HttpRequest) -> Doors | None:
    """The button of the home page."""
    where = _where(request)
    if where is None:
        return None
    return Doors(reverse("requests:start", kwargs=where), reverse("requests:list", kwargs=where))


def mine(request: HttpRequest) -> Mine | None:
    """The newest request of whoever is signed in."""
    where = _where(request)
    if where is None or not isinstance(request.user, Account):
        return None
    found = newest(request.user, cast(Any, request).home.pk)
    if found is None:
        return None
    page = reverse("requests:page", kwargs={**where, "number": found.line.number})
    return Mine(found, page, reverse("requests:list", kwargs=where))


def tab(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """My requests, with how many wait for a word of mine."""
    where = _where(request)
    if where is None:
        return None
    count = None
    if isinstance(request.user, Account):
        count = waiting_count(request.user, cast(Any, request).home.pk) or None
    url = reverse("requests:list", kwargs=where)
    label = pgettext("tab", "My requests")
    return (NavItem(label, url, "list", count, _("waiting for you")),)


def _where(request: Any) -> dict[str, str] | None:
    home, place = getattr(request, "home", None), getattr(request, "community", None)
    if home is None or place is None:
        return None
    return {"home": home.slug, "community": place.slug or place.code}


PORTAL: tuple[Panel, ...] = (
    Panel("portal.act", "cases.report", 10, doors, "cases/parts/portal_report.html"),
    Panel("portal.home", "cases.mine", 10, mine, "cases/parts/portal_mine.html"),
    Panel("portal.tabs", "cases.mine", 10, tab, "ui/nav_panel.html"),
)
