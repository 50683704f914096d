"""The parts of the desk's frame that say the same to a reader on every page, kept in memory."""

from collections.abc import Hashable, Mapping
from typing import Any

from django.http import HttpRequest
from django.template.context import RequestContext
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jielin.kernel.reference import Reference
from jielin.organisations.models import DIRECTORY
from jielin.people.acting import ANYONE, Acting
from jielin.ui import slots
from jielin.ui.addresses import address
from jielin.ui.parts import NavItem

from .settings import has_settings

# Written anew when an organisation changes, because the frame names them; duties are in the keys.
_KEPT: Reference[dict[Hashable, Any]] = Reference(DIRECTORY, dict)
MOST = 4000  # parts, each of a few kilobytes
OPERATING = (
    ("outbox.read", "outbox/", "send"),
    ("jobs.read", "jobs/", "refresh"),
)


def part(name: str, context: RequestContext, told: Mapping[str, object], *by: Hashable) -> str:
    """The template `desk/<name>.html`, rendered once for what it depends on."""
    key = (name, get_language(), *reader(context["request"]), *by)
    kept = _KEPT.get()
    if key not in kept:
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = _rendered(f"desk/{name}.html", context, told)
    return str(kept[key])


def reader(request: HttpRequest) -> tuple[Hashable, ...]:
    """What menus may depend on: the home and the duties of the posts there."""
    home, acting = getattr(request, "home", None), _acting(request)
    return (home and (home.slug, home.is_demo), acting.duties)


def person(request: HttpRequest) -> tuple[Hashable, ...]:
    """Who reads, and for which unit."""
    acting = _acting(request)
    return (acting.id, acting.name, *(post.organisation_id for post in acting.posts[:1]))


def menu(request: HttpRequest) -> tuple[NavItem, ...]:
    """Every line of the reader's menu, in order."""
    key, kept = ("items", get_language(), *reader(request)), _KEPT.get()
    if key not in kept:
        kept[key] = (*first(request), *_offered(request), *operating(request))
    found: tuple[NavItem, ...] = kept[key]
    return found


def current(request: HttpRequest) -> tuple[str, ...]:
    """The addresses of the menu that lead to this page."""
    return tuple(item.url for item in menu(request) if item.is_current(request.path))


def first(request: HttpRequest) -> tuple[NavItem, ...]:
    """The workbench; the apps add their own lines below."""
    return (NavItem(_("My workbench"), _below(request), "home", key="H", is_exact=True),)


def operating(request: HttpRequest) -> tuple[NavItem, ...]:
    """Pages of those who run the platform, by duty."""
    below, labels = _below(request), (_("Text messages"), _("Failed jobs"))
    settings = (NavItem(_("Settings"), below + "settings/", "gear"),)
    return (settings if has_settings(request) else ()) + tuple(
        NavItem(label, below + page, icon)
        for (duty, page, icon), label in zip(OPERATING, labels, strict=True)
        if _acting(request).has_duty(duty)
    )


def _offered(request: HttpRequest) -> tuple[NavItem, ...]:
    answers = (panel.query(request) for panel in slots.panels("desk.nav"))
    return tuple(item for answer in answers if isinstance(answer, tuple) for item in answer)


def _below(request: HttpRequest) -> str:
    home: Any = getattr(request, "home", None)
    return address("desk:workbench", {"home": home.slug})


def _acting(request: HttpRequest) -> Acting:
    return getattr(request, "acting", ANYONE)


def _rendered(name: str, context: RequestContext, told: Mapping[str, object]) -> SafeString:
    if context.template is None:
        raise RuntimeError("A part of the frame stands in a template.")
    with context.push(**told):
        return context.template.engine.get_template(name).render(context)
