"""Words are looked for once."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation.trans_real import translation as words_of


def test_the_chinese_words_of_all_apps_stand_in_one_dictionary() -> None:
    words: Any = words_of("zh-hans")
    assert len(words._catalog._catalogs) == 1


def test_words_of_the_first_and_of_the_last_app_are_found_with_their_plurals() -> None:
    with translation.override("zh-hans"):
        assert _("This step is no longer possible: things have moved on.") == (
            "这一步已经不能办了：事情已有新进展。"
        )
        assert _("My workbench") == "我的工作台"
        assert ngettext("day", "days", 3) == "天"
    with translation.override("en"):
        assert (ngettext("day", "days", 1), ngettext("day", "days", 3)) == ("day", "days")
