"""The keys of the desk, in words, for the help page."""

from django.utils.translation import gettext as _

from jielin.ui.parts import Shortcuts


def shortcuts() -> tuple[Shortcuts, ...]:
    """Groups of keys; the steps of a matter print their own key on the button."""
    return (
        Shortcuts(
            _("Everywhere"),
            (
                ("?", _("This page")),
                ("G H", _("Go to the workbench")),
                ("G S", _("Go to requests")),
                ("C", _("Register a request")),
                ("Ctrl K", _("Search")),
                ("Esc", _("Close menus and messages")),
            ),
        ),
        Shortcuts(
            _("In a list"),
            (
                ("J", _("Next row")),
                ("K", _("Previous row")),
                ("Enter", _("Open")),
                ("X", _("Pick or unpick")),
            ),
        ),
        Shortcuts(
            _("On a request"),
            (
                ("J", _("Next request")),
                ("K", _("Previous request")),
                ("N", _("Write")),
                ("Ctrl Enter", _("Send what you wrote")),
                (_("letter on the button"), _("Take that step")),
            ),
        ),
    )
