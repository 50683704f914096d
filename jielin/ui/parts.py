"""Plain values that views hand to the components: what a page shows, never how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Tone = Literal["idle", "info", "ok", "warn", "bad", "whistle", "line"]


@dataclass(frozen=True)
class StepItem:
    """One step of a life: `at` is when it happened, `note` what is promised for it."""

    label: str
    at: datetime | None = None
    note: str = ""
    state: Literal["done", "now", "todo"] = "todo"


@dataclass(frozen=True)
class Photo:
    """A picture: `thumb_url` is shown, `url` opens; `alt` says what is on it."""

    url: str
    alt: str
    thumb_url: str = ""


@dataclass(frozen=True)
class TimelineItem:
    """Something that happened, and who may read it."""

    actor: str
    act: str
    at: datetime
    text: str = ""
    is_public: bool = False
    tone: Tone = "idle"
    icon: str = "clock"
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True)
class PromiseView:
    """A promise as it stands; `provisional` means the calendar of that year is missing."""

    label: str
    due_at: datetime
    made_at: datetime
    kept_at: datetime | None = None
    state: Literal["kept", "missed", "open", "late"] = "open"
    provisional: bool = False


@dataclass(frozen=True)
class Fact:
    """A label and its value; `url` makes the value a link, `action` names that link apart."""

    label: str
    value: str
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class StepButton:
    """A step that this reader may take now.

    `asks` says that the step needs words first: then `url` is opened, else it is posted to.
    """

    verb: str
    label: str
    url: str
    key: str = ""
    icon: str = ""
    is_primary: bool = False
    is_grave: bool = False
    asks: bool = False


@dataclass(frozen=True)
class Todo:
    """A matter that somebody owes something on: what each kind of promise asks for, in words.

    Promises of other kinds are not shown. `duty` is what a post at the owner must carry to see
    it. `button` gives the step that keeps a promise of a kind, `seen` is the matter's `event_seq`.
    """

    url: str
    title: str
    number: str
    place: str = ""
    what: Mapping[str, object] = field(default_factory=dict)
    duty: str = ""
    button: Callable[[str], StepButton | None] | None = None
    seen: int = 0


@dataclass(frozen=True)
class TodoLine:
    """A matter with its soonest promise, in words, and the step that keeps it."""

    todo: Todo
    what: str
    due_at: datetime
    is_late: bool = False
    button: StepButton | None = None
    # It names the reader.
    is_own: bool = False


@dataclass(frozen=True)
class NavItem:
    """A line of the desk's side nav or of the portal's tab bar."""

    label: str
    url: str
    icon: str
    count: int | None = None
    unit: str = ""
    key: str = ""
    is_exact: bool = False

    def is_current(self, path: str) -> bool:
        """Is the page at this address the item's own, or below it?"""
        return path == self.url if self.is_exact else path.startswith(self.url)


@dataclass(frozen=True)
class Tile:
    """A page of settings on their front page: what can be changed there, in one line."""

    title: str
    line: str
    url: str
    icon: str
    count: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class Stat:
    """A number of the workbench strip: a link to the list that it counts."""

    label: str
    value: int
    url: str
    tone: Tone = "idle"


@dataclass(frozen=True)
class Contact:
    """Someone to call: a person, a unit or a duty desk."""

    name: str
    role: str = ""
    note: str = ""
    phone: str = ""
    tone: Tone = "info"

    @property
    def mark(self) -> str:
        """The first character, for the round mark."""
        return self.name[:1]


@dataclass(frozen=True)
class PageLinks:
    """Keyset paging: addresses of the neighbouring pages, empty when there is none."""

    previous_url: str = ""
    next_url: str = ""
    text: str = ""


@dataclass(frozen=True)
class Shortcuts:
    """A group of keys for the help page."""

    title: str
    keys: tuple[tuple[str, str], ...] = field(default=())
