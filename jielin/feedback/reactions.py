"""After an answer: a text message to whoever agreed to one, once and without a word of it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from jielin.kernel.models import Event, Tenant
from jielin.messages.models import OutboxMessage
from jielin.people.models import Account
from jielin.people.phones import BadPhone, mobile
from jielin.people.queries.language import language_of

from . import workflow as w
from .models import Feedback

TEMPLATE = "feedback_answered"


def tell(event: Event) -> None:
    """To the number that was left, else to that of the account."""
    one = Feedback.objects.get(tenant_id=event.tenant_id, pk=event.subject_id)
    try:
        number = mobile(_phone(one) if one.wants_message else "")
    except BadPhone:
        return  # Nobody agreed, or there is no number that a message reaches.
    subject = f"{one.kind}/{one.pk}/{event.seq}"
    if OutboxMessage.objects.filter(tenant_id=one.tenant_id, subject=subject).exists():
        return
    tenant = Tenant.objects.get(pk=one.tenant_id)
    with override(language_of(number)):
        OutboxMessage.send(
            tenant=tenant,
            phone=number,
            template=TEMPLATE,
            values={"number": one.number, "link": _link(one, tenant)},
            subject=subject,
            # Without an account the link itself opens it.
            is_hidden=True,
        )


def _phone(one: Feedback) -> str:
    if one.phone or one.asked_by_id is None:
        return one.phone
    mine = Account.objects.filter(pk=one.asked_by_id, is_active=True).first()
    return mine.proven_phone if mine else ""


def _link(one: Feedback, tenant: Tenant) -> str:
    origin = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    where = {"home": tenant.slug, "key": one.key}
    return origin + reverse("feedback:receipt", kwargs=where)


REACTIONS = {w.ANSWERED: [tell], w.FORWARDED: [tell]}
