"""The check of translations finds what it is for."""

from pathlib import Path

import polib
import pytest

from devtools.translations import Text, _entry_faults, _texts, disagreements


def _faults(msgid: str, msgstr: str) -> list[str]:
    return list(_entry_faults(polib.POEntry(msgid=msgid, msgstr=msgstr)))


@pytest.mark.parametrize("chinese", ["请等一等,谢谢", "时间:今天", "好吗?", "(注意!）不行;再来"])
def test_half_width_punctuation_beside_chinese_is_found(chinese: str) -> None:
    assert _faults("Please wait", chinese)


@pytest.mark.parametrize("chinese", ["请等一等，谢谢", "时间：10:30", "见 https://example.org/"])
def test_full_width_punctuation_and_times_pass(chinese: str) -> None:
    assert not _faults("Please wait", chinese)


def test_a_lost_placeholder_is_found() -> None:
    assert _faults("%(count)s cases", "若干件")


def test_an_invented_placeholder_is_found() -> None:
    assert _faults("Hello {name}", "您好，{nmae}")


def test_texts_of_templates_are_gathered(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "{% blocktranslate count n=k %}one{% plural %}{{ n }} more{% endblocktranslate %}"
    )
    assert list(_texts(file)) == [Text("one", "%(n)s more")]


def test_texts_of_code_are_gathered_with_their_context(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_text('pgettext("verb", "Open"); _("Two " "parts"); other("no")')
    assert set(_texts(file)) == {Text("Open", context="verb"), Text("Two parts")}


def test_two_apps_that_say_a_text_in_two_ways_are_found() -> None:
    ways = [[polib.POEntry(msgid="Ended", msgstr=way)] for way in ("已结束", "已免去")]
    assert disagreements(ways) == ["said in two ways: 'Ended'"]
    assert not disagreements([ways[0], ways[0]])
