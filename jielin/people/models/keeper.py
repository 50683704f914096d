"""No home is left without somebody who keeps its accounts: the last one stays."""

from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.kernel.workflow import Refused

from ..policy import SECURING
from ..workflow import IN_OFFICE
from .post_kind import PostKind


def refuse_without_keeper(
    others: models.QuerySet[Any], tenant_id: int, since: datetime, until: datetime | None = None
) -> None:
    """Raise Refused unless one of the others keeps the home from `since` on, or to `until`.

    The home is locked for the turn, so that of two who go at once the second is refused.
    """
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant_id)
    lasting = Q(until=None) if until is None else Q(until=None) | Q(until__gte=until)
    rows = others.filter(
        lasting, _can_enter(), tenant_id=tenant_id, state__in=IN_OFFICE, post_id__in=_posts(),
        since__lte=since,
    )  # fmt: skip
    if until is not None:
        away = rows.filter(leaves__since__lt=until, leaves__until__gt=since)
        rows = rows.exclude(pk__in=away.values("pk"))
    if not rows.exists():
        raise Refused(
            _(
                "Nobody else could confirm posts or unlock a sign-in here any more: this is the "
                "last security administrator. Have another one confirmed and signed in first."
            )
        )


def refuse_last_keeper(account: Any) -> None:
    """Raise Refused when some home has nobody but this person to keep it."""
    now, every = clock.now(), type(account).appointments.rel.related_model._default_manager
    mine = every.filter(account_id=account.pk, state__in=IN_OFFICE, post_id__in=_posts())
    mine = mine.filter(Q(until=None) | Q(until__gt=now), since__lte=now)
    for tenant_id in sorted(set(mine.values_list("tenant_id", flat=True))):
        refuse_without_keeper(every.exclude(account_id=account.pk), tenant_id, now)


def keeps(post: PostKind) -> bool:
    """Whether whoever holds this post keeps the accounts of the home."""
    return SECURING in post.duties


def _posts() -> list[str]:
    return [post.code for post in PostKind.objects.all() if keeps(post)]


def _can_enter() -> Q:
    """Active, and with a password or a first sign-in behind them: others open nothing yet."""
    has_password = ~Q(account__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return Q(has_password | Q(account__signed_in_at__isnull=False), account__is_active=True)
