"""The keys of the desk, in words, for the help page."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from jielin.ui.parts import NavItem, Shortcuts


def shortcuts(menu: Iterable[NavItem]) -> tuple[Shortcuts, ...]:
    """Groups of keys, those of the reader's menu among them; the steps of a matter print their
    own key on the button."""
    return (
        Shortcuts(_("Everywhere"), _everywhere()),
        Shortcuts(_("Go to a page"), _to_pages(menu)),
        Shortcuts(_("In a list"), _in_a_list()),
        Shortcuts(_("On a request"), _on_a_request()),
    )


def _everywhere() -> tuple[tuple[str, str], ...]:
    return (
        ("?", _("This page")),
        ("C", _("Register a request")),
        ("Ctrl K / ⌘ K", _("Search, or go to a page")),
        ("Esc", _("Close menus and messages")),
    )


def _to_pages(menu: Iterable[NavItem]) -> tuple[tuple[str, str], ...]:
    return tuple((f"G {item.key}", item.label) for item in menu if item.key)


def _in_a_list() -> tuple[tuple[str, str], ...]:
    return (
        ("J", _("Next row")),
        ("K", _("Previous row")),
        ("Enter", _("Open")),
        ("X", _("Pick or unpick")),
    )


def _on_a_request() -> tuple[tuple[str, str], ...]:
    return (
        ("J", _("Next request")),
        ("K", _("Previous request")),
        ("N", _("Write")),
        ("Ctrl Enter", _("Send what you wrote")),
        (_("letter on the button"), _("Take that step")),
    )
