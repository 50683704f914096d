"""The sentence for a fault in a sheet: where it is, what is wrong, what to do."""

from django.utils.translation import gettext_lazy as _

from .sheets import Fault, FaultySheetError

SENTENCES = {
    Fault.NOT_UTF8: _("%(sheet)s is not UTF-8. Save it as “CSV UTF-8” and run the command again."),
    Fault.NO_COLUMN: _("%(sheet)s: the column “%(column)s” is missing. Add it to the first row."),
    Fault.EMPTY: _("%(sheet)s, row %(row)d: “%(column)s” is empty. Fill it in."),
    Fault.BAD_VALUE: _(
        "%(sheet)s, row %(row)d: “%(value)s” is not allowed in “%(column)s”."
        " docs/deadlines.md lists the allowed values."
    ),
    Fault.UNKNOWN: _(
        "%(sheet)s, row %(row)d: nothing has the code “%(value)s” of column “%(column)s”."
        " Load it first, or correct the code."
    ),
    Fault.CHANGED: _(
        "%(sheet)s, row %(row)d: another text is in force since %(value)s. A rule is never"
        " edited: leave its row as it was and add one with a later “%(column)s”."
    ),
    Fault.EARLIER: _(
        "%(sheet)s, row %(row)d: %(value)s lies before the rule that it replaces."
        " Give a later “%(column)s”."
    ),
}


def sentence(error: FaultySheetError, sheet: str) -> str:
    """What to tell the person who wrote the sheet."""
    told = {"sheet": sheet, "row": error.row, "column": error.column, "value": error.value}
    return str(SENTENCES[error.fault]) % told
