"""What nobody may read beside the ladder: confidential words, and what one keeps away from."""

from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Involvement
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.queries.orders import listing, numbers
from tests import stories

from .conftest import Seen, Town

CENTRE = "澜东区市民诉求中心"
SECRET = "有人收了红包，请查"


def report(town: Town, **told: Any) -> Case:
    """A report of misconduct: the street receives it, the district centre stands above."""
    usual: dict[str, Any] = {"request_type": RequestType.REPORT, "text": SECRET}
    return stories.registered(town, **(usual | told))


def involved(order: SupervisionOrder) -> set[Any]:
    rows = Involvement.objects.filter(matter_id=order.pk)
    return set(rows.values_list("organisation_id", flat=True))


def test_a_confidential_order_shows_to_those_who_answer_for_it_alone(town: Town) -> None:
    order = town.reminded(report(town))
    assert involved(order) == {town.unit("东桥街道").id, town.unit(CENTRE).id}


def test_the_committee_reads_nothing_confidential_before_it_is_asked(
    town: Town, get: Seen
) -> None:
    order = town.supervised(report(town))
    assert get("he", f"supervision/{order.number}/").status_code == 404
    assert SECRET not in get("he", "supervision/").content.decode()
    order.escalate(by=SYSTEM)
    order.to_leader(by=SYSTEM)
    assert SECRET in get("he", f"supervision/{order.number}/").content.decode()


def test_words_from_above_name_the_unit_on_a_confidential_order_too(town: Town) -> None:
    order = town.district_leader(report(town))
    order.instruct(by=town.actor("he"), text="三日内查清。")
    assert order.words.get().unit_id == town.unit("澜东区委").id


def test_a_post_bound_to_a_grid_reads_no_confidential_order(town: Town, get: Seen) -> None:
    case = stories.accepted(town)
    order = town.supervised(case)
    assert get("wang", f"supervision/{order.number}/").status_code == 200
    Case.objects.filter(pk=case.pk).update(is_confidential=True)
    assert get("wang", f"supervision/{order.number}/").status_code == 404
    assert get("li", f"supervision/{order.number}/").status_code == 200


@pytest.mark.parametrize(("who", "sees"), [("li", True), ("zheng", False)])
def test_only_a_post_with_the_duty_reads_what_its_unit_owes(
    town: Town, get: Seen, who: str, sees: bool
) -> None:
    order = town.supervised(stories.accepted(town))
    assert (f"supervision/{order.number}/" in get(who, "").content.decode()) is sees


def test_whoever_stepped_back_reads_and_counts_nothing_of_it(town: Town, get: Seen) -> None:
    case = stories.accepted(town)
    order = town.supervised(case)
    case.refresh_from_db()
    case.recuse(by=town.actor("li"), text="是我邻居。")
    li = town.actor("li")
    assert f"supervision/{order.number}/" not in get("li", "").content.decode()
    assert (numbers(li, 1)["open"], listing(li, 1, "open", 1).lines) == (0, ())
    assert numbers(town.actor("hu"), 1)["open"] == 1


def test_who_it_is_kept_from_counts_nothing_of_it(town: Town) -> None:
    case = stories.accepted(town)
    town.supervised(case)
    Case.objects.filter(pk=case.pk).update(kept_from_ids=[str(town.unit("梧桐里社区").id)])
    assert numbers(town.actor("li"), 1)["open"] == 0
    assert numbers(town.actor("zhou"), 1)["open"] == 1
