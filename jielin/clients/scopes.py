"""What a client may be allowed to do, and which duties that stands for."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """One permission of a client; a token carries as few as its work needs."""

    REFERENCE_READ = "reference:read", _("Read areas and categories")
    CASES_CREATE = "cases:create", _("Register requests")
    CASES_READ = "cases:read", _("Read the requests that its unit sees")
    CASES_STEP = "cases:step", _("Take steps for its unit")
    FILES_WRITE = "files:write", _("Send photos and documents")


# Neither checks nor revisits nor telephone numbers: a person does these, with a name.
DUTIES = {
    Scope.CASES_CREATE: frozenset({"cases.intake"}),
    Scope.CASES_READ: frozenset({"cases.read"}),
    Scope.CASES_STEP: frozenset({"cases.receive", "cases.handle"}),
}


def duties_of(scopes: Iterable[str]) -> frozenset[str]:
    """The duties that these scopes stand for at the client's unit."""
    found = (DUTIES.get(Scope(scope), frozenset()) for scope in scopes)
    return frozenset[str]().union(*found)


def lacks_reading(scopes: Iterable[str]) -> bool:
    """Whether it could take steps of what it cannot read."""
    told = {Scope(scope) for scope in scopes}
    return Scope.CASES_STEP in told and Scope.CASES_READ not in told
