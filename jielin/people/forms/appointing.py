"""Proposing: somebody known, somebody new, or a stand-in."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import blind_index
from jielin.organisations.queries import Unit
from jielin.territory.queries import gazetteer

from ..acting import Acting
from ..models import Account, Appointment, LookUp, TooManyLookUps
from ..models.account import NAME_LENGTH
from ..phones import BadPhone, mobile, normalise
from ..queries import posts
from .fields import begins, choice, day, ends, fill


class PostForm(forms.Form):
    """Which post, where, from when until when."""

    post = choice(gettext_lazy("Post"), gettext_lazy("Choose the post"))
    area = choice(gettext_lazy("Only for this area"))
    since = day(gettext_lazy("First day of the post"), gettext_lazy("Write the first day"))
    until = day(gettext_lazy("Last day of the post"))

    def __init__(self, *args: Any, unit: Unit, actor: Acting, **kwargs: Any) -> None:
        self.unit, self.actor = unit, actor
        kwargs.setdefault("initial", {"since": timezone.localdate(clock.now())})
        super().__init__(*args, **kwargs)
        fitting = [one for one in posts() if not one.unit_kinds or unit.kind in one.unit_kinds]
        fill(self, "post", [("", _("Please choose")), *((one.code, one.label) for one in fitting)])
        fill(self, "area", _areas_below(unit))

    def clean(self) -> dict[str, Any]:
        check_days(self)
        return self.cleaned_data

    def account(self) -> Account:
        """Whose post it is to be."""
        raise NotImplementedError

    def take(self) -> Appointment:
        """Propose it, with a new account in the same turn. Raises Refused, ValidationError."""
        told, when = self.cleaned_data, span(self)
        area = {"area_id": int(told["area"])} if told["area"] else {}
        with turn():
            return Appointment.propose(
                self.account(), unit=self.unit, post=told["post"], by=self.actor, **when, **area
            )


class KnownForm(PostForm):
    """Somebody who has an account already."""

    who = forms.CharField(
        label=gettext_lazy("Sign-in name or mobile number"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the sign-in name or mobile number")},
    )
    field_order = ("who", "post", "area", "since", "until")

    def clean_who(self) -> Account:
        return found(self.cleaned_data["who"], self.unit.tenant_id, self.actor)

    def account(self) -> Account:
        who: Account = self.cleaned_data["who"]
        return who


class NewcomerForm(PostForm):
    """Somebody without an account."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the name")},
    )
    username = forms.CharField(
        label=gettext_lazy("Sign-in name"),
        max_length=40,
        help_text=gettext_lazy("2 to 40 small letters, digits, dots or dashes"),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write a sign-in name")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Mobile number"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )
    field_order = ("name", "username", "phone", "post", "area", "since", "until")

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        if not typed.strip():
            return ""
        try:
            return mobile(typed)
        except BadPhone as error:
            raise forms.ValidationError(str(error)) from error

    def account(self) -> Account:
        told = self.cleaned_data
        return Account.welcome(told["username"], told["name"], told["phone"])


class StandInForm(forms.Form):
    """Who has another's post for some days."""

    who = KnownForm.base_fields["who"]
    since = day(gettext_lazy("First day of the post"), gettext_lazy("Write the first day"))
    until = day(gettext_lazy("Last day of the post"), gettext_lazy("Write the last day"))

    def __init__(self, *args: Any, of: Appointment, actor: Acting, **kwargs: Any) -> None:
        self.of, self.actor = of, actor
        super().__init__(*args, **kwargs)

    def clean_who(self) -> Account:
        return found(self.cleaned_data["who"], self.of.tenant_id, self.actor)

    def clean(self) -> dict[str, Any]:
        check_days(self)
        return self.cleaned_data

    def take(self) -> Appointment:
        """Propose it. Raises Refused."""
        who: Account = self.cleaned_data["who"]
        when = span(self)
        since, until = when["since"], when["until"]
        return Appointment.propose_stand_in(
            who, of=self.of, by=self.actor, since=since, until=until
        )


def found(typed: str, tenant_id: int, by: Acting) -> Account:
    """Staff by sign-in name or whole mobile number; the number is noted as looked up.

    Residents are not found: an account that opens the desk has a sign-in name.
    """
    number = normalise(typed)
    staff = Account.objects.exclude(username=None).filter(is_active=True)
    if not number.isdecimal():
        one = staff.filter(username=typed.strip().lower()).first()
    else:
        try:
            number = mobile(typed)
            LookUp.note(number, tenant_id=tenant_id, by=by)
        except (BadPhone, TooManyLookUps) as error:
            raise forms.ValidationError(str(error)) from error
        one = staff.filter(phone_index=blind_index(number)).first()
    if one is None:
        raise forms.ValidationError(
            _("Nobody with an account was found. Check it, or propose a new person instead.")
        )
    account: Account = one
    return account


def check_days(form: forms.Form) -> None:
    """The last day is not before the first."""
    since, until = form.cleaned_data.get("since"), form.cleaned_data.get("until")
    if since and until and until < since:
        form.add_error("until", _("The last day is not before the first day."))


def span(form: forms.Form) -> dict[str, datetime]:
    """The days as moments; a first day that is today begins now."""
    told = form.cleaned_data
    when = {"since": max(begins(told["since"]), clock.now())}
    if told["until"]:
        when["until"] = ends(told["until"])
    return when


def _areas_below(unit: Unit) -> list[tuple[str, str]]:
    """Two levels below a street or community; whoever serves more has no part of it."""
    whole = [("", _("The whole area of the organisation"))]
    places = gazetteer()
    if unit.area_id is None or unit.kind not in {"street", "community"}:
        return whole
    below = places.children(unit.area_id)
    found = [one for near in below for one in (near, *places.children(near.id))]
    return whole + [(str(one.id), one.name) for one in found]
