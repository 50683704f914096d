"""Hand out a kept file to the viewer whose address it is."""

import re
from typing import IO, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from jielin.kernel import clock

from ..links import Link
from ..models import StoredFile
from ..viewers import known_key

RANGE = re.compile(r"^bytes=(\d{1,9})-(\d{0,9})$")
HEADERS = {
    "Cache-Control": "private, max-age=3600, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
def file(request: HttpRequest, mark: str, **told: Any) -> HttpResponseBase:
    """The bytes, or 404 for an address that is old, changed or somebody else's."""
    link = Link(told["home"], told["file_id"], told["variant"], told["until"])
    kept = _found(link, mark, known_key(request))
    try:
        body = kept.opened(link.variant)
    except FileNotFoundError as error:
        raise Http404 from error
    if kept.is_sound:
        return _played(request, body, kept)
    name = kept.name or f"{kept.pk}.jpg"
    return FileResponse(
        body,
        as_attachment=not kept.is_photo,
        filename=name,
        content_type=kept.media_type,
        headers=HEADERS,
    )


def _played(request: HttpRequest, body: IO[bytes], kept: StoredFile) -> HttpResponse:
    """A recording, whole or the part asked for: without parts Safari plays nothing."""
    with body:
        sound = body.read()
    asked = RANGE.match(request.headers.get("Range", ""))
    first = int(asked[1]) if asked else 0
    last = min(int(asked[2] or len(sound)), len(sound) - 1) if asked else len(sound) - 1
    headers = {**HEADERS, "Accept-Ranges": "bytes", "Content-Disposition": "inline"}
    if asked is None or first > last:
        return HttpResponse(sound, content_type=kept.media_type, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{last}/{len(sound)}"
    part = sound[first : last + 1]
    return HttpResponse(part, status=206, content_type=kept.media_type, headers=headers)


def _found(link: Link, mark: str, viewer: str) -> StoredFile:
    """The file behind a good address; an address for everybody opens public files alone."""
    now = clock.now()
    for_all = link.opens_for("", mark, now)
    if not for_all and not (viewer and link.opens_for(viewer, mark, now)):
        raise Http404
    kept = StoredFile.objects.filter(tenant_id=link.tenant_id, pk=link.file_id).first()
    if kept is None or (for_all and not kept.is_public):
        raise Http404
    return kept
