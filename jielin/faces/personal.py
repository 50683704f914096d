"""What the libraries of signing in hold about a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.personal import CONSENT, SECURITY, Held, Person

_ALONE = gettext_lazy("Nobody but you")
HELD = (
    Held(
        "allauth.Authenticator",
        gettext_lazy("Secret of the authenticator app and of recovery codes, sealed"),
        gettext_lazy("To show that a member of staff is who signs in"),
        SECURITY,
        gettext_lazy("Until the second factor is reset or the account ends"),
        _ALONE,
    ),
    Held(
        "allauth.SocialAccount",
        gettext_lazy("Identifier at single sign-on, WeCom or DingTalk; no name, no picture"),
        gettext_lazy("To sign in with it"),
        CONSENT,
        gettext_lazy("Until the person unties it"),
        _ALONE,
    ),
    Held(
        "Session",
        gettext_lazy("A report that you have begun and not sent, sealed"),
        gettext_lazy("To go on writing later on the same device"),
        CONSENT,
        gettext_lazy("Until it is sent, or 30 days after the last visit"),
        _ALONE,
    ),
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Every other way in and every second proof."""
    return sum(
        int(model._default_manager.filter(user_id=person.id).delete()[0])
        for model in (Authenticator, SocialAccount, EmailAddress)
    )
