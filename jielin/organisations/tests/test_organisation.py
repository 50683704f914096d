"""Organisations are founded, renamed, moved and closed, and their conflicts refused."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, Tenant
from jielin.kernel.workflow import Refused
from jielin.organisations.hours import weekdays
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory

from .conftest import District

Kind = Organisation.Kind


def test_its_first_day_is_the_day_where_the_people_are(district: District) -> None:
    with clock.at(datetime(2026, 7, 16, 20, tzinfo=UTC)):
        unit = Organisation.found(tenant=district.home, kind=Kind.DEPARTMENT, name="住建局")
    assert str(unit.since) == "2026-07-17"


def test_a_name_is_unique_in_its_home_only(district: District) -> None:
    other = Tenant.objects.create(pk=2, slug="chuanxian", name="川县")
    Organisation.found(tenant=other, kind=Kind.STREET, name="东桥街道办事处")
    with pytest.raises(Refused, match="东桥街道办事处"):
        Organisation.found(tenant=district.home, kind=Kind.STREET, name="东桥街道办事处")


def test_two_communities_never_answer_for_one_area(district: District) -> None:
    with pytest.raises(Refused, match="梧桐里社区居委会"):
        Organisation.found(
            tenant=district.home, kind=Kind.COMMUNITY, name="另一个", area=district.community_area
        )


@pytest.mark.parametrize(
    ("kind", "known", "field"),
    [
        (Kind.DEPARTMENT, {"office_hours": {"0": "全天"}}, "office_hours"),
        (Kind.STREET, {"parent": "community"}, "parent"),
        (Kind.STREET, {"area": "community_area"}, "area"),
        ("army", {}, "kind"),
        (Kind.DEPARTMENT, {"name": "  "}, "name"),
    ],
)
def test_bad_input_is_refused_at_its_field(
    district: District, kind: str, known: dict[str, object], field: str
) -> None:
    said = {k: getattr(district, v) if isinstance(v, str) and hasattr(district, v) else v
            for k, v in known.items()}  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        Organisation.found(**{"tenant": district.home, "kind": kind, "name": "新单位", **said})  # type: ignore[arg-type]
    assert field in refused.value.message_dict


def test_a_new_name_is_seen_at_once_and_the_id_stays(district: District) -> None:
    assert directory().name(district.street.pk) == "东桥街道办事处"
    district.street.rename("东桥街道", by=SYSTEM, short_name="东桥")
    assert directory().name(district.street.pk) == "东桥街道"


def test_it_moves_only_under_a_higher_kind(district: District) -> None:
    with pytest.raises(ValidationError):
        district.street.move_under(district.community, by=SYSTEM)
    district.community.move_under(district.centre, by=SYSTEM)
    assert directory().superior(district.community.pk) == directory().get(district.centre.pk)


def test_new_hours_reach_the_directory(district: District) -> None:
    district.street.be_reached(
        duty_phone="0935-8212345", office_hours=weekdays(("08:30", "17:30")), by=SYSTEM
    )
    unit = directory().get(district.street.pk)
    assert unit.duty_phone == "0935-8212345"
    assert unit.hours[4][0][1].hour == 17


def test_it_is_not_closed_over_those_below(district: District) -> None:
    with pytest.raises(Refused):
        district.street.close(by=SYSTEM)
    assert directory().get(district.street.pk).is_active


def test_it_is_not_closed_while_it_owes_anything(district: District) -> None:
    now = clock.now()
    Promise.objects.create(
        tenant=district.home, subject_kind="case", subject_id=uuid7(), kind="resolve",
        owner_id=district.community.pk, made_at=now, due_at=now + timedelta(days=3),
    )  # fmt: skip
    with pytest.raises(Refused):
        district.community.close(by=SYSTEM)


def test_a_closed_one_keeps_its_name_for_the_past(district: District) -> None:
    district.community.close(by=SYSTEM)
    assert directory().name(district.community.pk) == "梧桐里社区居委会"
    assert directory().below(district.street.pk) == ()
    assert directory().of_area(district.community_area.pk, Kind.COMMUNITY) is None


def test_html_and_rare_characters_are_kept_as_typed(district: District) -> None:
    name = "<b>𠮷䶮</b>'; DROP TABLE x;--"
    unit = Organisation.found(tenant=district.home, kind=Kind.DEPARTMENT, name=name)
    assert directory().name(unit.pk) == name
