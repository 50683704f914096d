"""Hand out a kept file to the viewer whose address it is."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from jielin.kernel import clock

from ..links import Link
from ..models import StoredFile
from ..viewers import known_key

HEADERS = {
    "Cache-Control": "private, max-age=3600, immutable",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
def file(request: HttpRequest, mark: str, **told: Any) -> FileResponse:
    """The bytes, or 404 for an address that is old, changed or somebody else's."""
    link = Link(told["home"], told["file_id"], told["variant"], told["until"])
    kept = _found(link, mark, known_key(request))
    try:
        body = kept.opened(link.variant)
    except FileNotFoundError as error:
        raise Http404 from error
    name = kept.name or f"{kept.pk}.jpg"
    return FileResponse(
        body,
        as_attachment=not kept.is_photo,
        filename=name,
        content_type=kept.media_type,
        headers=HEADERS,
    )


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
