"""Is the server fit to answer? For load balancers and people on duty."""

from importlib.metadata import PackageNotFoundError, version

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


def _version() -> str:
    try:
        return version("jielin")
    except PackageNotFoundError:
        return "source"


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ok": False, "database": False, "version": _version()}, status=503)
    return JsonResponse({"ok": True, "database": True, "version": _version()})
