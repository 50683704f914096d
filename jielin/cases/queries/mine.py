"""The requests of one person in all homes: which they are, and what must be taken out of them."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere, home
from jielin.kernel.models import Link
from jielin.kernel.personal import Hold, Person
from jielin.territory.queries import gazetteer

from ..models import Case, Entry
from ..models.forgetting import THEIRS
from ..states import ENDED


def asked(person: Person) -> QuerySet[Case]:
    """What the account asked, and what was taken down for its telephone; the newest first."""
    mine = Q(asked_by_id=person.id) if person.id else Q(pk__in=())
    if person.phone_index:
        mine |= Q(asked_by_id=None, phone_index=person.phone_index)
    return _cases().filter(mine)


def lent(person: Person) -> QuerySet[Case]:
    """What others asked and left this person's telephone for."""
    rows = _cases().exclude(asked_by_id=None)
    if not person.phone_index:
        return rows.none()
    return rows.filter(phone_index=person.phone_index).exclude(asked_by_id=person.id)


def with_parts(cases: list[Case]) -> list[Case]:
    """These and what was split off from them: a part carries the words of the whole."""
    found, new = list(cases), list(cases)
    while new:
        ids = _tied(new, Link.Sense.CAME_FROM, towards=True)
        known = {case.pk for case in found}
        new = list(_cases().filter(pk__in=ids - known))
        found += new
    return found


def open_ones(person: Person) -> Iterator[Hold]:
    """What must end before the person can be erased."""
    ended = [str(state) for state in ENDED]
    for case in with_parts(list(asked(person))):
        if str(case.state) not in ended:
            yield Hold(f"{case.number} {case.title}", url_of(case))


def known(person: Person) -> Known:
    """Names, numbers and words that the person left, and every case that may repeat them."""
    mine = with_parts(list(asked(person)))
    ids = [case.pk for case in mine]
    own = [case for case in mine if not case.is_part]
    words = {text for case in mine for text in (case.title, case.text, case.place)}
    entries = Entry.objects.filter(tenant_id__in=everywhere(), case_id__in=ids).filter(
        _written(person)
    )
    contacts = [*own, *lent(person)]
    return Known(
        names=frozenset(case.contact_name for case in contacts if case.contact_name),
        phones=frozenset(case.phone for case in contacts if case.phone),
        words=frozenset(words | set(entries.values_list("text", flat=True))),
        matters=frozenset(ids) | _tied(mine, Link.Sense.MERGED_INTO, towards=False),
    )


def url_of(case: Case) -> str:
    """The page of a request, for whoever asked."""
    if case.community_id is None:
        return ""
    place = gazetteer().get(case.community_id)
    told = {"home": home(case.tenant_id).slug, "community": place.slug or place.code}
    return reverse("requests:page", kwargs={**told, "number": case.number})


def _cases() -> QuerySet[Case]:
    """Of all homes: a person belongs to none."""
    return Case.objects.filter(tenant_id__in=everywhere())


def _written(person: Person) -> Q:
    theirs = Q(kind__in=THEIRS)
    return theirs | Q(event__actor_id=person.id) if person.id else theirs


def _tied(cases: list[Case], sense: str, *, towards: bool) -> set[UUID]:
    """The cases at the other end of their links of a sense."""
    here, there = ("to_id", "from_id") if towards else ("from_id", "to_id")
    found: set[UUID] = set()
    for tenant_id in {case.tenant_id for case in cases}:
        ids = [case.pk for case in cases if case.tenant_id == tenant_id]
        links = Link.objects.filter(tenant_id=tenant_id, sense=sense, **{f"{here}__in": ids})
        found |= set(links.values_list(there, flat=True))
    return found
