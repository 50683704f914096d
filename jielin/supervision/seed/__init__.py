"""The demo city's ladder: a request on every rung, told by verbs around today."""

from jielin.duties.seed.telling import Telling
from jielin.kernel.reference import held
from jielin.people.models import Account

from ..models import SupervisionOrder
from .stories import TOLD


def tell(people: dict[str, Account]) -> int:
    """All of it, once; how many requests of its own it told."""
    if SupervisionOrder.objects.exists():
        return 0
    telling = Telling.among(people)
    with held():
        for story in TOLD:
            story(telling)
    return SupervisionOrder.objects.count()
