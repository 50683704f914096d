"""The sentence for a fault in a wording: what is wrong, what to do."""

from django.utils.translation import gettext_lazy as _

from .composing import BadWordingError, Fault

SENTENCES = {
    Fault.EMPTY: _("Write the text, or reset it to the delivered one."),
    Fault.BRACES: _("A brace is not closed. Write a placeholder like {number}."),
    Fault.UNKNOWN: _("This message knows no %(about)s. Use only the placeholders listed here."),
    Fault.MISSING: _("%(about)s must stand in the text: without it the message helps nobody."),
    Fault.UNSIGNED: _("Begin with the signature in 【】, such as 【街邻】: gateways ask for it."),
    Fault.LONG: _("The text is too long: at most %(about)s messages in one."),
    Fault.LINES: _("Write the text on one line."),
}


def sentence(error: BadWordingError) -> str:
    """What to tell the person who wrote the text."""
    return str(SENTENCES[error.fault]) % {"about": error.about}
