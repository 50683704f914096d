"""The page about signing in names every variable and word that the code knows."""

from pathlib import Path

import pytest

from jielin.config.outside import WAYS
from jielin.people.workflow import LOCK_LIFTED, SECOND_FACTOR_RESET

ROOT = Path(__file__).resolve().parents[4]
PAGE = (ROOT / "docs/signing-in.md").read_text("utf-8")


@pytest.mark.parametrize("word", [LOCK_LIFTED, SECOND_FACTOR_RESET, "off", "admins", "staff"])
def test_the_page_names(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md", "docs/signing-in.md"])
@pytest.mark.parametrize(
    ("start", "name"), [(start, name) for _, start, table in WAYS for name in table]
)
def test_every_variable_is_told(file: str, start: str, name: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert start in text
    assert f"`{start}{name}`" in text or f"`_{name}`" in text
