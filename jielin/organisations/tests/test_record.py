"""Every change of an organisation is an event that tells what was and what is."""

from typing import Any

import pytest

from jielin.kernel import sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from jielin.organisations.hours import weekdays
from jielin.organisations.models import Organisation

from .conftest import District

HOURS = weekdays(("08:30", "17:30"))


def told(unit: Organisation) -> list[tuple[str, Any]]:
    rows = Event.objects.filter(subject_kind="organisation", subject_id=unit.pk)
    return list(rows.order_by("seq").values_list("verb", "details"))


def test_each_change_says_what_was_and_what_is(district: District) -> None:
    street, centre = district.street, district.centre
    street.rename("东桥街道", by=SYSTEM)
    street.move_under(None, by=SYSTEM)
    street.serve(None, by=SYSTEM)
    assert told(street)[1:] == [
        ("organisation.renamed", {"name": ["东桥街道办事处", "东桥街道"]}),
        ("organisation.moved", {"parent": [str(centre.pk), None]}),
        ("organisation.area_set", {"area": [str(district.street_area.pk), None]}),
    ]


def test_the_first_event_tells_of_the_founding(district: District) -> None:
    verb, details = told(district.street)[0]
    assert verb == "organisation.founded"
    assert details["name"] == "东桥街道办事处"


def test_a_change_that_changes_nothing_is_refused(district: District) -> None:
    with pytest.raises(Refused):
        district.street.rename("东桥街道办事处", by=SYSTEM)
    assert len(told(district.street)) == 1


def test_a_refused_change_leaves_no_event_and_no_trace(district: District) -> None:
    with pytest.raises(Refused):
        district.street.rename("梧桐里社区居委会", by=SYSTEM)
    assert len(told(district.street)) == 1
    assert Organisation.objects.get(pk=district.street.pk).name == "东桥街道办事处"


def test_a_closed_one_is_changed_no_more(district: District) -> None:
    district.community.close(by=SYSTEM)
    with pytest.raises(Refused):
        district.community.be_reached(duty_phone="", office_hours=HOURS, by=SYSTEM)


def test_the_refusal_to_close_names_those_below(district: District) -> None:
    with pytest.raises(Refused, match="梧桐里社区居委会"):
        district.street.close(by=SYSTEM)


def test_one_from_before_the_records_gets_its_record(district: District) -> None:
    kind, since = Organisation.Kind.DEPARTMENT, district.street.since
    old = Organisation(tenant=district.home, kind=kind, name="区住建局", since=since)
    Organisation.objects.bulk_create([old])
    old.rename("区住房局", by=SYSTEM)
    assert [verb for verb, _ in told(old)] == ["organisation.founded", "organisation.renamed"]


def test_the_chains_of_organisations_prove(district: District) -> None:
    district.street.rename("东桥街道", by=SYSTEM)
    assert not list(sealing.faults(district.home.pk))
