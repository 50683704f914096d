"""Which cases an actor may see: by area, by involvement, and never those kept from them."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from jielin.kernel.models import Involvement
from jielin.kernel.rows import Written
from jielin.people.acting import Acting, Scope

from .. import policy
from ..models import Case, Inquiry

COLUMNS = {"street": "street_id", "community": "community_id", "grid": "area_id"}


class Hidden(Exception):
    """There is no such thing for this actor, whether it exists or not."""


def of_number(tenant_id: Any, number: Any) -> QuerySet[Case]:
    """One case by the number people read, with what its verbs need."""
    return Case.objects.filter(tenant_id=tenant_id, number=number).select_related("lead")


def seen(actor: Acting, tenant_id: int, number: str) -> Case:
    """The case, if this member of staff may see it. Raises Hidden."""
    return _checked(actor, _found(tenant_id, number))


def held(actor: Acting, tenant_id: int, number: str) -> Case:
    """The same, locked for the turn under way. Raises Hidden."""
    return _checked(actor, _locked(tenant_id, number))


def asked(actor: Any, tenant_id: int, number: str) -> Case:
    """The case, if this resident asked it or follows it. Raises Hidden."""
    found = _found(tenant_id, number)
    if found is None or not (policy.is_requester(actor, found) or _follows(actor, found)):
        raise Hidden
    return found


def held_by_requester(actor: Any, tenant_id: int, number: str) -> Case:
    """The resident's own case, locked for the turn under way. Raises Hidden."""
    found = _locked(tenant_id, number)
    if not policy.is_requester(actor, found):
        raise Hidden
    return found


def may_see(actor: Acting, case: Case) -> bool:
    """By a post over its area unless it is confidential, or by involvement; see `in_scopes`."""
    if policy.is_interested(actor, case):
        return False
    if not case.is_confidential and any(_within(scope, case) for scope in actor.scopes):
        return True
    mine = reading(actor)
    if case.holder_id in mine or case.receiver_id in mine:
        return True
    return Involvement.of(case.tenant_id, Case.kind, mine).filter(matter_id=case.pk).exists()


def in_scope(scope: Scope) -> QuerySet[Case]:
    """Cases of an area by equality on one column; confidential ones never show here."""
    rows = Case.objects.filter(tenant_id=scope.tenant_id, is_confidential=False)
    column = COLUMNS.get(scope.level)
    return rows.filter(**{column: scope.area_id}) if column else rows


def involving(actor: Acting, tenant_id: int) -> QuerySet[Case]:
    """Cases that the actor's organisations are or were given."""
    mine = Involvement.of(tenant_id, Case.kind, reading(actor))
    return Case.objects.filter(tenant_id=tenant_id, id__in=mine)


def held_by(organisations: frozenset[UUID], tenant_id: int) -> QuerySet[Case]:
    """Cases that these organisations hold now."""
    return Case.objects.filter(tenant_id=tenant_id, holder_id__in=organisations)


def interesting(actor: Acting, at: str = "") -> Q:
    """As `policy.is_interested`, for the database: before anything is counted.

    `at` leads from the rows to their case, such as `case__`.
    """
    found = Q((f"{at}asked_by_id", actor.id)) | Q((f"{at}recused_ids__icontains", str(actor.id)))
    for unit_id in actor.organisations:
        found |= Q((f"{at}kept_from_ids__icontains", str(unit_id)))
    return found


def without_interest(actor: Acting, rows: list[Case]) -> list[Case]:
    """Drop what the actor must keep away from."""
    return [case for case in rows if not policy.is_interested(actor, case)]


def inquiry(actor: Acting, tenant_id: int, number: str) -> Inquiry:
    """A superior's question, for both sides of it. Raises Hidden."""
    mine = actor.organisations_with(policy.RECEIVE)
    found = Inquiry.objects.filter(tenant_id=tenant_id, number=number).filter(
        Q(asked_id__in=mine) | Q(asking_id__in=mine)
    )
    one = found.first()
    if one is None:
        raise Hidden
    return one


def reading(actor: Acting) -> frozenset[UUID]:
    """Where the actor reads for the whole unit; a post bound to a grid reads its grid alone."""
    return frozenset(
        post.organisation_id
        for post in actor.posts
        if policy.READ in post.duties and post.area_level != "grid"
    )


_BY_NUMBER = Written(of_number)
_LOCKED = Written(
    lambda tenant_id, number: of_number(tenant_id, number).select_for_update(of=("self",))
)


def _found(tenant_id: int, number: str) -> Case | None:
    return next(iter(_BY_NUMBER.rows(tenant_id, number)), None)


def _locked(tenant_id: int, number: str) -> Case:
    try:
        return Case.hold_one(_LOCKED, tenant_id, number)
    except Case.DoesNotExist:
        raise Hidden from None


def _checked(actor: Acting, case: Case | None) -> Case:
    if case is None or not may_see(actor, case):
        raise Hidden
    return case


def _within(scope: Scope, case: Case) -> bool:
    if scope.tenant_id != case.tenant_id:
        return False
    column = COLUMNS.get(scope.level)
    return column is None or getattr(case, column) == scope.area_id


def _follows(actor: Any, case: Case) -> bool:
    return actor.id is not None and case.followers.filter(account_id=actor.id).exists()
