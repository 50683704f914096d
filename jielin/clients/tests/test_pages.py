"""The settings pages: clients, their tokens, their addresses, deliveries."""

import re
from typing import Any

import pytest
from django.test import Client as Browser

from jielin.clients.models import Client, Delivery, Hook
from jielin.clients.queries.known import client_of
from jielin.clients.workflow import ClientState, HookState
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from tests.cast import City

from .conftest import Program

PAGES = "/desk/landong/settings/clients/"
TOKEN = re.compile(r"jl_[a-z0-9]{10}_[A-Za-z0-9_-]{43}")


def told(city: City, **other: Any) -> dict[str, Any]:
    usual = {
        "name": "12345 热线平台",
        "organisation": str(city.unit("东桥街道").id),
        "scopes": ["cases:create", "cases:read"],
        "per_minute": "120",
        "expires_on": "2027-06-30",
        "key": "0197f3a0-5a1e-7c55-9d5d-2c1b8a0f6f11",
    }
    return {**usual, **other}


@pytest.fixture
def keeper(city: City) -> Browser:
    """The system administrator of the home."""
    return city.client("qian")


def test_a_new_client_is_shown_its_token_once(city: City, keeper: Browser) -> None:
    answer = keeper.post(f"{PAGES}new/", told(city))
    found = TOKEN.search(answer.content.decode())
    assert found
    known = client_of(found.group(0))
    assert known is not None and known.name == "12345 热线平台"
    page = keeper.get(f"{PAGES}{known.id}/").content.decode()
    assert found.group(0) not in page


def test_the_token_is_kept_as_a_digest_alone(city: City, keeper: Browser) -> None:
    answer = keeper.post(f"{PAGES}new/", told(city))
    token = TOKEN.findall(answer.content.decode())[0]
    row = Client.objects.values().get()
    assert token not in str(row) and token.rpartition("_")[2] not in str(row)


def test_the_form_sent_twice_makes_one_client(city: City, keeper: Browser) -> None:
    keeper.post(f"{PAGES}new/", told(city))
    assert keeper.post(f"{PAGES}new/", told(city)).status_code == 302
    assert Client.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Name the system that will send requests"),
        ({"scopes": []}, "Choose at least one permission"),
        ({"scopes": ["cases:step"]}, "Whoever takes steps also reads requests: choose both."),
        ({"expires_on": "2031-01-01"}, "A token ends on a day within the next year."),
        ({"organisation": ""}, "Choose the unit it acts for"),
    ],
)
def test_what_does_not_fit_is_said(
    city: City, keeper: Browser, wrong: dict[str, Any], sentence: str
) -> None:
    answer = keeper.post(f"/en{PAGES}new/", told(city, **wrong))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_only_whoever_keeps_the_clients_gets_in(city: City, street: Program) -> None:
    for who in ("zhou", "li", "he"):
        assert city.client(who).get(PAGES).status_code == 403
    assert city.client("wu").get(PAGES).status_code == 404


def test_a_client_of_another_home_does_not_exist(keeper: Browser, other: Program) -> None:
    for path in ("", "change/", "rotate/", "steps/revoke/", "addresses/new/"):
        assert keeper.get(f"{PAGES}{other.client.pk}/{path}").status_code == 404


def test_a_change_is_an_event(keeper: Browser, city: City, street: Program) -> None:
    data = told(city, scopes=["cases:read"], seen=street.client.event_seq)
    answer = keeper.post(f"{PAGES}{street.client.pk}/change/", data)
    assert answer.status_code == 302
    assert street.get("/areas/").status_code == 403
    event = Event.objects.get(verb="client.changed")
    assert event.actor_id == city.actor("qian").id


def test_who_saw_an_older_page_changes_nothing(
    keeper: Browser, city: City, street: Program
) -> None:
    answer = keeper.post(f"{PAGES}{street.client.pk}/change/", told(city, seen=0))
    assert answer.status_code == 409


