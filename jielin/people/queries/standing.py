"""Who stood in for whom when something was done (代理), as timelines of staff tell it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.actors import STANDS_IN
from jielin.kernel.models import Event

from ..models import Account

Details = Mapping[str, Any]


def acted_by(events: Iterable[Event]) -> dict[UUID, str]:
    """Who did it, by the id of the event; empty for nobody and for former staff. One query."""
    told = list(events)
    asked = {str(one.actor_id) for one in told} | {one.details.get(STANDS_IN, "") for one in told}
    names = _names(asked - {"", "None"})
    return {
        one.pk: marked(name, one.details, names) if name else ""
        for one in told
        for name in [names.get(str(one.actor_id), "")]
    }


def stood_for(told: Iterable[Details]) -> dict[str, str]:
    """The names of those for whom somebody acted. No query when nobody stood in."""
    return _names({one[STANDS_IN] for one in told if one.get(STANDS_IN)})


def marked(actor: str, details: Details, names: Mapping[str, str] | str) -> str:
    """张三（代理李四）; `names` as `stood_for` gives them, or the one name."""
    if not details.get(STANDS_IN):
        return actor
    known = names if isinstance(names, str) else names.get(details[STANDS_IN])
    other = known or _("a former member of staff")
    return _("%(name)s (standing in for %(other)s)") % {"name": actor, "other": other}


def _names(ids: set[str]) -> dict[str, str]:
    rows = Account.objects.filter(pk__in=ids).values_list("pk", "name") if ids else ()
    return {str(id): name for id, name in rows}
