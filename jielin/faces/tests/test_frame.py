"""What the desk keeps of its frame says nothing that belongs to another reader or page."""

import re
from types import SimpleNamespace
from typing import Any, cast

from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jielin.organisations.models import Organisation
from jielin.ui import slots
from tests.cast import City

DESK = "/desk/landong/"


def frame_of(city: City, who: str, path: str = DESK + "keys/") -> str:
    return city.client(who).get(path).content.decode()


def test_each_reader_finds_their_own_name_unit_and_menu(city: City) -> None:
    pages = {who: frame_of(city, who) for who in ("li", "zhou", "li", "qian")}
    assert "李敏" in pages["li"] and "梧桐里社区" in pages["li"]
    assert "李敏" not in pages["zhou"] and "周敏" in pages["zhou"]
    assert f'href="{DESK}outbox/"' in pages["qian"]
    assert f'href="{DESK}outbox/"' not in pages["li"]


def test_only_the_line_of_this_page_is_marked(city: City) -> None:
    for path, marked in ((DESK, DESK), (DESK + "cases/", DESK + "cases/"), (DESK + "keys/", "")):
        menu = frame_of(city, "li", path).partition('<nav class="side"')[2].partition("</nav>")[0]
        found = re.findall(r'<a href="([^"]+)" aria-current="page"', menu)
        assert found == [marked][: bool(marked)]


def test_the_other_language_is_that_of_this_page(city: City) -> None:
    for path in (DESK + "keys/", DESK + "cases/?view=all&q=灯"):
        link = r'hreflang="en" href="/en' + re.escape(path[:20])
        assert re.search(link, frame_of(city, "li", path))
    assert f'href="{DESK}keys/"' in frame_of(city, "li", "/en" + DESK + "keys/")


def test_the_proof_of_signing_out_is_the_readers_own(city: City) -> None:
    for who in ("li", "hu"):
        client = city.client(who)
        page = client.get(DESK + "keys/").content.decode()
        proof = re.search(r'logout/".*?name="csrfmiddlewaretoken" value="(\w{64})"', page)
        client.handler.enforce_csrf_checks = True
        assert proof
        told = {"csrfmiddlewaretoken": proof[1]}
        assert client.post(reverse("signin:logout"), told).status_code in {200, 302}


def test_a_unit_that_is_renamed_is_renamed_on_every_page(city: City) -> None:
    assert "梧桐里社区" in frame_of(city, "li")
    unit = Organisation.objects.get(name="梧桐里社区")
    unit.rename("梧桐苑社区", by=city.actor("qian"))
    assert "梧桐苑社区" in frame_of(city, "li")


def test_menus_depend_on_the_home_and_the_duties_alone(city: City) -> None:
    """Else one reader would be shown the menu of another with the same duties."""
    duties = frozenset(duty for who in ("li", "zhou", "qian") for duty in city.actor(who).duties)
    acting = SimpleNamespace(duties=duties, has_duty=duties.__contains__)
    home = SimpleNamespace(slug="landong", is_demo=True)
    request = cast(HttpRequest, SimpleNamespace(home=home, acting=acting))
    with CaptureQueriesContext(connection) as asked:
        answers: list[Any] = [panel.query(request) for panel in slots.panels("desk.nav")]
    assert not asked.captured_queries and all(answers)


def test_the_kept_frame_asks_nothing(city: City) -> None:
    client = city.client("li")
    client.get(DESK + "keys/")
    with CaptureQueriesContext(connection) as asked:
        client.get(DESK + "keys/")
    assert len(asked) <= 2, "the session with its tokens, and the person"


def test_the_keys_of_the_menu_stand_on_the_page_of_keys(city: City) -> None:
    page = frame_of(city, "zhou")
    keys = set(re.findall(r'data-go="(\w)"', page))
    assert keys >= {"H", "S", "W"}
    assert all(f"<kbd>G {key}</kbd>" in page for key in keys)