def test_after_a_rotation_both_tokens_open_for_a_day(keeper: Browser, street: Program) -> None:
    data = {"at_once": "no", "seen": street.client.event_seq}
    answer = keeper.post(f"{PAGES}{street.client.pk}/rotate/", data)
    fresh = TOKEN.findall(answer.content.decode())[0]
    assert client_of(fresh) is not None
    assert client_of(street.token) is not None


def test_a_rotation_at_once_shuts_the_old_token_out(keeper: Browser, street: Program) -> None:
    data = {"at_once": "yes", "seen": street.client.event_seq}
    keeper.post(f"{PAGES}{street.client.pk}/rotate/", data)
    assert street.get("/client/").status_code == 401


def test_revoking_asks_once_more_and_is_final(keeper: Browser, street: Program) -> None:
    path = f"{PAGES}{street.client.pk}/steps/revoke/"
    assert keeper.get(path).status_code == 200
    keeper.post(path, {"seen": street.client.event_seq})
    street.client.refresh_from_db()
    assert street.client.state == ClientState.REVOKED
    assert street.get("/client/").status_code == 401
    assert keeper.post(path, {"seen": street.client.event_seq}).status_code == 409


def test_an_inner_step_is_no_address(keeper: Browser, street: Program) -> None:
    assert keeper.get(f"{PAGES}{street.client.pk}/steps/make/").status_code == 404


def test_an_address_is_added_with_its_secret_shown_once(
    keeper: Browser, street: Program, settings: Any
) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = ["127.0.0.0/8"]
    data = {"address": "http://127.0.0.1:9/events", "events": ["case.resolved"]}
    answer = keeper.post(f"{PAGES}{street.client.pk}/addresses/new/", data)
    hook = Hook.objects.get()
    assert hook.secret in answer.content.decode()
    page = keeper.get(f"/desk/landong/settings/addresses/{hook.pk}/")
    assert page.status_code == 200 and hook.secret not in page.content.decode()


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://169.254.169.254/",
     "https://10.0.0.8/", "https://[::ffff:10.0.0.8]/"],
)  # fmt: skip
def test_an_inner_address_is_refused_with_a_sentence(
    keeper: Browser, street: Program, address: str
) -> None:
    data = {"address": address, "events": ["case.resolved"]}
    answer = keeper.post(f"/en{PAGES}{street.client.pk}/addresses/new/", data)
    assert answer.status_code == 422
    assert "nothing is sent there" in answer.content.decode()
    assert address in answer.content.decode()


def test_an_address_is_removed_and_shown_no_more(keeper: Browser, hook: Hook) -> None:
    path = f"/desk/landong/settings/addresses/{hook.pk}/steps/end/"
    assert keeper.get(path).status_code == 200
    keeper.post(path, {"seen": hook.event_seq})
    hook.refresh_from_db()
    assert hook.state == HookState.ENDED
    assert hook.address not in keeper.get(f"{PAGES}{hook.client_id}/").content.decode()


def test_a_new_secret_replaces_the_old_one(keeper: Browser, hook: Hook) -> None:
    path = f"/desk/landong/settings/addresses/{hook.pk}/steps/renew/"
    answer = keeper.post(path, {"seen": hook.event_seq})
    fresh = Hook.objects.get().secret
    assert fresh != hook.secret and fresh in answer.content.decode()


def test_a_test_is_written_for_the_address(keeper: Browser, hook: Hook) -> None:
    keeper.post(f"/desk/landong/settings/addresses/{hook.pk}/test/")
    assert Delivery.objects.get().event == "test"


def test_a_stopped_address_goes_on_by_hand(keeper: Browser, hook: Hook) -> None:
    hook.stop(by=SYSTEM)
    path = f"/desk/landong/settings/addresses/{hook.pk}/"
    assert "Nothing is sent any more" in keeper.get(f"/en{path}").content.decode()
    keeper.post(f"{path}steps/resume/", {"seen": hook.event_seq})
    assert Hook.objects.get().is_on
