"""`manage.py seed` refuses what is no demo, and what is no number."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jielin.kernel.models import Tenant
from jielin.people.models import Account

pytestmark = pytest.mark.django_db


def seed(count: str) -> str:
    said = StringIO()
    call_command("seed", "--volume", count, stdout=said, stderr=StringIO())
    return said.getvalue()


def test_it_refuses_outside_a_demo_and_adds_nothing(settings: Any) -> None:
    settings.DEMO = settings.DEBUG = settings.TESTING = False
    with pytest.raises(CommandError, match=r"Only a demo .* Nothing was added"):
        seed("10")
    assert not Tenant.objects.exists()


def test_it_refuses_beside_a_home_that_is_no_demo() -> None:
    Tenant.open(9, "lannan", "澜南区")
    with pytest.raises(CommandError, match="澜南区 is no demo home"):
        seed("10")
    assert not Account.objects.exists()


@pytest.mark.parametrize("count", ["0", "-5", "1.5", "viele", "", "10000001", "一百"])
def test_what_is_no_number_of_requests_is_refused(count: str) -> None:
    with pytest.raises(CommandError, match="is no number from 1 to 10,000,000"):
        seed(count)


@pytest.mark.slow
def test_it_makes_the_city_where_there_is_none_and_says_what_comes_next() -> None:
    said = seed("20")
    assert "Demo city: " in said
    assert "20 of 20 requests are there." in said
    assert "manage.py index_search" in said
