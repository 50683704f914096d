"""Communities and grids below the streets of a home, by their codes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jielin.kernel import clock
from jielin.organisations.policy import SETTLE
from jielin.territory.divisions import LEVEL_OF_LENGTH, PLACE_LEVELS, Division
from jielin.territory.models import Area
from jielin.territory.queries import Place, gazetteer
from jielin.territory.releases import Changes, Stored

from ..offers import Asking, Change, Importer, Plan, Tick
from ..sheets import Column, Fault, Layout, Row, Sheet

LAYOUT = Layout(
    (
        Column(
            "code",
            pgettext_lazy("sheet", "Code"),
            15,
            is_required=True,
            width=20,
            note=gettext_lazy(
                "Digits only: 12 for a community, 15 for a grid. It begins with the code above it."
            ),
        ),
        Column(
            "name",
            pgettext_lazy("sheet", "Name"),
            60,
            is_required=True,
            width=24,
            note=gettext_lazy("As residents say it, such as 梧桐里社区 or 第7网格."),
        ),
        Column(
            "parent",
            pgettext_lazy("sheet", "Code above"),
            12,
            is_required=True,
            width=18,
            note=gettext_lazy("The street of a community, the community of a grid."),
        ),
        Column(
            "slug",
            pgettext_lazy("sheet", "Name in addresses"),
            40,
            width=20,
            note=gettext_lazy(
                "Small letters, digits and hyphens with at least one letter; communities only."
            ),
        ),
        Column(
            "lng",
            pgettext_lazy("sheet", "Longitude"),
            20,
            width=14,
            note=gettext_lazy("WGS84 in degrees, such as 102.19; with a latitude, or both empty."),
        ),
        Column(
            "lat",
            pgettext_lazy("sheet", "Latitude"),
            20,
            width=14,
            note=gettext_lazy("WGS84 in degrees, such as 31.02."),
        ),
    ),
    unique=("code",),
)
EXAMPLE = {"code": "990102001001", "name": "梧桐里社区", "parent": "990102001", "slug": "wutongli"}
EAST, NORTH = 180, 90


def plan(asking: Asking, sheet: Sheet) -> Plan:
    """What is new, renamed or placed anew. An area is never moved here, and none is taken away."""
    reader = _Reader(asking, sheet)
    divisions = {row.number: reader.division(row) for row in sheet.rows}
    if reader.faults:
        return Plan(faults=tuple(reader.faults))
    numbers = {division.code: number for number, division in divisions.items()}
    changes = Area.differences(list(divisions.values()), _never)
    moved = [pair.after for pair in changes.moved]
    if moved:
        sentence = _("This code stands below another area. Areas are not moved by a sheet.")
        letter = sheet.letters["parent"]
        faults = tuple(Fault(numbers[one.code], letter, sentence) for one in moved)
        return Plan(faults=faults)
    found = sorted(_changes(changes, numbers), key=lambda change: change.row)
    return Plan(tuple(found), len(divisions) - len(found))


def write(asking: Asking, changes: Sequence[Change], tick: Tick) -> None:
    """All in a few statements; the name of the release is the day."""
    day = timezone.localdate(clock.now()).isoformat()
    Area.take_in([change.told for change in changes], _never, name=day)
    tick(len(changes))


def _never(area: Stored) -> bool:
    return False


def _changes(changes: Changes, numbers: dict[str, int]) -> Iterator[Change]:
    for division in changes.added:
        said = _("New: %(code)s %(name)s") % {"code": division.code, "name": division.name}
        yield Change(numbers[division.code], True, said, division)
    for pair in changes.altered:
        told = {"code": pair.after.code, "was": pair.before.name, "now": pair.after.name}
        said = _("Changed: %(code)s %(was)s → %(now)s") % told
        yield Change(numbers[pair.after.code], False, said, pair.after)


class _Reader:
    """Reads row after row and collects what is wrong."""

    def __init__(self, asking: Asking, sheet: Sheet) -> None:
        self.home_id, self.sheet = asking.home.pk, sheet
        self.faults: list[Fault] = []
        self.codes = {row.cells["code"] for row in sheet.rows}
        self.slugs: dict[str, int] = {}
        self.places = gazetteer()

    def division(self, row: Row) -> Division:
        """The area of the row; with a fault it is worth nothing."""
        code, parent = row.cells["code"], row.cells["parent"]
        level = LEVEL_OF_LENGTH.get(len(code), "")
        if not (code.isascii() and code.isdigit()) or level not in PLACE_LEVELS:
            self._wrong(row, "code", _("A code has 12 digits for a community, 15 for a grid."))
        elif not self._is_above(parent, code, level):
            self._wrong(row, "parent", _("The code does not begin with the code above it."))
        elif not self._is_ours(parent, level):
            self._wrong(row, "parent", _("No area of your home and of this sheet has this code."))
        made = Division(code, row.cells["name"], level, parent, row=row.number)
        return replace(made, slug=self._slug(row, level), position=self._position(row))

    def _is_above(self, parent: str, code: str, level: str) -> bool:
        above = {"community": 9, "grid": 12}[level]
        return parent == code[:above]

    def _is_ours(self, parent: str, level: str) -> bool:
        if level == "grid" and parent in self.codes:
            return True
        place = self.places.by_code(parent)
        return place is not None and place.is_current and self._home(place) == self.home_id

    def _home(self, place: Place) -> int | None:
        return self.places.homes.get(place.id)

    def _slug(self, row: Row, level: str) -> str:
        slug = row.cells.get("slug", "")
        if not slug:
            return ""
        is_plain = slug.isascii() and slug.replace("-", "").isalnum() and slug == slug.lower()
        if not is_plain or slug.isdigit() or level != "community":
            self._wrong(row, "slug", _(
                "Communities alone have one: small letters, digits, hyphens, at least one letter."
            ))  # fmt: skip
        other = self.places.by_slug(self.home_id, slug)
        first = self.slugs.setdefault(slug, row.number)
        if first != row.number or (other is not None and other.code != row.cells["code"]):
            self._wrong(row, "slug", _("Another community has this name in addresses already."))
        return slug

    def _position(self, row: Row) -> tuple[float, float] | None:
        lng, lat = row.cells.get("lng", ""), row.cells.get("lat", "")
        if not lng and not lat:
            return None
        try:
            east, north = float(lng), float(lat)
        except ValueError:
            east, north = float("inf"), float("inf")
        if not (abs(east) <= EAST and abs(north) <= NORTH):
            self._wrong(row, "lng", _("Write degrees such as 102.19 and 31.02, or neither."))
        return east, north

    def _wrong(self, row: Row, key: str, sentence: str) -> None:
        self.faults.append(self.sheet.fault(row, key, sentence))


AREAS = Importer(
    key="areas",
    label=gettext_lazy("Communities and grids"),
    line=gettext_lazy("Below the streets of your home, by their official codes"),
    icon="map",
    duty=SETTLE,
    layout=LAYOUT,
    example=EXAMPLE,
    notes=(
        gettext_lazy("A code that is known is renamed or placed anew; nothing is taken away."),
        gettext_lazy("An empty cell leaves what is known as it is."),
    ),
    plan=plan,
    write=write,
)
