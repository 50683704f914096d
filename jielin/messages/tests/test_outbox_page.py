"""The outbox page: newest first, masked, and no code in reach of staff."""

from datetime import timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string
from pytest_django.fixtures import Settings

from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.messages import queries
from jielin.messages.models import OutboxMessage, State


def send(home: Tenant, code: str = "042917") -> OutboxMessage:
    values = {"code": code, "minutes": 10}
    return OutboxMessage.send(
        tenant=home, phone="13800002206", template="phone_code", values=values
    )


def test_number_and_code_are_hidden_from_staff(home: Tenant) -> None:
    send(home)
    line = queries.recent([71]).lines[0]
    assert line.phone == "138****2206"
    assert "042917" not in line.text
    assert "••••••" in line.text


def test_the_demo_shows_the_code_because_it_has_no_telephone(
    home: Tenant, settings: Settings
) -> None:
    settings.DEMO = True
    send(home)
    assert "042917" in queries.recent([71]).lines[0].text


def test_invented_data_beside_real_homes_shows_no_code(db: None) -> None:
    beside = Tenant.objects.create(id=72, slug="yanshi", name="演示区", is_demo=True)
    send(beside)
    assert "042917" not in queries.recent([72]).lines[0].text


def test_another_home_is_not_shown(home: Tenant) -> None:
    send(home)
    assert queries.recent([72]).lines == ()
    with pytest.raises(OutboxMessage.DoesNotExist):
        queries.one([72], queries.recent([71]).lines[0].id)


def test_a_page_costs_one_query_and_the_next_goes_on(
    home: Tenant, django_assert_num_queries: Any
) -> None:
    start = clock.now()
    for number in range(53):
        with clock.at(start + timedelta(seconds=number // 2)):  # pairs share a moment
            send(home)
    with django_assert_num_queries(1):
        first = queries.recent([71])
    second = queries.recent([71], before=first.before)
    assert (len(first.lines), len(second.lines), second.before) == (50, 3, "")
    assert len({line.id for line in first.lines + second.lines}) == 53
    assert first.lines[0].written_at > second.lines[-1].written_at


def test_the_state_narrows_the_list(home: Tenant) -> None:
    OutboxMessage.deliver(71, send(home).pk)
    send(home)
    assert [line.state for line in queries.recent([71], "sent").lines] == [State.SENT]
    assert len(queries.recent([71], "'; --").lines) == 2


@pytest.mark.parametrize("before", ["x", "~", "1e999~0", "nan~" + "0" * 32, "1~<script>"])
def test_a_senseless_cursor_begins_anew(home: Tenant, before: str) -> None:
    send(home)
    assert len(queries.recent([71], before=before).lines) == 1


@pytest.mark.parametrize(
    ("phone", "shown"), [("13800002206", "138****2206"), ("12345", "***45"), ("", "")]
)
def test_numbers_are_masked(phone: str, shown: str) -> None:
    assert queries.masked(phone) == shown


def test_only_a_failed_message_offers_a_retry(home: Tenant, rf: Any) -> None:
    failed, _sent = send(home), send(home)
    OutboxMessage.objects.filter(tenant_id=71, pk=failed.pk).update(
        state=State.FAILED, last_error="HTTP 403"
    )
    page = queries.recent([71])
    html = render_to_string(
        "messages/desk/outbox.html", {"page": page, "states": State.choices}, rf.get("/")
    )
    assert html.count("重试") == 1
    assert "HTTP 403" in html
    assert "042917" not in html


def test_an_empty_outbox_says_so(db: None) -> None:
    html = render_to_string("messages/desk/outbox.html", {"page": queries.recent([71])})
    assert "这里还没有短信" in html
