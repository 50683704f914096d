"""A second factor that the security administrator has reset goes away, with every sign-in."""

from jielin.kernel.models import Event
from jielin.people.models import Account, SignIn

from . import factor


def take_away(event: Event) -> None:
    """What was set up or begun since stays, so that a second run does no harm.

    Whoever holds the lost telephone is signed out of it too.
    """
    account = Account.objects.get(pk=event.details["account"])
    factor.forget(account, event.happened_at)
    SignIn.end_before(account, event.happened_at)
