"""Taking a person out of a text: name, number in any writing, and their own words."""

import pytest

from jielin.kernel.erasing import ERASED, STARS, Known

WORDS = "楼道堆了旧家具，电动车也停在里面充电，电话13987654321"
KNOWN = Known(
    names=frozenset({"龘靐"}),
    phones=frozenset({"13987654321", "0935-8212345"}),
    words=frozenset({WORDS, "柳巷3号"}),
)


@pytest.mark.parametrize(
    "written",
    [
        "13987654321", "139-8765-4321", "139 8765 4321", "１３９８７６５４３２１", "139.8765.4321",
        "(139)87654321", "＋86 139 8765 4321", "0935 8212345", "09358212345", "（0935）8212345",
    ],
)  # fmt: skip
def test_a_number_goes_however_it_is_written(written: str) -> None:
    text = KNOWN.cleaned(f"回电{written}未接")
    assert text.startswith("回电") and text.endswith("未接")
    assert not [sign for sign in "87654321" if sign in text.replace("86", "")]


@pytest.mark.parametrize("other", ["13987654320", "编号 SQ20260716-0417", "2026年7月16日 10:15"])
def test_another_number_stays(other: str) -> None:
    assert KNOWN.cleaned(other) == other


def test_the_name_goes_wherever_it_stands() -> None:
    assert KNOWN.cleaned("已告知龘靐本人，龘靐满意") == f"已告知{STARS}本人，{STARS}满意"


def test_words_that_are_repeated_are_replaced_once() -> None:
    text = KNOWN.cleaned("来电说：楼道堆了旧家具，电动车也停在里面充电。已派单。")
    assert text == f"来电说：{ERASED}。已派单。"


def test_a_part_of_them_goes_too() -> None:
    assert "电动车也停" not in KNOWN.cleaned("现场电动车也停在里面，已清走")


def test_a_short_place_goes_as_a_whole() -> None:
    assert KNOWN.cleaned("到柳巷3号看过") == f"到{ERASED}看过"


def test_the_words_of_staff_stay() -> None:
    said = "已联系物业，今晚八点前清走，明天复查。"
    assert KNOWN.cleaned(said) == said


def test_cleaning_twice_is_cleaning_once() -> None:
    text = KNOWN.cleaned(f"龘靐（139-8765-4321）：{WORDS}")
    again = Known(KNOWN.names, KNOWN.phones, frozenset({*KNOWN.words, ERASED, text}))
    assert KNOWN.cleaned(text) == text
    assert again.cleaned(ERASED) == ERASED


def test_nothing_known_changes_nothing() -> None:
    assert Known().cleaned(WORDS) == WORDS


@pytest.mark.parametrize("text", ["", "好"])
def test_short_texts_are_no_trouble(text: str) -> None:
    assert KNOWN.cleaned(text) == text
