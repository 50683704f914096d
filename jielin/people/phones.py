"""Telephone numbers as people type them: made uniform, checked, masked."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOBILE_DIGITS = 11
_FILLING = re.compile(r"[\s\-‐-―−ー_.·()]+")
_COUNTRY = re.compile(r"^(?:\+86|0086|86(?=1\d{10}$))")
_MOBILE = re.compile(r"^1[3-9]\d{9}$")
_LANDLINE = re.compile(r"^(010|02\d|0[3-9]\d{2})(\d{7,8})$")


class BadPhone(ValueError):
    """Not a number that can be called; the message is for the person who typed it."""


def normalise(typed: str) -> str:
    """ASCII digits without blanks, dashes, brackets and the country code; else as typed."""
    plain = _FILLING.sub("", unicodedata.normalize("NFKC", typed))
    return _COUNTRY.sub("", plain)


def mobile(typed: str) -> str:
    """The 11 digits of a mainland mobile number. Raises BadPhone."""
    number = normalise(typed)
    if not number:
        raise BadPhone(_("Enter your mobile number"))
    _only_digits(number)
    if len(number) != MOBILE_DIGITS:
        raise BadPhone(_wrong_length(len(number)))
    if not _MOBILE.match(number):
        raise BadPhone(_("A mobile number starts with 13 to 19. Check the first two digits"))
    return number


def contact(typed: str) -> str:
    """A number to call back: mobile, or landline as `0935-8212345`. Raises BadPhone."""
    number = normalise(typed)
    landline = _LANDLINE.match(number)
    if landline:
        return f"{landline[1]}-{landline[2]}"
    if number.startswith("0"):
        raise BadPhone(_("Write the area code and 7 or 8 digits, such as 0935-8212345"))
    return mobile(typed)


def mask(number: str) -> str:
    """`13800002206` → `138****2206`: enough to recognise one's own number, no more."""
    if len(number) <= MOBILE_DIGITS - 4:
        return "*" * len(number)
    return f"{number[:3]}****{number[-4:]}"


def _only_digits(number: str) -> None:
    strange = next((sign for sign in number if sign not in "0123456789"), "")
    if strange:
        said = {"sign": strange}
        raise BadPhone(_("A mobile number has only digits; yours contains “%(sign)s”") % said)


def _wrong_length(count: int) -> str:
    return ngettext(
        "A mobile number has 11 digits; you entered %(count)s",
        "A mobile number has 11 digits; you entered %(count)s",
        count,
    ) % {"count": count}
