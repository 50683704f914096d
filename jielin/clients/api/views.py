"""Who a client is, and its files."""

from typing import Annotated, Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import File, Form, Router
from ninja.files import UploadedFile

from jielin.files.intake import most_bytes
from jielin.files.links import Link
from jielin.files.models import BadFile, StoredFile
from jielin.kernel import clock
from jielin.kernel.answers import Home, answered
from jielin.organisations.queries import directory

from ..scopes import Scope
from .entering import MULTIPART, ClientRequest, Token
from .problems import Invalid, Missing, TooLarge
from .schemas import CLIENT, FILE, ClientOut, FileOut, Purpose

router = Router()
HEADERS = {
    "Cache-Control": "private, max-age=3600, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@router.get(
    "/client/",
    auth=Token(),
    tags=["client"],
    operation_id="who_am_i",
    summary=gettext_noop("What my token allows"),
    response=ClientOut,
    openapi_extra={"x-examples": {200: CLIENT}},
)
def who_am_i(request: ClientRequest, home: Home) -> HttpResponse:
    """Good for trying a token."""
    client = request.client
    return answered(
        ClientOut(
            name=client.name,
            organisation=directory().name(client.organisation_id),
            scopes=tuple(sorted(client.scopes)),
            per_minute=client.per_minute,
            expires_at=client.expires_at,
        )
    )


@router.post(
    "/files/",
    auth=Token(Scope.FILES_WRITE, takes=MULTIPART),
    tags=["files"],
    operation_id="send_file",
    summary=gettext_noop("Send a photo or document"),
    response={201: FileOut},
    openapi_extra={"x-examples": {201: FILE}},
)
def send(
    request: ClientRequest,
    home: Home,
    file: Annotated[UploadedFile, File(description="JPEG, PNG, WebP or PDF, up to 20 MB")],
    purpose: Annotated[Purpose, Form(description="What it is for")] = Purpose.PHOTO,
) -> HttpResponse:
    """Judged by what it contains. Unless it becomes part of a request, it is gone after a day."""
    if (file.size or 0) > most_bytes():
        raise TooLarge(_("A file has at most %(n)d MB.") % {"n": most_bytes() // 1_048_576})
    try:
        kept = StoredFile.receive(file, tenant=request.home, by=request.acting, purpose=purpose)
    except BadFile as bad:
        raise Invalid.of("file", str(bad)) from bad
    return answered(_out(kept, request), 201)


@router.get(
    "/files/{uuid:file_id}/{slug:variant}/{int:until}/{str:mark}/",
    auth=Token(),
    tags=["files"],
    operation_id="read_file",
    summary=gettext_noop("Read a file by its signed address"),
    url_name="file",
)
def read(
    request: ClientRequest, home: Home, file_id: UUID, variant: str, until: int, mark: str
) -> FileResponse:
    """The address stands in `url` of files and photos; it opens for the client it was made for."""
    link = Link(request.home.pk, file_id, variant, until)
    gone = Missing(_("This address has ended. Read the request again for a new one."))
    if not link.opens_for(request.client.viewer_key, mark, clock.now()):
        raise gone
    kept = StoredFile.objects.filter(tenant_id=request.home.pk, pk=file_id).first()
    try:
        body = kept.opened(variant) if kept else None
    except FileNotFoundError:
        body = None
    if kept is None or body is None:
        raise gone
    return FileResponse(body, content_type=kept.media_type, headers=HEADERS)


def url_of(file: StoredFile, request: ClientRequest, variant: str = "full") -> str:
    """The address of a file for the client that asks."""
    link = Link.lasting(file.tenant_id, file.pk, variant, clock.now())
    told: dict[str, Any] = {
        "home": request.home.slug,
        "file_id": file.pk,
        "variant": variant,
        "until": link.until,
        "mark": link.mark(request.client.viewer_key),
    }
    return reverse("api:file", kwargs=told)


def _out(file: StoredFile, request: ClientRequest) -> FileOut:
    return FileOut(
        ticket=file.ticket_for(request.client.viewer_key),
        media_type=file.media_type,
        size=file.size,
        width=file.width,
        height=file.height,
        url=url_of(file, request),
    )
