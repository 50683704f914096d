"""What a request of a client is refused with, before a face writes it down."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where, and a sentence."""

    field: str
    message: str


class Problem(Exception):
    """An answer other than the one that was hoped for."""

    status = 422
    kind = "invalid"
    title: str | Lazy = _("What was sent does not fit")

    def __init__(self, detail: str = "", faults: Iterable[Fault] = ()) -> None:
        super().__init__(detail)
        self.detail, self.faults = detail, tuple(faults)
        self.headers: dict[str, str] = {}


class Invalid(Problem):
    """422: values that the sentences name."""

    @classmethod
    def of_form(cls, form: BaseForm) -> "Invalid":
        """The same sentences that a person would read under the fields."""
        faults = (
            Fault("" if name == "__all__" else name, str(message))
            for name, messages in form.errors.items()
            for message in messages
        )
        return cls(faults=faults)

    @classmethod
    def of(cls, field: str, message: str) -> "Invalid":
        return cls(faults=(Fault(field, message),))


class Unauthorized(Problem):
    """401: no token, or none that opens."""

    status, kind = 401, "unauthorized"
    title = _("No valid token")

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.headers = {"WWW-Authenticate": 'Bearer realm="jielin"'}


class Forbidden(Problem):
    """403: the token has not this scope."""

    status, kind = 403, "forbidden"
    title = _("Not allowed")


class Missing(Problem):
    """404, also for what exists but is hidden from this client."""

    status, kind = 404, "not-found"
    title = _("Not found")


class Conflict(Problem):
    """409: the moment is wrong."""

    status, kind = 409, "conflict"
    title = _("Nothing was changed")


class TooLarge(Problem):
    """413."""

    status, kind = 413, "too-large"
    title = _("Too much at once")


class WrongType(Problem):
    """415."""

    status, kind = 415, "wrong-type"
    title = _("This kind of content is not taken")


class Unreadable(Problem):
    """400: no JSON, or not what JSON allows."""

    status, kind = 400, "unreadable"
    title = _("We could not read what was sent")


class TooFast(Problem):
    """429."""

    status, kind = 429, "too-fast"
    title = _("Too many requests")

    def __init__(self, detail: str, wait: int) -> None:
        super().__init__(detail)
        self.headers = {"Retry-After": str(wait)}
