"""Whoever is given a post that asks for a second proof shows it before going on."""

from jielin.kernel.models import Event
from jielin.people.models import Account, SignIn

from . import factor


def ask_anew(event: Event) -> None:
    """Sign-ins that one proof opened end: the next one sets the second factor up."""
    account = Account.objects.get(pk=event.details["account"])
    if factor.asks(account) == factor.Asks.SETTING_UP:
        SignIn.end_before(account, event.happened_at)
