"""What programs read of requests: codes, ids and moments, and never a whole number or name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class UnitOut:
    """An organisation."""

    id: UUID
    name: str


@dataclass(frozen=True)
class LineOut:
    """A request as a list shows it. `due_at` is null when nothing is promised any more."""

    number: str
    title: str
    state: str
    category: str
    area: str
    place: str
    holder: UnitOut
    registered_at: datetime
    due_at: datetime | None
    is_late: bool
    is_confidential: bool
    url: str


@dataclass(frozen=True)
class CasesOut:
    """A page of requests. `next` is the cursor of the page behind, or null."""

    items: tuple[LineOut, ...]
    next: str | None


@dataclass(frozen=True)
class StepOut:
    """A step that this client may take now; `asks` when it needs values."""

    verb: str
    label: str
    asks: bool
    url: str


@dataclass(frozen=True)
class ContactOut:
    """Who asked, half a name and half a number."""

    name: str
    phone: str
    prefers: str


@dataclass(frozen=True)
class WhereOut:
    """The place: the smallest area known by its code, words, and a pin (WGS84)."""

    area: str
    place: str
    lng: float | None
    lat: float | None


@dataclass(frozen=True)
class PhotoOut:
    """A photo: both addresses open for this client's token, one to two hours long."""

    url: str
    thumbnail_url: str


@dataclass(frozen=True)
class PromiseOut:
    """What was promised, by when, and when it was kept."""

    label: str
    state: str
    due_at: datetime
    kept_at: datetime | None
    provisional: bool


@dataclass(frozen=True)
class HappeningOut:
    """One thing that happened. `is_public`: the resident can read it."""

    event: str
    at: datetime
    actor: str
    act: str
    text: str
    is_public: bool
    photos: tuple[PhotoOut, ...]


@dataclass(frozen=True)
class CaseOut:
    """One request. Send `seen` back with a step."""

    number: str
    request_type: str
    title: str
    text: str
    state: str
    ending: str | None
    source: str
    category: str
    where: WhereOut
    contact: ContactOut
    receiver: UnitOut
    holder: UnitOut
    is_confidential: bool
    registered_at: datetime
    due_at: datetime | None
    seen: int
    photos: tuple[PhotoOut, ...]
    promises: tuple[PromiseOut, ...]
    timeline: tuple[HappeningOut, ...]
    steps: tuple[StepOut, ...]


@dataclass(frozen=True)
class FieldOut:
    """A value that a step asks for; `choices` are the only ones, when there are any."""

    name: str
    label: str
    required: bool
    many: bool
    max_length: int | None
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StepAsksOut:
    """What a step asks for, and how new the request is."""

    verb: str
    label: str
    seen: int
    takes_photos: bool
    fields: tuple[FieldOut, ...]


@dataclass(frozen=True)
class TakenOut:
    """Where the request stands after a step."""

    number: str
    state: str
    due_at: datetime | None
    seen: int
    steps: tuple[StepOut, ...]


@dataclass(frozen=True)
class RegisteredOut:
    """A new request. Not `is_visible`: it went to a unit above and is not shown to this client."""

    number: str
    state: str
    registered_at: datetime
    due_at: datetime | None
    is_visible: bool
    url: str
