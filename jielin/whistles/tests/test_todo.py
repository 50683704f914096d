"""What is owed on whistles stands on the workbench of whoever owes it."""

from jielin.kernel import clock
from tests.cast import City

from .conftest import LAMPS, THEN, Town

DESK = "/desk/landong/"


def workbench(town: City, who: str) -> str:
    return town.client(who).get(DESK).content.decode()


def test_each_side_finds_what_it_owes_and_nobody_else_does(town: Town) -> None:
    order = town.asked()
    assert order.number in workbench(town, "zhou")
    assert order.number not in workbench(town, "li")
    order.blow(by=town.actor("zhou"), call=town.call(LAMPS))
    assert order.number in workbench(town, "zhao")
    assert order.number not in workbench(town, "zhou")


def test_one_order_is_one_line_with_what_is_due_first(town: Town) -> None:
    order = town.sounded(LAMPS)
    page = workbench(town, "zhao")
    assert page.count(f"whistles/{order.number}/") == 1
    assert "应哨" in page


def test_the_street_finds_the_objection_it_must_rule_on(town: Town) -> None:
    order = town.sounded(LAMPS)
    with clock.at(THEN):
        town.part(order, LAMPS).object(by=town.actor("zhao"), text="不归我们")
    assert "裁定部门异议" in workbench(town, "zhou")
