"""Who asks in a city of volume: residents of invented telephones."""

from datetime import timedelta
from random import Random
from typing import NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX as NONE

from jielin.kernel import clock
from jielin.kernel.copying import write
from jielin.kernel.sealed import blind_index
from jielin.people.models import Account

from .press import id_at

PHONES = 10**8
BATCH = 2000


class Resident(NamedTuple):
    """Somebody who asks."""

    id: str
    phone: str
    phone_index: str


def residents(count: int, rng: Random) -> list[Resident]:
    """Residents who proved a telephone, of a range that belongs to nobody; known ones again."""
    phones = (f"199{number:08}" for number in rng.sample(range(PHONES), count))
    asked = {blind_index(phone): phone for phone in phones}
    known = _known(list(asked))
    since = int((clock.now() - timedelta(days=200)).timestamp() * 1000)
    new = [
        Account(id=id_at(since, rng), phone=phone, phone_index=index, password=NONE)
        for index, phone in asked.items()
        if index not in known
    ]
    write(Account, new)
    known |= {str(account.phone_index): str(account.pk) for account in new}
    return [Resident(known[index], phone, index) for index, phone in asked.items()]


def _known(indexes: list[str]) -> dict[str, str]:
    """The accounts of these telephones that are there."""
    found: dict[str, str] = {}
    for start in range(0, len(indexes), BATCH):
        rows = Account.objects.filter(phone_index__in=indexes[start : start + BATCH])
        found |= {index: str(id) for index, id in rows.values_list("phone_index", "pk")}
    return found
