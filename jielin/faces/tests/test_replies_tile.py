"""Standard replies are found among the settings, by whoever answers for a unit that writes."""

import pytest

from jielin.people.tests.conftest import appoint, enlist
from tests.cast import City
from tests.cast import city as city

FRONT = "/desk/landong/settings/"


@pytest.mark.parametrize(("post", "is_there"), [("street_leader", True), ("system_admin", False)])
def test_the_tile_stands_for_those_alone(city: City, post: str, is_there: bool) -> None:
    unit = "东桥街道" if post == "street_leader" else "澜东区市民诉求中心"
    city.accounts["tao"] = enlist("tao", "陶然")
    appoint(city.accounts["tao"], city.unit(unit), post)
    page = city.client("tao").get(FRONT).content.decode()
    assert ("/desk/landong/replies/" in page.split("<main")[1]) == is_there
