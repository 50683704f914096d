"""How the server keeps its log: one line a request, with its id and without personal words."""

from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware

from jielin.kernel.trace import request_id

SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=False),
)


class Requests(RequestMiddleware):
    """Gives each request an id that its events carry too."""

    def prepare(self, request: HttpRequest) -> None:
        super().prepare(request)
        request_id.set(str(structlog.contextvars.get_contextvars()["request_id"]))

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        super().handle_response(request, response)
        request_id.set("")

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Without the query, in which somebody may have looked for a name or a number."""
        return f"{request.method} {request.path}"


def logging(*, level: str, for_people: bool) -> dict[str, Any]:
    """Django's LOGGING: lines of JSON for machines, or plain ones for people."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": _line(for_people)},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Each request has its own line already, failed ones with their traceback.
        "loggers": {"django.request": {"level": "CRITICAL"}},
    }


def _line(for_people: bool) -> dict[str, Any]:
    """Tracebacks come without the values of variables: those are people's words."""
    if for_people:
        plain = structlog.dev.plain_traceback
        shown: list[Any] = [structlog.dev.ConsoleRenderer(False, exception_formatter=plain)]
    else:
        bare = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        shown = [
            structlog.processors.ExceptionRenderer(bare),
            structlog.processors.JSONRenderer(),
        ]
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shown],
    }
