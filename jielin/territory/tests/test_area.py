"""Areas and homes refuse what cannot be."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jielin.kernel.models import Tenant
from jielin.territory.models import Area, HomeArea

pytestmark = pytest.mark.django_db


def test_a_registered_area_has_its_path() -> None:
    district = Area.register("990101", "演示区", None, "district")
    street = Area.register("990101001", "东桥街道", district, "street", position=(102.19, 38.52))
    assert street.path == f"/{district.pk}/{street.pk}/"
    assert (street.lng, street.lat) == (102.19, 38.52)


def test_a_code_stands_for_one_area() -> None:
    Area.register("99", "演示省", None, "province")
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.register("99", "另一个省", None, "province")


def test_a_parent_stands_higher() -> None:
    street = Area.register("990101001", "东桥街道", None, "street")
    with pytest.raises(ValidationError, match="parent"):
        Area.register("990101", "演示区", street, "district")


@pytest.mark.parametrize(("level", "position"), [("village", None), ("street", (200.0, 38.0))])
def test_the_database_refuses_an_unknown_level_and_a_position_off_the_earth(
    level: str, position: tuple[float, float] | None
) -> None:
    lng, lat = position or (None, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.bulk_create([Area(code="1", name="某地", level=level, lng=lng, lat=lat)])


def test_an_area_is_the_root_of_one_home() -> None:
    area = Area.register("990101", "演示区", None, "district")
    first = Tenant.objects.create(id=1, slug="a", name="甲")
    second = Tenant.objects.create(id=2, slug="b", name="乙")
    assert HomeArea.grant(first, area) == HomeArea.grant(first, area)
    with pytest.raises(IntegrityError), transaction.atomic():
        HomeArea.grant(second, area)
