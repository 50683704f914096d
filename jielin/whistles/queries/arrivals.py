"""How soon departments must be there, by the rules in force: the words of each urgency."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jielin.deadlines.picking import Asked, pick
from jielin.deadlines.reckoning import Unit
from jielin.deadlines.rulebook import RuleBook
from jielin.kernel import clock

from ..states import Urgency


def urgency_choices(book: RuleBook, tenant_id: int) -> list[tuple[str, str]]:
    """“Urgent (there within 2 hours)”: the number is the rule's."""
    return [(str(one), _described(book, tenant_id, one)) for one in Urgency]


def _described(book: RuleBook, tenant_id: int, urgency: Urgency) -> str:
    today = timezone.localdate(clock.now())
    asked = Asked(home_id=tenant_id, urgency=str(urgency))
    rule = pick(book.by_kind.get("whistle_arrive", ()), asked, today)
    if rule is None:
        return str(urgency.label)
    told = {"urgency": urgency.label, "time": _time(rule.unit, rule.amount)}
    return _("%(urgency)s (there within %(time)s)") % told


def _time(unit: str, amount: int) -> str:
    words = {
        Unit.CLOCK_HOUR: ngettext("%(n)d hour", "%(n)d hours", amount),
        Unit.WORKING_HOUR: ngettext("%(n)d working hour", "%(n)d working hours", amount),
        Unit.WORKING_DAY: ngettext("%(n)d working day", "%(n)d working days", amount),
        Unit.NATURAL_DAY: ngettext("%(n)d day", "%(n)d days", amount),
    }
    return words[Unit(unit)] % {"n": amount}
