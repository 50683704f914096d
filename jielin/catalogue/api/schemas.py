"""What the API says of categories."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CategoryOut:
    """A category of requests. Groups (`is_group`) only order the list: choose one of the others.

    `needs_check`: a second person verifies the result. `is_danger`: call the emergency line first.
    """

    code: str
    parent: str | None
    name: str
    name_en: str
    is_group: bool
    is_danger: bool
    needs_check: bool


@dataclass(frozen=True)
class CategoriesOut:
    """All categories in use, groups before what is in them."""

    items: tuple[CategoryOut, ...]


CATEGORIES = {
    "items": [
        {
            "code": "R08",
            "parent": None,
            "name": "公共设施",
            "name_en": "Public facilities",
            "is_group": True,
            "is_danger": False,
            "needs_check": False,
        },
        {
            "code": "R0801",
            "parent": "R08",
            "name": "路灯不亮",
            "name_en": "Street lamp out",
            "is_group": False,
            "is_danger": False,
            "needs_check": False,
        },
    ]
}
