"""The invented city of the demo: 安澜市, with the size of Jinchang and names of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from jielin.kernel.models import Tenant

from .divisions import Division
from .models import Area, HomeArea

RELEASE = "demo"
CITY = (("99", "澜江省", "province", ""), ("9901", "安澜市", "city", "99"))


@dataclass(frozen=True)
class Home:
    """A data home of the demo: its root area and the streets with their communities."""

    id: int
    slug: str
    name: str
    code: str
    streets: tuple[tuple[str, tuple[str, ...]], ...]


# 6 streets with 16 communities in the district, 17 communities in the county: 33 in all,
# with 385 grids, as in Jinchang (handbook §7.5).
HOMES = (
    Home(1, "landong", "澜东区", "990102", (
        ("东桥街道", ("梧桐里社区", "槐荫里社区", "东桥社区")),
        ("西桥街道", ("柳巷社区", "西桥社区", "菜园社区")),
        ("北门街道", ("北门社区", "钟楼社区", "古槐社区")),
        ("南湖街道", ("南湖社区", "荷塘社区", "望湖社区")),
        ("柳营街道", ("柳营社区", "梨园社区")),
        ("新城街道", ("新城社区", "锦绣社区")),
    )),
    Home(2, "lanxi", "澜西县", "990121", (
        ("城关镇", ("河口社区", "东街社区", "西街社区", "南街社区", "北街社区", "杏林社区")),
        ("青石镇", ("青石社区", "石桥社区", "采石社区", "松坡社区")),
        ("白塔镇", ("白塔社区", "塔下社区", "麦场社区", "水磨社区")),
        ("桃溪镇", ("桃溪社区", "溪口社区", "果园社区")),
    )),
)  # fmt: skip
SLUGS = {"梧桐里社区": "wutongli", "槐荫里社区": "huaiyinli", "柳巷社区": "liuxiang",
         "河口社区": "hekou"}  # fmt: skip
GRIDS = 385
COMMUNITIES = 33
ESTATES = ("梧桐路", "槐荫路", "人民路", "育才巷", "和平里", "建设路", "新华里", "文化巷",
           "幸福里", "友谊路", "光明巷", "团结里")  # fmt: skip
ORIGIN = (103.50, 38.50)


def plant() -> dict[int, Tenant]:
    """The homes with all their areas; safe to call again."""
    homes = {home.id: Tenant.open(home.id, home.slug, home.name, is_demo=True) for home in HOMES}
    Area.take_in(list(_divisions()), lambda _: False, name=RELEASE)
    for home in HOMES:
        HomeArea.grant(homes[home.id], Area.objects.get(code=home.code))
    return homes


def _divisions() -> Iterator[Division]:
    for code, name, level, parent in CITY:
        yield Division(code, name, level, parent)
    number = 0
    for home in HOMES:
        yield Division(home.code, home.name, "district", "9901")
        for s, (street, communities) in enumerate(home.streets, 1):
            above = f"{home.code}{s:03}"
            yield Division(above, street, "street", home.code, position=_spot(number))
            for c, community in enumerate(communities, 1):
                yield from _community(f"{above}{c:03}", community, above, number)
                number += 1


def _community(code: str, name: str, street: str, number: int) -> Iterator[Division]:
    lng, lat = _spot(number)
    slug = SLUGS.get(name, "")
    yield Division(code, name, "community", street, slug=slug, position=(lng, lat))
    for g in range(1, _grids(number) + 1):
        row, column = divmod(g - 1, 4)
        spot = (round(lng + (column - 1.5) * 0.0024, 6), round(lat + (row - 1) * 0.0018, 6))
        yield Division(f"{code}{g:03}", _grid_name(number, g), "grid", code, position=spot)


def _grid_name(number: int, g: int) -> str:
    """第7网格（梧桐路88弄2至7号楼）: the number, and what a resident knows."""
    road = ESTATES[number % len(ESTATES)]
    lane = 88 if (number, g) == (0, 7) else 12 * g + number
    first, last = (2, 7) if (number, g) == (0, 7) else (1, 4 + (g + number) % 6)
    return f"第{g}网格（{road}{lane}弄{first}至{last}号楼）"


def _grids(number: int) -> int:
    """Twelve grids in the first communities, eleven in the rest: 385 together."""
    return 12 if number < GRIDS - 11 * COMMUNITIES else 11


def _spot(number: int) -> tuple[float, float]:
    row, column = divmod(number, 6)
    return round(ORIGIN[0] + column * 0.02, 6), round(ORIGIN[1] + row * 0.015, 6)
