"""What is about something confidential: operators learn kind, state and time, no more."""

from typing import Any

from django.template.loader import render_to_string

from jielin.kernel.models import Tenant
from jielin.messages import queries
from jielin.messages.models import OutboxMessage, State

NUMBER = "SQ20260714-0007"


def send(home: Tenant) -> OutboxMessage:
    values = {"number": NUMBER, "link": "https://jielin.example/x"}
    return OutboxMessage.send(
        tenant=home,
        phone="13800002206",
        template="request_replied",
        values=values,
        is_hidden=True,
    )


def page(rf: Any) -> str:
    shown = {"page": queries.recent([71]), "states": State.choices}
    return str(render_to_string("messages/desk/outbox.html", shown, rf.get("/")))


def test_number_text_and_telephone_stay_hidden(home: Tenant, rf: Any) -> None:
    send(home)
    shown = page(rf)
    assert "告知有新的答复" in shown and "待发送" in shown and "不显示" in shown
    assert not any(part in shown for part in (NUMBER, "2206", "138****", "街邻】"))


def test_it_can_be_sent_again_unread(home: Tenant, rf: Any) -> None:
    one = send(home)
    mine = OutboxMessage.objects.filter(tenant_id=71, pk=one.pk)
    mine.update(state=State.FAILED, last_error="HTTP 403")
    shown = page(rf)
    assert "重试" in shown and "HTTP 403" not in shown
