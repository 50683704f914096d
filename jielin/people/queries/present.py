"""From an account to the actor behind a request."""

from collections import defaultdict
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from jielin.kernel import clock
from jielin.kernel.homes import home
from jielin.kernel.reference import Reference
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import OF_AN_AREA, Kind
from jielin.territory.queries import gazetteer

from ..acting import ANYONE, Acting, Post
from ..models import Account, Appointment, PostKind
from ..models.appointment import APPOINTED
from ..models.post_kind import POSTS

_WITH_AN_AREA = frozenset({*OF_AN_AREA, Kind.DISTRICT_PARTY_COMMITTEE})


def _load() -> dict[str, PostKind]:
    return {post.code: post for post in PostKind.objects.order_by("code")}


_POSTS = Reference(POSTS, _load)


def _load_appointed() -> dict[UUID, tuple[Appointment, ...]]:
    """Who holds posts, now or later: one row a post, a few thousand in a district."""
    found: dict[UUID, list[Appointment]] = defaultdict(list)
    rows = Appointment.objects.during(clock.now(), None).select_related("stands_in_for")
    for row in rows.order_by("since", "id"):
        found[row.account_id].append(row)
    return {account_id: tuple(rows) for account_id, rows in found.items()}


_APPOINTED = Reference(APPOINTED, _load_appointed)


def posts() -> tuple[PostKind, ...]:
    """All kinds of posts, by code."""
    return tuple(_POSTS.get().values())


def acting(account: Account) -> Acting:
    """The person with the posts in force. No query: everything comes from snapshots."""
    now = clock.now()
    found = tuple(
        row
        for row in _APPOINTED.get().get(account.pk, ())
        if row.since <= now and (row.until is None or row.until > now)
    )
    homes = tuple(home(id) for id in dict.fromkeys(row.tenant_id for row in found))
    return Acting(account.pk, account.name, tuple(_post(row) for row in found), homes)


def colleagues(organisation_id: UUID) -> tuple[Acting, ...]:
    """Everybody who holds a post at an organisation now, by sign-in name. One query."""
    ids = [
        id
        for id, rows in _APPOINTED.get().items()
        if any(row.organisation_id == organisation_id for row in rows)
    ]
    found = Account.objects.filter(pk__in=ids, is_active=True).order_by("username")
    actors = (acting(account) for account in found)
    return tuple(one for one in actors if organisation_id in one.organisations)


def resident(account: Account | AnonymousUser) -> Acting:
    """The person without posts, as the portal sees everybody. No query."""
    if isinstance(account, AnonymousUser):
        return ANYONE
    return Acting(account.pk, account.name)


def _post(row: Appointment) -> Post:
    unit = directory().get(row.organisation_id)
    area_id = _area(row, unit)
    return Post(
        organisation_id=unit.id,
        tenant_id=row.tenant_id,
        post=row.post_id,
        duties=frozenset(_POSTS.get()[row.post_id].duties),
        area_id=area_id,
        area_level="" if area_id is None else gazetteer().get(area_id).level,
        stands_in_for=row.stands_in_for.account_id if row.stands_in_for else None,
    )


def _area(row: Appointment, unit: Unit) -> int | None:
    """The area of the post, else of its unit; units of a kind of work have none."""
    area_id = row.area_id or unit.area_id
    if unit.kind not in _WITH_AN_AREA or area_id not in gazetteer().places:
        return None
    return area_id
