"""How many, how often and how long: the numbers of this app, each with its reason."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Paces:
    """Requests a minute."""

    # Enough for a hotline system that sends every call and reads its list each minute.
    usual: int = 120
    # Two workers answer some 500 simple requests a second; one client may take a fiftieth.
    most: int = 600


PACES = Paces()

# What a client sent again within a day is one request (the usual promise of such keys).
ANSWERS_KEPT = timedelta(hours=24)
# After a rotation the old token still opens for a day, so that nothing stops at night.
OLD_TOKEN_LASTS = timedelta(hours=24)
# A token that nobody renews ends by itself: a year at most.
LONGEST_LIFE = timedelta(days=366)


@dataclass(frozen=True)
class Deliveries:
    """How long and how often an event is carried to an address."""

    # Seconds for all of it: finding the name, connecting, sending, and the answer.
    patience: float = 5
    # Six tries within about nine hours: a night without the other system is bridged.
    waits: tuple[timedelta, ...] = (
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=6),
    )
    # Twenty tries in a row without one success: nobody is there any more.
    most_failures: int = 20
    # A worker that claimed one and fell silent this long is taken for dead.
    lease: timedelta = timedelta(minutes=5)
    # Long enough to ask what happened last month.
    kept: timedelta = timedelta(days=30)
    # Of what the other side answers only the beginning, for the page.
    answer_signs: int = 200

    @property
    def tries(self) -> int:
        return len(self.waits) + 1


DELIVERIES = Deliveries()
MOST_HOOKS = 10
