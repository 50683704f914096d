"""Slots: panels in the order they ask for, hidden when they have nothing to show."""

from collections.abc import Iterator

import pytest
from django.template import engines
from django.test import RequestFactory

from jielin.ui import slots
from jielin.ui.parts import NavItem
from jielin.ui.slots import Panel

REQUEST = RequestFactory().get("/desk/jinqiao/cases/")


@pytest.fixture(autouse=True)
def emptied() -> Iterator[None]:
    slots._panels.clear()
    yield
    slots.discover()


def offer(name: str, order: int, answer: object) -> None:
    template = "ui/nav_panel.html"
    slots.offer(Panel("here", name, order, lambda request: answer, template))


def shown() -> str:
    return engines["django"].from_string('{% slot "here" %}').render({}, REQUEST)


def line(label: str, url: str = "/x/") -> tuple[NavItem, ...]:
    return (NavItem(label, url, "home"),)


def test_panels_stand_in_the_order_they_ask_for() -> None:
    offer("late", 90, line("项目"))
    offer("early", 10, line("诉求"))
    assert shown().index("诉求") < shown().index("项目")


def test_a_panel_without_an_answer_is_hidden() -> None:
    offer("nothing", 10, None)
    assert shown() == ""


def test_the_line_of_this_page_says_so() -> None:
    offer("cases", 10, line("诉求", "/desk/jinqiao/cases/"))
    offer("maps", 20, line("地图", "/desk/jinqiao/map/"))
    assert shown().count('aria-current="page"') == 1


def test_a_panel_escapes_what_it_shows() -> None:
    offer("bad", 10, line("<script>alert(1)</script>"))
    assert "<script>" not in shown()


def test_panels_of_the_apps_are_found_once() -> None:
    slots.discover()
    before = slots.panels("portal.home")
    slots.discover()
    assert slots.panels("portal.home") == before
    assert "faces.in_charge" in [panel.name for panel in before]
