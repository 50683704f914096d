"""The demo city's lists, dispatch catalogue, powers, admissions and burdens, told by verbs."""

from django.core.management import call_command

from jielin.kernel.reference import held
from jielin.people.models import Account

from ..models import DutyList
from .admissions import tell_admissions
from .burdens import tell_burdens, tell_census
from .dispatch import tell_dispatch
from .lists import tell_lists
from .powers import tell_powers
from .telling import Telling


def tell(people: dict[str, Account]) -> None:
    """All of it, once; the cast and their posts are there already."""
    call_command("load_grounds", verbosity=0)
    if DutyList.objects.exists():
        return
    telling = Telling.among(people)
    with held():
        tell_lists(telling)
        tell_dispatch(telling)
        tell_powers(telling)
        tell_burdens(telling)
        tell_admissions(telling)
        tell_census(telling)
