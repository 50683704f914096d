"""What is held about a person here: told, exported, kept for its time, and taken out."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from axes.models import AccessAttempt
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known, scrub
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import CONSENT, DUTY, SECURITY, Held, Hold, Person, Section
from jielin.organisations.queries import directory
from jielin.ui.spoken import full

from .limits import CODES, LOOK_UPS, SIGN_INS_KEPT, WRONG_TRIES_KEPT
from .models import (
    Account,
    Appointment,
    Household,
    Invitation,
    LookUp,
    Member,
    PhoneCode,
    SignIn,
    StaffNote,
)
from .queries.household import members_of

_ALONE = gettext_lazy("Nobody but you")
_OPERATORS = gettext_lazy("Nobody; operators see when, not who")
_STAFF = gettext_lazy("Staff of your units, and whoever reads what you did")
_AUDIT = gettext_lazy("The security and the audit administrator")
HELD = (
    Held(
        "Account.name",
        gettext_lazy("Name"),
        gettext_lazy("To address the person and to show who acted"),
        DUTY,
        gettext_lazy("As long as the account exists"),
        _STAFF,
    ),
    Held(
        "Account.phone",
        gettext_lazy("Telephone, sealed"),
        gettext_lazy("To sign in and to be called back"),
        CONSENT,
        gettext_lazy("As long as the account exists"),
        _ALONE,
    ),
    Held(
        "PhoneCode",
        gettext_lazy("Digests of number, code and session"),
        gettext_lazy("To prove a telephone and to slow down misuse"),
        SECURITY,
        gettext_lazy("2 days"),
        _OPERATORS,
    ),
    Held(
        "Appointment",
        gettext_lazy("Posts held, from when until when"),
        gettext_lazy("All permission comes from here"),
        DUTY,
        gettext_lazy("With the records of the organisation"),
        _STAFF,
    ),
    Held(
        "Member",
        gettext_lazy("With whom you share a household and who of them may act for you, no more"),
        gettext_lazy("So that somebody whom you trust can tell us something for you"),
        CONSENT,
        gettext_lazy("Until you leave the household"),
        gettext_lazy("Those who belong to it"),
    ),
    Held(
        "Invitation.phone",
        gettext_lazy("The number that was invited into a household, sealed"),
        gettext_lazy("To show the invitation to whoever owns the number"),
        CONSENT,
        gettext_lazy("Until it is answered, 7 days at most"),
        gettext_lazy("Those who belong to it see half of the number"),
    ),
    Held(
        "StaffNote",
        gettext_lazy("Reasons given for what was done to the account of a member of staff"),
        gettext_lazy("To be able to prove why"),
        SECURITY,
        gettext_lazy("With the records of the organisation"),
        _AUDIT,
    ),
    Held(
        "SignIn",
        gettext_lazy("Kind of device, first and last day of use; no address, no path"),
        gettext_lazy("To recognise and shut out a lost device"),
        SECURITY,
        gettext_lazy("90 days after the last use"),
        _ALONE,
    ),
    Held(
        "LookUp",
        gettext_lazy(
            "Which member of staff looked a number up and when; of the number only a digest"
        ),
        gettext_lazy("To see and to slow down misuse of numbers"),
        SECURITY,
        gettext_lazy("190 days"),
        _AUDIT,
    ),
    Held(
        "axes.AccessAttempt",
        gettext_lazy("Wrong passwords: name typed, address, browser"),
        gettext_lazy("To lock a name that somebody guesses at"),
        SECURITY,
        gettext_lazy("1 day"),
        _AUDIT,
    ),
)


def known(person: Person) -> Known:
    """Name and number of the account."""
    account = Account.objects.filter(pk=person.id).first()
    if account is None:
        return Known()
    names = frozenset(one for one in (account.name, account.username) if one)
    return Known(names=names, phones=frozenset({account.phone} - {""}))


def holds_up(person: Person) -> Iterator[Hold]:
    """Whoever holds a post acts under their name until it ends."""
    if person.id is None:
        return
    now = Appointment.objects.filter(tenant_id__in=everywhere(), account_id=person.id)
    for one in now.in_force(clock.now()):
        yield Hold(_("Post at %(unit)s") % {"unit": directory().name(one.organisation_id)})


def export(person: Person) -> Iterator[Section]:
    """The account, where it is signed in, and the posts."""
    account = Account.objects.filter(pk=person.id).first()
    if account is None:
        return
    row = (account.name, account.phone, full(account.joined_at))
    yield Section(_("Account"), (_("Name"), _("Telephone"), _("With us since")), (row,))
    devices = SignIn.objects.filter(account=account).order_by("started_at")
    yield Section(
        _("Sign-ins"),
        (_("First used"), _("Last used"), _("Device")),
        tuple((full(one.started_at), f"{one.seen_on}", str(one.device)) for one in devices),
    )
    yield _household(account)
    posts = account.appointments.select_related("post").order_by("since")
    yield Section(
        _("Posts"),
        (_("Held since"), _("Organisation"), _("Post")),
        tuple(
            (full(one.since), directory().name(one.organisation_id), one.post.label)
            for one in posts
        ),
    )


def _household(account: Account) -> Section:
    rows = members_of(account)
    return Section(
        _("Household"),
        (_("Name"), _("May act for you"), _("You may act for them")),
        tuple((one.name, _yes(one.may_act_for_me), _yes(one.i_may_act_for)) for one in rows),
    )


def _yes(is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def erase(person: Person, known: Known, by: Actor) -> int:
    """The account stays as a number that events name; nobody can sign in to it."""
    account = Account.objects.filter(pk=person.id).first()
    here = {"tenant_id__in": everywhere()}
    gone = PhoneCode.objects.filter(phone_index=person.phone_index).delete()[0]
    asked = Invitation.objects.for_phone(person.phone_index)
    gone += asked.update(phone="", phone_index="", answer="withdrawn")
    looked = LookUp.objects.filter(**here, phone_index=person.phone_index or "-")
    gone += looked.update(phone_index="")
    if account is None:
        return gone
    gone += _leave_household(person, by)
    gone += scrub(StaffNote.objects.filter(**here, record__account=account), ("text",), known)
    gone += AccessAttempt.objects.filter(username=account.username or "").delete()[0]
    return int(gone + account.erase())


def _leave_household(person: Person, by: Actor) -> int:
    """Nobody shares a household with whoever is gone, and no invitation of theirs waits."""
    household = Household.of(person.id)
    if household is None or person.id is None:
        return 0
    household.take_out(by=by, account_id=person.id)
    sent = Invitation.objects.of(household).filter(invited_by_id=person.id)
    sent.update(phone="", phone_index="", answer="withdrawn")
    Member.objects.of(person.id).delete()
    return 1


def retain(now: datetime) -> Mapping[str, int]:
    """Codes, sign-ins, look-ups and wrong tries that no purpose needs any more."""
    today = timezone.localdate(now)
    tries = AccessAttempt.objects.filter(attempt_time__lt=now - WRONG_TRIES_KEPT)
    return {
        "PhoneCode": PhoneCode.forget(now - CODES.kept),
        "SignIn": SignIn.forget(today - SIGN_INS_KEPT),
        "Invitation.phone": Invitation.objects.forget(now),
        "Member": Member.objects.forget(),
        "LookUp": LookUp.forget(now - LOOK_UPS.kept),
        "axes.AccessAttempt": tries.delete()[0],
    }
