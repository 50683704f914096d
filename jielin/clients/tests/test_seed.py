"""The demo city's other systems."""

from jielin.clients.models import Client
from jielin.clients.seed import tell
from tests.cast import City


def test_the_systems_of_the_demo_are_added_once(city: City) -> None:
    assert (tell(city.home), tell(city.home)) == (2, 0)
    assert Client.objects.count() == 2
