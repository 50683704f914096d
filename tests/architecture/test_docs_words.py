"""The guides say what the pages say, and the site of the docs asks nothing of others."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from devtools.checking import MKDOCS, NO_NEWS
from devtools.steps import PYTHON, full

from .sources import PACKAGE, ROOT, all_of

FOLDER = ROOT / "docs" / "guide"
# Developers look at code, and bold words there are steps of theirs.
GUIDES = sorted(one for one in FOLDER.glob("*.md") if not one.name.startswith("developer"))
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
CHINESE = re.compile(r"「([^」]+)」")
ENGLISH = re.compile(r"\*\*([^*]+)\*\*")
# A link is followed by who presses it; these are fetched by the page itself.
FETCHED = re.compile(r"<(?:script|img|iframe|link)\b[^>]*(?:src|href)=\"?(?:https?:)?//[^>]*>")
IN_STYLES = re.compile(r"(?:url\(|@import\s)['\"]?(?:https?:)?//[^)'\"]+")
IN_SCRIPTS = re.compile(r"https://(?:unpkg\.com|cdn\.[\w.]+|fonts\.[\w.]+)\S{0,40}")


@cache
def words() -> tuple[frozenset[str], frozenset[str]]:
    """Everything that pages say: in Chinese, with the names of posts, and in English."""
    entries = [entry for file in PACKAGE.glob("*/locale/*/*/django.po") for entry in read(file)]
    chinese = {text for one in entries for text in (one.msgstr, *one.msgstr_plural.values())}
    posts = json.loads((PACKAGE / "people/data/posts.json").read_text("utf-8"))
    return (
        frozenset(chinese | {post["name"] for post in posts}),
        frozenset({one.msgid for one in entries} | {post["name_en"] for post in posts}),
    )


def read(file: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(file)))


def said(guide: Path) -> Iterator[str]:
    """The words that a guide sets as words of the pages."""
    text = CODE.sub("", guide.read_text("utf-8"))
    yield from (ENGLISH if guide.name.endswith(".en.md") else CHINESE).findall(text)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_button_that_a_guide_names_is_on_a_page(guide: Path) -> None:
    chinese, english = words()
    known = english if guide.name.endswith(".en.md") else chinese
    unknown = sorted({word for word in said(guide) if word not in known})
    assert not unknown, all_of(unknown)
    assert any(said(guide)), "No word of a page is set"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The docs, built as `dev.py docs` builds them: a broken link ends it."""
    folder = tmp_path_factory.mktemp("docs")
    asked = [str(PYTHON), *MKDOCS, "-d", str(folder)]
    env = {**NO_NEWS, "PYTHONPATH": os.fspath(ROOT)}
    done = subprocess.run(
        asked, check=False, cwd=ROOT, env=full(env), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_no_page_of_the_docs_fetches_anything_from_elsewhere(site: Path) -> None:
    found = [
        f"{file.relative_to(site)}: {hit}"
        for ending, what in ((".html", FETCHED), (".css", IN_STYLES), (".js", IN_SCRIPTS))
        for file in site.rglob(f"*{ending}")
        for hit in what.findall(file.read_text("utf-8"))
    ]
    assert not found, all_of(found)


def test_the_script_of_diagrams_comes_with_the_pages_that_have_some(site: Path) -> None:
    for page in ("cases.html", "whistles.html"):
        assert 'src="vendor/mermaid.js"' in (site / page).read_text("utf-8")
    assert "vendor/mermaid.js" not in (site / "guide/clerk.html").read_text("utf-8")
    assert (site / "vendor/mermaid.js").stat().st_size > 1_000_000
