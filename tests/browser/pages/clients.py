"""Clients of the API: the list, one of them, its addresses, and what was delivered."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from jielin.clients.models import Allowed, Client, Delivery, DeliveryState, Hook
from jielin.clients.scopes import Scope
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from tests.browser.sample import DESK, Sample
from tests.cast import City

OURS = frozenset({"desk_clients"})
# These only take what a form sends.
POSTED = frozenset({"desk_clients:test_hook", "desk_clients:again"})
HOTLINE, OFFICE = "12345 热线平台", "市政设施养护系统"
WORDS = (HOTLINE, OFFICE, "对方未接收。", "东桥街道", "区路灯管理所")
CLIENTS = DESK + "settings/clients/"
ADDRESSES = DESK + "settings/addresses/"
EVENTS = ["case.registered", "case.resolved", "case.sent_back"]


def tell(city: City) -> dict[str, str]:
    """Two clients, one revoked, and addresses in each state."""
    hotline, office = _client(city, HOTLINE, "东桥街道"), _client(city, OFFICE, "区路灯管理所")
    told = {"client": f"{hotline.pk}", "bare": f"{office.pk}"}
    revoked = _client(city, OFFICE, "区路灯管理所")
    revoked.revoke(by=SYSTEM)
    for name in ("on", "stopped"):
        address = f"https://hotline.example.gov.cn/jielin/events/{name}"
        hook = Hook.subscribe(hotline, address=address, events=EVENTS, by=SYSTEM)[0]
        _deliveries(hook)
        if name == "stopped":
            Hook.objects.filter(pk=hook.pk).update(failures=20)
            hook.stop(by=SYSTEM)
        told[name] = f"{hook.pk}"
    return {**told, "revoked": f"{revoked.pk}"}


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Every page, as the system administrator sees it."""
    yield Sample("clients-list", CLIENTS, "qian")
    yield Sample("clients-new", f"{CLIENTS}new/", "qian")
    yield Sample("clients-new-wrong", f"{CLIENTS}new/", "qian", sends=True)
    for name in ("client", "bare", "revoked"):
        yield Sample(f"clients-{name}", f"{CLIENTS}{told[name]}/", "qian")
    for page in ("change", "rotate", "steps/revoke", "addresses/new"):
        name = page.replace("/", "-")
        yield Sample(f"clients-{name}", f"{CLIENTS}{told['client']}/{page}/", "qian")
    path = f"{CLIENTS}{told['client']}/addresses/new/"
    yield Sample("clients-addresses-new-wrong", path, "qian", sends=True)
    for name in ("on", "stopped"):
        yield Sample(f"clients-hook-{name}", f"{ADDRESSES}{told[name]}/", "qian")
    yield Sample("clients-hook-failed", f"{ADDRESSES}{told['on']}/?state=failed", "qian")
    yield Sample("clients-hook-end", f"{ADDRESSES}{told['on']}/steps/end/", "qian")


def _client(city: City, name: str, unit: str) -> Client:
    told = Allowed(name, tuple(Scope.values), 120, clock.now() + timedelta(days=180))
    found = city.unit(unit)
    made, _token = Client.make(told, id=uuid7(), tenant_id=1, organisation_id=found.id, by=SYSTEM)
    return made


def _deliveries(hook: Hook) -> None:
    """One in each state; the jobs that would carry them are not run here."""
    now = clock.now()
    ends: tuple[tuple[DeliveryState, dict[str, Any]], ...] = (
        (DeliveryState.SENT, {"status": 204, "tries": 1}),
        (DeliveryState.QUEUED, {"status": 500, "tries": 2, "said": "对方未接收。"}),
        (DeliveryState.FAILED, {"status": 503, "tries": 6, "said": "Service Unavailable"}),
    )
    for event, (state, end) in zip(EVENTS, ends, strict=True):
        told = {"number": "SQ20261122-0417"}
        one = Delivery.offer(hook.pk, 1, event=event, event_id=uuid7(), told=told)
        assert one is not None
        later = now + timedelta(minutes=5)
        Delivery.objects.filter(pk=one.pk).update(state=state, not_before=later, **end)
