"""Requests: register, list, read, take a step."""

from typing import Annotated, Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Header, Query, Router

from jielin.clients.api.entering import ClientRequest, Token
from jielin.clients.api.problems import Conflict, Invalid, Missing
from jielin.clients.api.reading import only
from jielin.clients.models import KeptAnswer, OtherContent
from jielin.clients.scopes import Scope
from jielin.kernel import clock
from jielin.kernel.answers import Home, answered, plain
from jielin.territory.queries import Place, gazetteer

from ..forms.relayed import RelayedForm
from ..models import Case
from ..queries import access, lists
from . import examples, writing
from .answers import CaseOut, CasesOut, RegisteredOut, StepAsksOut, TakenOut
from .filtering import filters_of, opaque
from .schemas import CaseIn, CaseQuery, StepIn
from .stepping import Taking, sent_before

router = Router(tags=["requests"])
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r"^[\x21-\x7e]+$",
        description="A new one for each request, such as a UUID",
        examples=["5f0c9a7e-7a55-4a0e-9f43-0c7f6c1d8e21"],
    ),
]


@router.post(
    "/",
    auth=Token(Scope.CASES_CREATE),
    operation_id="create_case",
    summary=gettext_noop("Register a request"),
    response={201: RegisteredOut},
    openapi_extra={"x-examples": {"body": examples.CASE_IN, 201: examples.REGISTERED}},
)
def create(
    request: ClientRequest,
    home: Home,
    told: CaseIn,
    idempotency_key: Key,
) -> HttpResponse:
    """The same key with the same content within 24 hours is answered as before; with other
    content it is a conflict (409). What was refused (422) may be mended under the same key."""

    def register() -> dict[str, Any]:
        kept: dict[str, Any] = plain(_registered(request, told))
        return kept

    content = orjson.dumps(told.model_dump(), option=orjson.OPT_SORT_KEYS).decode()
    try:
        done = KeptAnswer.once(
            request.home.pk, request.client.id, key=idempotency_key, content=content, do=register
        )
    except OtherContent as other:
        raise Conflict(
            _("This key was used before for other content. Use a new key for a new request.")
        ) from other
    # Sorted, for a database may keep the names in an order of its own.
    return answered(dict(sorted(done.body.items())), 201)


@router.get(
    "/",
    auth=Token(Scope.CASES_READ),
    operation_id="list_cases",
    summary=gettext_noop("List requests"),
    response=CasesOut,
    openapi_extra={"x-examples": {200: examples.CASES}},
)
def listing(request: ClientRequest, home: Home, asked: Query[CaseQuery]) -> HttpResponse:
    """What the client's unit sees, newest first (in view `soon` by due time), 50 a page."""
    only(request, CaseQuery)
    now = clock.now()
    filters = filters_of(asked, request.home.pk)
    found = lists.found(request.acting, request.home.pk, filters, now)
    items = tuple(writing.line(one, request.home.slug, now) for one in found.rows)
    return answered(CasesOut(items, opaque(found.after)))


@router.get(
    "/{slug:number}/",
    auth=Token(Scope.CASES_READ),
    operation_id="read_case",
    summary=gettext_noop("Read a request"),
    response=CaseOut,
    url_name="case",
    openapi_extra={"x-examples": {200: examples.CASE}},
)
def read(request: ClientRequest, home: Home, number: str) -> HttpResponse:
    """All of it, with what happened and the steps open to this client. Names and telephone
    numbers are masked: whoever must call opens the request at the desk, against a reason."""
    return answered(writing.page(_seen(request, number), request))


@router.get(
    "/{slug:number}/steps/{slug:verb}/",
    auth=Token(Scope.CASES_STEP),
    operation_id="read_step",
    summary=gettext_noop("What a step asks for"),
    response=StepAsksOut,
    url_name="step",
    openapi_extra={"x-examples": {200: examples.STEP_ASKS}},
)
def ask(request: ClientRequest, home: Home, number: str, verb: str) -> HttpResponse:
    """Its values with their choices; 409 or 403 when it cannot be taken now."""
    try:
        return answered(Taking(request, number, verb).asked())
    except access.Hidden as hidden:
        raise _missing() from hidden


@router.post(
    "/{slug:number}/steps/{slug:verb}/",
    auth=Token(Scope.CASES_STEP),
    operation_id="take_step",
    summary=gettext_noop("Take a step"),
    response=TakenOut,
    openapi_extra={"x-examples": {"body": examples.STEP_IN, 200: examples.TAKEN}},
)
def take(request: ClientRequest, home: Home, number: str, verb: str, told: StepIn) -> HttpResponse:
    """The steps of the desk, for the client's unit. Who read an older `seen` gets a 409."""
    try:
        case = Taking(request, number, verb).take(told)
    except access.Hidden as hidden:
        raise _missing() from hidden
    return answered(writing.taken(case, request))


def _registered(request: ClientRequest, told: CaseIn) -> RegisteredOut:
    """Register it with its photos, in the turn under way."""
    data = {name: "" if value is None else value for name, value in told.model_dump().items()}
    form = RelayedForm(data, own=_own_area(request), tenant_id=request.home.pk)
    if not form.is_valid():
        raise Invalid.of_form(form)
    photos = sent_before(request, told.photos)
    case = Case.register(form.report(), tenant_id=request.home.pk, by=request.acting)
    for file in photos:
        file.attach(Case.kind, case.pk)
    is_visible = access.may_see(request.acting, case)
    return writing.registered(case, request.home.slug, is_visible=is_visible)


def _own_area(request: ClientRequest) -> Place | None:
    area_id = request.acting.posts[0].area_id
    return None if area_id is None else gazetteer().get(area_id)


def _seen(request: ClientRequest, number: str) -> Case:
    try:
        return access.seen(request.acting, request.home.pk, number)
    except access.Hidden as hidden:
        raise _missing() from hidden


def _missing() -> Missing:
    return Missing(_("There is no such request, or it is not for you."))
