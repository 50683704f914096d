"""How a resident is reached, and how one finds a request again without an account."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jielin.people.forms import CodeForm, PhoneForm
from jielin.people.limits import CODES
from jielin.people.models import Account
from jielin.people.phones import BadPhone, contact, mask, normalise
from jielin.people.queries.household import called

OWN, THEIRS, OTHER, ME = "own", "theirs", "other", "me"


class ReachForm(forms.Form):
    """How to reach the resident: by the telephone that signed in, or another one."""

    whom = forms.ChoiceField(
        label=_("For whom do you tell us?"),
        widget=forms.RadioSelect,
        initial=ME,
        error_messages={"required": _("Choose for whom you tell us")},
    )
    which = forms.ChoiceField(
        label=_("Telephone"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose at which number we reach you")},
    )
    name = forms.CharField(
        label=_("How shall we address you?"),
        help_text=_("A surname is enough, such as “Ms Chen”"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        help_text=_("Only those who deal with it see it, and each look is recorded"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Enter a telephone number")},
    )
    prefers = forms.ChoiceField(
        label=_("How would you like to be told?"),
        choices=(("phone", _("Phone")), ("sms", _("Text message")), ("both", _("Either"))),
        widget=forms.RadioSelect,
        initial="both",
        error_messages={"required": _("Choose how you would like to be told")},
    )

    is_unlisted = forms.BooleanField(
        label=_("Do not show neighbours that it exists"),
        help_text=_("Otherwise they see what kind it is and where, never your words"),
        required=False,
    )

    def __init__(
        self, *args: Any, own_phone: str, relatives: Sequence[Account] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own_phone = own_phone
        self.relatives = {str(one.pk): one for one in relatives}
        if not own_phone:
            del self.fields["which"]
        else:
            self._offer_numbers()
        if not relatives:
            del self.fields["whom"]
            return
        field: Any = self.fields["whom"]
        told = [(id, gettext("For %(name)s") % {"name": called(one)})
                for id, one in self.relatives.items()]  # fmt: skip
        field.choices = [(ME, _("For myself")), *told]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = self.relatives.get(data.get("whom", ""))
        data["for_id"] = str(chosen.pk) if chosen else ""
        if chosen and not data.get("name"):
            data["name"] = chosen.name
        which = data.get("which") if self.own_phone else OTHER
        if which == OWN:
            data["phone"] = self.own_phone
        elif which == THEIRS and chosen is None:
            self.add_error("which", _("You tell us for yourself: choose your own number"))
        elif which == THEIRS and chosen is not None:
            data["phone"] = chosen.proven_phone
            if not data["phone"]:
                self.add_error("which", _("This person's number is not confirmed: write it below"))
        elif which == OTHER and "phone" not in self.errors:
            self._read_number(data)
        return data

    def _offer_numbers(self) -> None:
        self.fields["phone"].label, self.fields["phone"].required = _("Another number"), False
        mine = gettext("The one I signed in with, %(phone)s") % {"phone": mask(self.own_phone)}
        theirs = [(THEIRS, _("The one that the person whom I help signs in with"))]
        field: Any = self.fields["which"]
        field.choices = [
            (OWN, mine), *(theirs if self.relatives else ()),
            (OTHER, _("Another number, written below")),
        ]  # fmt: skip

    def _read_number(self, data: dict[str, Any]) -> None:
        try:
            data["phone"] = contact(data.get("phone", ""))
        except BadPhone as error:
            self.add_error("phone", ValidationError(str(error)))


class FindForm(PhoneForm):
    """Number and telephone: what a receipt and its owner have."""

    number = forms.CharField(
        label=_("Number of the request"),
        help_text=_("On the receipt and in the text message, such as SQ20260714-0417"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Enter the number of the request")},
    )
    field_order = ("number", "phone")

    def clean_number(self) -> str:
        plain = unicodedata.normalize("NFKC", self.cleaned_data["number"]).upper()
        return "".join(sign for sign in plain if sign.isalnum() or sign == "-")


class FindCodeForm(CodeForm):
    """The code. What is said about it never tells whether number and telephone match."""

    def clean_code(self) -> str:
        digits = normalise(self.cleaned_data["code"])
        if len(digits) != CODES.digits or not digits.isdecimal():
            told = {"digits": CODES.digits, "count": len(digits)}
            text = gettext("The code has %(digits)s digits; you entered %(count)s")
            raise ValidationError(text % told)
        return digits
