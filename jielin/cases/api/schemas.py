"""What programs send and read of requests."""

from typing import Annotated

from pydantic import Field

from jielin.clients.api.reading import Asked, Day, Strict

from ..states import CaseState, RequestType, Source


class CaseIn(Strict):
    """A request that somebody told the other system."""

    request_type: Annotated[RequestType, Field(strict=False)] = Field(
        RequestType.HELP, description="Kind of the request"
    )
    category: str = Field(description="Code of a category, see `list_categories`")
    area: str = Field(description="Code of the community or grid, see `list_areas`")
    text: str = Field(description="What happened, up to 2,000 characters")
    place: str = Field("", description="Where exactly, in words, up to 200 characters")
    lng: float | None = Field(None, description="Longitude, WGS84")
    lat: float | None = Field(None, description="Latitude, WGS84")
    name: str = Field("", description="Name of the resident, up to 40 characters")
    phone: str = Field("", description="Telephone of the resident; kept encrypted")
    prefers: str = Field("both", description="How to be told: `both`, `sms` or `phone`")
    accused: str | None = Field(
        None, description="Id of the unit that a complaint or report is about: it will not see it"
    )
    photos: list[str] = Field([], description="Tickets of files, up to 6, see `send_file`")


class StepIn(Strict):
    """A step and what it asks for."""

    seen: int = Field(ge=0, description="`seen` of the request as it was read: older is a 409")
    values: dict[str, str | bool | list[str]] = Field(
        {}, description="By name, what `read_step` lists"
    )
    photos: list[str] = Field([], description="Tickets of files, see `send_file`")


class CaseQuery(Asked):
    """The filters of the list, as on the desk."""

    view: str = Field(
        "all", description="`mine` (held by the unit), `soon`, `dispatch`, `unhappy` or `all`"
    )
    q: str = Field("", description="Beginning of a number, or words of the title")
    area: str = Field("", description="Code of an area: it and all below it")
    category: str = Field("", description="Code of a category or group")
    state: CaseState | None = Field(None, description="Where it stands")
    source: Source | None = Field(None, description="How it came in")
    since: Day | None = Field(None, description="Registered on this day or later")
    until: Day | None = Field(None, description="Registered on this day or earlier")
    after: str = Field("", description="`next` of the page before")
