"""From a request to what programs read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse

from jielin.catalogue.queries import catalogue
from jielin.clients.api.entering import ClientRequest
from jielin.clients.api.views import url_of
from jielin.files.models import StoredFile
from jielin.kernel import clock
from jielin.kernel.workflow import Step
from jielin.organisations.queries import directory
from jielin.territory.queries import gazetteer

from .. import policy
from ..forms import asks
from ..forms.step import StepForm
from ..models import Case
from ..queries import ledger
from ..queries.masking import masked_name, masked_phone
from ..queries.rows import Found
from ..queries.slips import PICTURE
from ..queries.timeline import Happening, actor_of, happenings, said
from ..states import OPEN
from .answers import (
    CaseOut,
    ContactOut,
    FieldOut,
    HappeningOut,
    LineOut,
    PhotoOut,
    PromiseOut,
    RegisteredOut,
    StepOut,
    TakenOut,
    UnitOut,
    WhereOut,
)

# A program has no interests to step back for, and no colleagues.
OF_PERSONS = frozenset({"recuse", "claim", "entrust", "lay_down"})
Photos = dict[UUID, tuple[PhotoOut, ...]]


def line(one: Found, home: str, now: datetime) -> LineOut:
    """A line of the list."""
    due = one.due_at if one.state in OPEN else None
    return LineOut(
        number=one.number,
        title=one.title,
        state=one.state,
        category=catalogue().get(one.category_id).code,
        area=gazetteer().get(one.area_id).code,
        place=one.place,
        holder=unit(one.holder_id),
        registered_at=one.registered_at,
        due_at=due,
        is_late=due is not None and due < now,
        is_confidential=one.is_confidential,
        url=case_url(home, one.number),
    )


def page(case: Case, request: ClientRequest) -> CaseOut:
    """All of one request, in three queries."""
    happened = happenings(case)
    photos = _photos(case, happened, request)
    return CaseOut(
        number=case.number,
        request_type=case.request_type,
        title=case.title,
        text=case.text,
        state=case.state,
        ending=case.ending or None,
        source=case.source,
        category=catalogue().get(case.category_id).code,
        where=_where(case),
        contact=_contact(case),
        receiver=unit(case.receiver_id),
        holder=unit(case.holder_id),
        is_confidential=case.is_confidential,
        registered_at=case.registered_at,
        due_at=case.due_at if case.is_open else None,
        seen=case.event_seq,
        photos=photos.get(case.pk, ()),
        promises=_promises(case),
        timeline=tuple(_happening(case, one, photos) for one in happened),
        steps=steps(case, request),
    )


def taken(case: Case, request: ClientRequest) -> TakenOut:
    """Where it stands after a step."""
    return TakenOut(
        number=case.number,
        state=case.state,
        due_at=case.due_at if case.is_open else None,
        seen=case.event_seq,
        steps=steps(case, request),
    )


def registered(case: Case, home: str, *, is_visible: bool) -> RegisteredOut:
    """What is kept under the key: no word of a person."""
    return RegisteredOut(
        number=case.number,
        state=case.state,
        registered_at=case.registered_at,
        due_at=case.due_at.astimezone(UTC) if case.due_at else None,
        is_visible=is_visible,
        url=case_url(home, case.number),
    )


def steps(case: Case, request: ClientRequest) -> tuple[StepOut, ...]:
    """What this client may do now, the weightiest first."""
    found = [step for step in case.steps_for(request.acting) if step.verb not in OF_PERSONS]
    if case.is_open and policy.may_work(request.acting, case):
        found.append(case.workflow.step("note"))
    return tuple(_step(one, case, request.home.slug) for one in found)


def fields(form: StepForm) -> tuple[FieldOut, ...]:
    """What a step asks for."""
    return tuple(_field(name, field) for name, field in form.fields.items())


def unit(id: UUID) -> UnitOut:
    return UnitOut(id, directory().name(id))


def case_url(home: str, number: str) -> str:
    return reverse("api:case", kwargs={"home": home, "number": number})


def _step(step: Step, case: Case, home: str) -> StepOut:
    told = {"home": home, "number": case.number, "verb": step.verb}
    return StepOut(step.verb, str(step.label), asks(step.verb), reverse("api:step", kwargs=told))


def _where(case: Case) -> WhereOut:
    return WhereOut(gazetteer().get(case.area_id).code, case.place, case.lng, case.lat)


def _promises(case: Case) -> tuple[PromiseOut, ...]:
    views = ledger.views(case, ledger.promises_of(case), clock.now())
    return tuple(
        PromiseOut(str(one.label), one.state, one.due_at, one.kept_at, one.provisional)
        for one in views
    )


def _contact(case: Case) -> ContactOut:
    phone = masked_phone(case.phone) if case.phone else ""
    return ContactOut(masked_name(case.contact_name), phone, case.prefers)


def _happening(case: Case, one: Happening, photos: Photos) -> HappeningOut:
    return HappeningOut(
        event=one.verb,
        at=one.at,
        actor=actor_of(case, one),
        act=said(case, one),
        text=one.text or "",
        is_public=one.is_public,
        photos=photos.get(one.id, ()),
    )


def _photos(case: Case, happened: Sequence[Happening], request: ClientRequest) -> Photos:
    """Photos by what they belong to: the case, or the event they came with. One query."""
    ids = [case.pk, *(one.id for one in happened)]
    rows = StoredFile.objects.kept().filter(tenant_id=case.tenant_id, subject_id__in=ids)
    rows = rows.exclude(subject_kind=PICTURE).exclude(purpose="voice")
    found: dict[UUID, list[PhotoOut]] = defaultdict(list)
    for file in rows:
        small = url_of(file, request, "small") if file.is_photo else ""
        found[file.subject_id or case.pk].append(PhotoOut(url_of(file, request), small))
    return {id: tuple(photos) for id, photos in found.items()}


def _field(name: str, field: forms.Field) -> FieldOut:
    return FieldOut(
        name=name,
        label=str(field.label or name),
        required=field.required,
        many=isinstance(field, forms.MultipleChoiceField),
        max_length=getattr(field, "max_length", None),
        choices=tuple(_flat(getattr(field, "choices", ()))),
    )


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """Options without their headings and without the empty one."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        elif value:
            yield str(value), str(label)
