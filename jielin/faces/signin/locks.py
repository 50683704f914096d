"""Why a proof was not accepted: wrong, or locked after too many tries."""

from dataclasses import dataclass
from datetime import datetime

from axes.attempts import get_cool_off_threshold
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.kernel.models import Tenant
from jielin.people.models import Account
from jielin.people.queries.staff import staff_ids


def why(request: HttpRequest, username: str) -> str:
    """A sentence for the form. django-axes counts by its own, real clock."""
    if not getattr(request, "axes_locked_out", False):
        return _("Name or password is wrong. After %(tries)s wrong tries the name is locked") % {
            "tries": settings.AXES_FAILURE_LIMIT
        }
    return until_when(request, username)


def why_not_this(request: HttpRequest, username: str) -> str:
    """The same where the name is known and only the password was asked."""
    if getattr(request, "axes_locked_out", False):
        return until_when(request, username)
    return _("The password is wrong. After %(tries)s wrong tries the name is locked") % {
        "tries": settings.AXES_FAILURE_LIMIT
    }


def is_locked(request: HttpRequest, username: str) -> bool:
    """Whether this name has had its tries."""
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def count_wrong(request: HttpRequest, username: str) -> str:
    """Count a wrong proof of the name; a sentence once that has locked it."""
    AxesProxyHandler.user_login_failed(why, {"username": username}, request)
    return until_when(request, username) if getattr(request, "axes_locked_out", False) else ""


def count_wrong_code(request: HttpRequest, username: str) -> str:
    """Count it with the wrong passwords of the name; a sentence for the form."""
    return count_wrong(request, username) or _(
        "The code is wrong, or was used before. Wait for the next one; "
        "after %(tries)s wrong tries the name is locked"
    ) % {"tries": settings.AXES_FAILURE_LIMIT}


@dataclass(frozen=True)
class Locked:
    """A member of staff who cannot sign in for a while."""

    account: Account
    until: datetime


def locked_in(request: HttpRequest, home: Tenant) -> tuple[Locked, ...]:
    """Whom of this home's staff a lock keeps out now, the latest first. Two queries."""
    AxesProxyHandler.update_request(request)
    tries = AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
    rows = tries.values("username").annotate(
        count=Sum("failures_since_start"), last=Max("attempt_time")
    )
    last = {
        row["username"]: row["last"] for row in rows if row["count"] >= settings.AXES_FAILURE_LIMIT
    }
    mine = Account.objects.filter(pk__in=staff_ids(home.pk), username__in=last)
    found = [Locked(one, _opens(request, last[one.username])) for one in mine]
    return tuple(sorted(found, key=lambda locked: locked.until, reverse=True))


def until_when(request: HttpRequest, username: str) -> str:
    """When the lock ends, and who can end it now."""
    # The page says it itself, so the middleware of axes must not answer instead.
    request.axes_locked_out = False  # type: ignore[attr-defined]
    return _(
        "Wrong %(tries)s times, so this name is locked until %(time)s. If it is urgent, your "
        "security administrator can unlock it; or call the duty phone of your unit"
    ) % {"tries": settings.AXES_FAILURE_LIMIT, "time": f"{_until(request, username):%H:%M}"}


def _until(request: HttpRequest, username: str) -> datetime:
    tries = AccessAttempt.objects.filter(username=username)
    last = tries.aggregate(last=Max("attempt_time"))["last"]
    return _opens(request, last)


def _opens(request: HttpRequest, last: datetime) -> datetime:
    return timezone.localtime(last + get_cool_off(request))
