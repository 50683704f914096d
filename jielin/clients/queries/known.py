"""All clients in use, kept in the process: a request asks nothing to know who it is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jielin.kernel import clock
from jielin.kernel.homes import home
from jielin.kernel.reference import Reference
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import OF_AN_AREA, Kind
from jielin.people.acting import Acting, Post
from jielin.territory.queries import gazetteer

from .. import tokens
from ..models import Client, Hook
from ..models.client import CLIENTS
from ..scopes import duties_of
from ..workflow import ClientState, HookState

_WITH_AN_AREA = frozenset({*OF_AN_AREA, Kind.DISTRICT_PARTY_COMMITTEE})


@dataclass(frozen=True)
class Known:
    """A client in use, as a request needs it."""

    id: UUID
    tenant_id: int
    organisation_id: UUID
    name: str
    scopes: frozenset[str]
    per_minute: int
    expires_at: datetime

    @property
    def viewer_key(self) -> str:
        """By which signed addresses of files open for it."""
        return f"client:{self.id}"


@dataclass(frozen=True)
class Key:
    """What opens for a client, and until when."""

    client: Known
    digest: str
    until: datetime


@dataclass(frozen=True)
class Listener:
    """An address that is told of some events."""

    hook_id: UUID
    client: Known
    events: frozenset[str]


@dataclass(frozen=True)
class Clients:
    """The snapshot."""

    keys: dict[str, Key]
    listeners: dict[int, tuple[Listener, ...]]
    names: dict[UUID, str]


def client_of(token: str) -> Known | None:
    """The client of a token; None for one that is unknown, wrong, revoked or has ended."""
    key = _CLIENTS.get().keys.get(tokens.prefix_of(token))
    if key is None or not tokens.fits(token, key.digest) or key.until <= clock.now():
        return None
    unit = directory().find(key.client.organisation_id)
    return key.client if unit is not None and unit.is_active else None


def listeners(tenant_id: int, event: str) -> tuple[Listener, ...]:
    """The addresses of this home that are told of an event."""
    mine = _CLIENTS.get().listeners.get(tenant_id, ())
    return tuple(one for one in mine if event in one.events)


def client_name(id: UUID | None) -> str:
    """What a client is called, also after it was revoked; empty for none of ours."""
    return "" if id is None else _CLIENTS.get().names.get(id, "")


def acting(client: Known) -> Acting:
    """The actor: it sees what its organisation sees, and may what its scopes stand for."""
    unit = directory().get(client.organisation_id)
    area_id = _area(unit)
    post = Post(
        organisation_id=unit.id,
        tenant_id=client.tenant_id,
        post="client",
        duties=duties_of(client.scopes),
        area_id=area_id,
        area_level="" if area_id is None else gazetteer().get(area_id).level,
    )
    return Acting(client.id, client.name, (post,), (home(client.tenant_id),), kind="client")


def _area(unit: Unit) -> int | None:
    """As for people: units of a kind of work see what they are involved in, and no area."""
    if unit.kind not in _WITH_AN_AREA or unit.area_id not in gazetteer().places:
        return None
    return unit.area_id


def _load() -> Clients:
    every = list(Client.objects.order_by("made_at"))
    rows = {row.pk: row for row in every if row.state == ClientState.ACTIVE}
    keys: dict[str, Key] = {}
    for row in rows.values():
        known = _known(row)
        keys[row.prefix] = Key(known, row.digest, row.expires_at)
        if row.old_until is not None:
            keys[row.old_prefix] = Key(known, row.old_digest, min(row.old_until, row.expires_at))
    heard: dict[int, list[Listener]] = {}
    for hook in Hook.objects.filter(state=HookState.ON, client_id__in=rows).order_by("made_at"):
        told = Listener(hook.pk, _known(rows[hook.client_id]), frozenset(hook.events))
        heard.setdefault(hook.tenant_id, []).append(told)
    return Clients(
        keys=keys,
        listeners={home: tuple(told) for home, told in heard.items()},
        names={row.pk: row.name for row in every},
    )


def _known(row: Client) -> Known:
    return Known(
        id=row.pk,
        tenant_id=row.tenant_id,
        organisation_id=row.organisation_id,
        name=row.name,
        scopes=frozenset(row.scopes),
        per_minute=row.per_minute,
        expires_at=row.expires_at,
    )


_CLIENTS = Reference(CLIENTS, _load)
