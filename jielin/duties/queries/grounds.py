"""Which rule allows a refusal at a place: the nearest place's own before the whole country's."""

from dataclasses import dataclass
from datetime import date

from jielin.kernel.reference import Reference
from jielin.territory.queries import gazetteer

from ..models import Ground
from ..models.ground import GROUNDS


@dataclass(frozen=True)
class Rule:
    """The words of a rule and where it stands; empty when no sheet of grounds was loaded."""

    text: str = ""
    source: str = ""
    is_verified: bool = False

    @property
    def whole(self) -> str:
        """“规则（出处）”, or nothing."""
        return f"{self.text}（{self.source}）" if self.source else self.text


def ground(situation: str, area_id: int | None, on: date) -> Rule:
    """The rule for a situation at a place, on a day. No query once it is in the process."""
    place = gazetteer().places.get(area_id or 0)
    code = place.code if place else ""
    fitting = [
        one
        for one in _GROUNDS.get()
        if one.situation == situation
        and one.is_in_force(on)
        and (not one.area_code or code.startswith(one.area_code))
    ]
    if not fitting:
        return Rule()
    best = max(fitting, key=lambda one: (len(one.area_code), one.effective_from))
    return Rule(best.text, best.source, best.is_verified)


def _load() -> tuple[Ground, ...]:
    return tuple(Ground.objects.all())


_GROUNDS = Reference(GROUNDS, _load)
