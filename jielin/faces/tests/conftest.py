"""A community to visit, with a worker, a grid worker and an operator."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jielin.organisations.tests.conftest import district as district
from jielin.people.models import Account
from jielin.people.tests.conftest import Ground, appoint, enlist
from jielin.people.tests.conftest import ground as ground

READER = "jielin.ui.reader.ReaderMiddleware"
HOME = "/jinqiao/c/990101001001/"
DESK = "/desk/jinqiao/"
SignIn = Callable[[str], Client]


@pytest.fixture
def remembering(settings: Any) -> None:
    """The reader middleware, wherever the settings put it."""
    if READER not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [READER, *settings.MIDDLEWARE]


@pytest.fixture
def staffed(ground: Ground) -> Ground:
    appoint(enlist("li", "李敏"), ground.community, "community_worker")
    grid = ground.district.grid_area.pk
    appoint(enlist("wang", "王建国"), ground.community, "grid_worker", area_id=grid)
    appoint(enlist("he", "何系统"), ground.centre, "system_admin")
    enlist("sun", "孙立")
    return ground


@pytest.fixture
def sign_in(staffed: Ground, client: Client) -> SignIn:
    def enter(name: str) -> Client:
        client.force_login(Account.objects.get(username=name), "jielin.kernel.signed_in.Accounts")
        return client

    return enter
