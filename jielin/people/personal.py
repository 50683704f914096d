"""What is held about a person here: why, on what basis, and for how long."""

from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Held:
    """One kind of data about a person."""

    field: str
    what: Lazy
    purpose: Lazy
    basis: Lazy
    retention: Lazy


_DUTY = _("Statutory duty (Personal Information Protection Law, article 13 (3))")
_CONSENT = _("Consent by signing in (Personal Information Protection Law, article 13 (1))")
_SECURITY = _("Security of the account (Cybersecurity Law, article 21)")

HELD = (
    Held(
        "Account.name",
        _("Name"),
        _("To address the person and to show who acted"),
        _DUTY,
        _("As long as the account exists"),
    ),
    Held(
        "Account.phone",
        _("Telephone, sealed"),
        _("To sign in and to be called back"),
        _CONSENT,
        _("As long as the account exists"),
    ),
    Held(
        "PhoneCode",
        _("Digests of number, code and session"),
        _("To prove a telephone and to slow down misuse"),
        _SECURITY,
        _("2 days"),
    ),
    Held(
        "Appointment",
        _("Posts held, from when until when"),
        _("All permission comes from here"),
        _DUTY,
        _("With the records of the organisation"),
    ),
    Held(
        "SignIn",
        _("Kind of device, first and last day of use; no address, no path"),
        _("To recognise and shut out a lost device"),
        _SECURITY,
        _("90 days after the last use"),
    ),
    Held(
        "LookUp",
        _("Which member of staff looked a number up and when; of the number only a digest"),
        _("To see and to slow down misuse of numbers"),
        _SECURITY,
        _("190 days"),
    ),
    Held(
        "axes.AccessAttempt",
        _("Wrong passwords: name typed, address, browser"),
        _("To lock a name that somebody guesses at"),
        _SECURITY,
        _("1 day"),
    ),
    Held(
        "allauth.Authenticator",
        _("Secret of the authenticator app and of recovery codes, sealed"),
        _("To show that a member of staff is who signs in"),
        _SECURITY,
        _("Until the second factor is reset or the account ends"),
    ),
    Held(
        "allauth.SocialAccount",
        _("Identifier at single sign-on, WeCom or DingTalk; no name, no picture, no token"),
        _("To sign in with it"),
        _CONSENT,
        _("Until the person unties it"),
    ),
)
