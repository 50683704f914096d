"""What the search page and the command bar show: matters that fit, and places to go."""

from dataclasses import dataclass
from typing import Any, cast

from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.people.duties import DeskRequest
from jielin.search import queries, words
from jielin.search.sources import Hit
from jielin.search.words import Asked, Mark
from jielin.ui.parts import NavItem
from jielin.ui.slots import panels

from ..templatetags.faces import desk_nav, operator_nav

FEW, IN_BAR, MANY = 8, 5, 20


@dataclass(frozen=True)
class Line:
    """A hit, with its words in stretches of what was asked for and what is between."""

    hit: Hit
    title: tuple[Mark, ...]
    place: tuple[Mark, ...]
    unit: tuple[Mark, ...]


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `after` leads to older ones, empty at the end."""

    kind: str
    label: str
    icon: str
    lines: tuple[Line, ...]
    after: str = ""


@dataclass(frozen=True)
class Tab:
    """A kind to narrow the search to; empty means all."""

    kind: str
    label: str
    is_current: bool


def groups(
    request: DeskRequest, asked: Asked, *, shown: int, kind: str = "", after: str = ""
) -> tuple[Group, ...]:
    """What fits and may be seen, by kind; two or three queries for each."""
    found = (
        queries.search(source, request.acting, request.home, asked, shown=shown, after=after)
        for source in queries.open_to(request.acting)
        if kind in {"", source.kind}
    )
    return tuple(_group(one, asked) for one in found if one.hits)


def tabs(request: DeskRequest, kind: str) -> tuple[Tab, ...]:
    """All, and each kind that this person may search."""
    kinds = [("", _("Everything"))]
    kinds += [(source.kind, str(source.label)) for source in queries.open_to(request.acting)]
    known = kind if kind in dict(kinds) else ""
    return tuple(Tab(name, label, name == known) for name, label in kinds)


def said(asked: Asked, *, has_hits: bool) -> str:
    """One sentence where a word is needed; empty where the hits speak for themselves."""
    if asked.is_personal:
        return _(
            "Telephone and identity numbers are kept out of search. A caller's open requests are"
            " found by “Look for open requests” where a request is registered."
        )
    if not asked.typed:
        return _("Type a number, words, a place or a unit.")
    if not asked.pieces:
        return _("These signs alone cannot be searched. Type words, a place, a unit or a number.")
    if asked.is_cut:
        return _("That is long: only the first %(count)s characters were searched.") % {
            "count": words.LONGEST
        }
    return "" if has_hits else _("Nothing that you may see fits these words.")


def places(request: DeskRequest, typed: str = "") -> tuple[NavItem, ...]:
    """Where one can go from here: the menu, and what stands beside it. No query of its own."""
    around: Any = {"request": request}
    items = [*desk_nav(around)]
    for panel in panels("desk.nav"):
        items += cast("tuple[NavItem, ...]", panel.query(request) or ())
    items += [*_new(request), *operator_nav(around)]
    keys = reverse("desk:keys", kwargs={"home": request.home.slug})
    items.append(NavItem(_("Keyboard shortcuts"), keys, "keys"))
    wanted = typed.casefold()
    return tuple(item for item in items if wanted in str(item.label).casefold())


def _new(request: DeskRequest) -> tuple[NavItem, ...]:
    if not request.acting.has_duty("cases.intake"):
        return ()
    url = reverse("desk_cases:new", kwargs={"home": request.home.slug})
    return (NavItem(_("Register a request"), url, "plus"),)


def _group(found: queries.Found, asked: Asked) -> Group:
    source = found.source
    lines = tuple(_line(hit, asked) for hit in found.hits)
    return Group(source.kind, str(source.label), source.icon, lines, found.after)


def _line(hit: Hit, asked: Asked) -> Line:
    title, place, unit = (words.marked(one, asked) for one in (hit.title, hit.place, hit.unit))
    return Line(hit, title, place, unit)
