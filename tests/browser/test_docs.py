"""The site of the docs in a real browser: diagrams are drawn, and nothing else is asked."""

import re
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from devtools.checking import MKDOCS, NO_NEWS
from devtools.steps import PYTHON, ROOT, full


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *told: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built docs."""
    folder = str(tmp_path_factory.mktemp("docs"))
    asked = [str(PYTHON), *MKDOCS, "-d", folder]
    subprocess.run(asked, check=True, cwd=ROOT, env=full(NO_NEWS), capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Page]:
    """A window on the docs; the test fails if anything leaves them."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    strangers: list[str] = []
    own = (site, "data:", "blob:")
    context.on("request", lambda r: None if r.url.startswith(own) else strangers.append(r.url))
    yield context.new_page()
    context.close()
    assert not strangers, "A page of the docs asked another origin"


def test_diagrams_are_drawn_without_another_origin(reader: Page) -> None:
    reader.goto("/whistles.html")
    drawn = reader.locator("div.mermaid").first
    expect(drawn).to_be_visible()
    assert drawn.evaluate("one => one.getBoundingClientRect().height") > 100


def test_the_search_finds_chinese_words(reader: Page) -> None:
    reader.goto("/index.html")
    reader.locator("[data-md-component=search-query]").fill("提名任职")
    found = reader.locator(".md-search-result__link").first
    expect(found).to_have_attribute("href", re.compile("administrator"))
