"""The id of the request that is being answered, for events and logs."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
