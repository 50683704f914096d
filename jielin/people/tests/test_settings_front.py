"""The front page of settings shows each their own tiles, and the menu leads there."""

import pytest

from tests.cast import City
from tests.cast import city as city

from .test_desk_people import town as town

SETTINGS = "/desk/landong/settings/"
TILES = ("organisations", "people", "audit")


@pytest.mark.parametrize(
    ("who", "tiles"),
    [
        ("qian", {"organisations", "people"}), ("tao", {"organisations", "people"}),
        ("feng", {"people"}), ("an", {"audit"}),
    ],
)  # fmt: skip
def test_each_sees_the_tiles_of_ones_own_duties(town: City, who: str, tiles: set[str]) -> None:
    page = town.client(who).get(SETTINGS).content.decode()
    assert {tile for tile in TILES if f'href="{SETTINGS}{tile}/"' in page} == tiles


@pytest.mark.parametrize("who", ["li", "zhou", "zhao"])
def test_whoever_may_change_nothing_neither_enters_nor_is_led_there(town: City, who: str) -> None:
    client = town.client(who)
    assert client.get(SETTINGS).status_code == 403
    assert f'href="{SETTINGS}"' not in client.get("/desk/landong/").content.decode()


def test_the_menu_leads_there(town: City) -> None:
    assert f'href="{SETTINGS}"' in town.client("tao").get("/desk/landong/").content.decode()
