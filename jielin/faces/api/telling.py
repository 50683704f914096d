"""Tells the addresses of clients what happened to requests that their unit sees."""

from django.conf import settings
from django.urls import reverse

from jielin.cases.models import Case
from jielin.cases.queries.access import may_see
from jielin.clients.models import Delivery
from jielin.clients.queries.known import acting, listeners
from jielin.kernel.homes import home
from jielin.kernel.models import Event


def tell(event: Event) -> None:
    """One delivery an address. Run again, nothing is told twice."""
    heard = listeners(event.tenant_id, event.verb)
    if not heard:
        return
    case = Case.objects.get(tenant_id=event.tenant_id, pk=event.subject_id)
    told = _told(event, case)
    for one in heard:
        if may_see(acting(one.client), case):
            Delivery.offer(
                one.hook_id, event.tenant_id, event=event.verb, event_id=event.pk, told=told
            )


def _told(event: Event, case: Case) -> dict[str, str]:
    """Number, moment and link: whoever wants more reads it with its token."""
    where = {"home": home(event.tenant_id).slug, "number": case.number}
    at = event.happened_at.isoformat(timespec="seconds")
    # The first of JIELIN_ORIGINS is the site's own.
    link = next(iter(settings.CSRF_TRUSTED_ORIGINS), "") + reverse("api:case", kwargs=where)
    return {"number": case.number, "at": at, "link": link}
