"""A report that is being written: the answers so far, and which question comes next."""

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self
from uuid import UUID

from .states import RequestType

ACCUSING = frozenset({RequestType.COMPLAINT.value, RequestType.REPORT.value})
NOBODY = "none"


@dataclass(frozen=True)
class Draft:
    """What a resident has answered, question by question. Empty means not asked yet."""

    key: str
    kind: str = ""
    about: str = ""
    is_located: bool = False
    place: str = ""
    grid_id: int | None = None
    lng: float | None = None
    lat: float | None = None
    has_looked: bool = False
    text: str = ""
    photo_ids: tuple[str, ...] = ()
    voice_id: str = ""
    is_warned: bool = False
    category_id: int | None = None
    is_reachable: bool = False
    name: str = ""
    phone: str = ""
    prefers: str = "both"
    for_id: str = ""
    is_unlisted: bool = False
    saved_at: str = ""

    @classmethod
    def from_json(cls, stored: str) -> Self:
        """The draft behind `to_json`; what a later version added is empty."""
        known = {field.name for field in fields(cls)}
        told: dict[str, Any] = {k: v for k, v in json.loads(stored).items() if k in known}
        return cls(**{**told, "photo_ids": tuple(told.get("photo_ids", ()))})

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    def told(self, **answers: Any) -> Self:
        """The same draft with these answers."""
        return replace(self, **answers)

    @property
    def accuses(self) -> bool:
        """Whether the kind is one that speaks of a unit."""
        return self.kind in ACCUSING

    @property
    def accused_id(self) -> UUID | None:
        """The unit that it is about, when one was named."""
        if not self.accuses or self.about in {"", NOBODY}:
            return None
        return UUID(self.about)

    @property
    def has_pin(self) -> bool:
        return self.lng is not None and self.lat is not None

    @property
    def missing(self) -> str:
        """The first question without an answer; `check` when all have one."""
        questions = (
            ("kind", bool(self.kind)),
            ("about", not self.accuses or bool(self.about)),
            ("location", self.is_located),
            ("describe", bool(self.text or self.voice_id)),
            ("category", self.category_id is not None),
            ("contact", self.is_reachable),
        )
        return next((page for page, answered in questions if not answered), "check")
