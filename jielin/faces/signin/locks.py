"""Why a password was not accepted: wrong, or locked after too many tries."""

from datetime import datetime

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _


def why(request: HttpRequest, username: str) -> str:
    """A sentence for the form. django-axes counts by its own, real clock."""
    if not getattr(request, "axes_locked_out", False):
        return _("Name or password is wrong. After %(tries)s wrong tries the name is locked") % {
            "tries": settings.AXES_FAILURE_LIMIT
        }
    # The page says it itself, so the middleware of axes must not answer instead.
    request.axes_locked_out = False  # type: ignore[attr-defined]
    return _(
        "Wrong %(tries)s times, so this name is locked until %(time)s. "
        "If it is urgent, ask your administrator or call the duty phone of your unit"
    ) % {"tries": settings.AXES_FAILURE_LIMIT, "time": f"{_until(request, username):%H:%M}"}


def _until(request: HttpRequest, username: str) -> datetime:
    tries = AccessAttempt.objects.filter(username=username)
    last = tries.aggregate(last=Max("attempt_time"))["last"]
    return timezone.localtime(last + get_cool_off(request))
