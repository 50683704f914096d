"""What a person typed when the session had ended: kept, and shown again after sign-in."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, QueryDict

from jielin.kernel.sealed import seal, unseal

from .limits import KEPT_CHARACTERS, KEPT_FIELDS
from .models import SignIn

_PLACE = "kept"
# Proofs are asked again and never stored.
_PROOFS = ("csrfmiddlewaretoken", "password", "old", "new", "code")


@dataclass(frozen=True)
class Line:
    """A field of a form."""

    name: str
    value: str

    @property
    def is_prose(self) -> bool:
        """Whether a person wrote it: hidden values are short, in ASCII and without blanks."""
        return not self.value.isascii() or any(sign.isspace() for sign in self.value)


@dataclass(frozen=True)
class Kept:
    """The address a form was sent to, the page it stood on, and its fields in order."""

    path: str
    page: str
    lines: tuple[Line, ...]
    had_files: bool


def keep(request: HttpRequest, page: str) -> bool:
    """Keep a form of a session that has ended, for the same person only.

    The cookie still names the ended session; without one nobody could have typed a form
    here, so nothing is stored. What is stored is sealed.
    """
    sign_in = SignIn.of(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))
    fields = _fields(request.POST)
    if sign_in is None or not fields:
        return False
    said = [request.get_full_path(), page, fields, bool(request.FILES)]
    text = seal(json.dumps(said))
    request.session[_PLACE] = {"account": str(sign_in.account_id), "text": text}
    return True


def kept(request: HttpRequest) -> Kept | None:
    """What was kept for the person who is signed in now; another's text is dropped."""
    stored = request.session.get(_PLACE)
    if stored is None or not request.user.is_authenticated:
        return None
    if stored["account"] != str(request.user.pk):
        forget(request)
        return None
    path, page, fields, had_files = json.loads(unseal(stored["text"]))
    return Kept(path, page, tuple(Line(*field) for field in fields), had_files)


def waits(request: HttpRequest) -> bool:
    """Whether something is kept, before it is known who signs in."""
    return _PLACE in request.session


def forget(request: HttpRequest) -> None:
    """Drop what was kept."""
    request.session.pop(_PLACE, None)


def _fields(posted: QueryDict) -> list[tuple[str, str]]:
    found = [
        (name, str(value))
        for name, values in posted.lists()
        for value in values
        if name not in _PROOFS
    ]
    short = len(found) <= KEPT_FIELDS and sum(len(v) for _, v in found) <= KEPT_CHARACTERS
    return found if short else []
