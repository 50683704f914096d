"""What the one before left in the browser, and who comes next must not find."""

from collections.abc import Iterable
from http.cookies import Morsel

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from jielin.cases.desk.queue import COOKIE
from jielin.cases.draft import Draft
from jielin.cases.portal.remembering import FINDING, MINE
from jielin.kernel.models import Tenant
from jielin.kernel.sealed import unseal
from jielin.people.models import Account, SignIn
from jielin.people.phones import normalise

_DRAFT = "report."


def forget_visitor(request: HttpRequest, account: Account, means: str) -> None:
    """Drop the rights a visitor proved, and the drafts that are not this person's.

    Whoever filed by the telephone finds the request again in the own list. A draft goes on
    when a resident signs in while writing it, unless it names another's telephone.
    """
    for place in (MINE, FINDING):
        request.session.pop(place, None)
    for place, stored in list(request.session.items()):
        if place.startswith(_DRAFT) and not _goes_on(stored, account, means):
            del request.session[place]


def forget_lists(response: HttpResponse, homes: Iterable[Tenant]) -> None:
    """Take the lists of cases out of the browser: one cookie a home and language."""
    for home in homes:
        for language, _name in settings.LANGUAGES:
            with override(language):
                path = reverse("desk_cases:list", kwargs={"home": home.slug})
            # Django files cookies by their name; these differ by their path alone.
            gone: Morsel[str] = Morsel()
            gone.set(COOKIE, "", '""')
            gone.update({"path": path, "max-age": "0", "samesite": "Lax"})
            dict.__setitem__(response.cookies, f"{COOKIE} {path}", gone)


def _goes_on(stored: str, account: Account, means: str) -> bool:
    phone = normalise(Draft.from_json(unseal(stored)).phone)
    return means == SignIn.Means.CODE and phone in {"", account.phone}
