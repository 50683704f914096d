"""What becomes a token, what is left out, and what is marked."""

import pytest

from jielin.search import marks, words
from jielin.search.words import Mark


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("路灯不亮", "路灯 灯不 不亮 亮"),
        ("灯", "灯"),
        ("3号楼B座", "3 号楼 楼 b 座"),
        ("SQ20260714-0417", "sq 20260714 0417"),
        ("Ｂ座１２号", "b 座 12 号"),
        ("𠮷野家", "𠮷野 野家 家"),
        ("䶮王〇", "䶮王 王〇 〇"),
        ("，。！😀", ""),
        ("零\u200b宽", "零宽 宽"),
    ],
)
def test_neighbours_pair_up_and_letters_and_digits_stand_apart(text: str, told: str) -> None:
    assert words.tokens(text) == told


@pytest.mark.parametrize(
    "number",
    [
        "13800002206", "138 0000 2206", "138-0000-2206", "138.0000.2206", "138　0000　2206",
        "+86 13800002206", "0086-138-0000-2206", "8613800002206", "１３８００００２２０６",
        "138\u200b0000\u200b2206", "(0935)8212345", "0935-8212345", "010 65123456", "8212345",
        "110105194912310021", "11010519491231002X", "11010519491231002x",
        "110105 1949 1231 002X", "１１０１０５１９４９１２３１００２Ｘ", "110105491231002",
        "6222021234567890123", "138/0000/2206", "3 13800002206", "2026-07-14 13800002206",
    ],
)  # fmt: skip
def test_a_number_of_a_person_falls_out_however_it_is_written(number: str) -> None:
    kept = words.without_personal(f"请打{number}联系。")
    assert not [sign for sign in kept if sign.isdigit()], kept


@pytest.mark.parametrize(
    "text", ["SQ20260714-0417", "CS20260714-12345", "3号楼2单元301", "2026-07-14", "10:30", "88弄"]
)
def test_other_numbers_stay(text: str) -> None:
    assert words.without_personal(text) == text


@pytest.mark.parametrize("typed", ["13800002206", "138 0000 2206", "11010519491231002X"])
def test_a_number_of_a_person_is_not_searched(typed: str) -> None:
    asked = words.read(typed)
    assert (asked.is_personal, asked.pieces) == (True, ())


@pytest.mark.parametrize("typed", ["0417", "20260714", "20260714-0417", "sq20260714-0417"])
def test_a_number_of_a_matter_is(typed: str) -> None:
    assert words.read(typed).pieces


@pytest.mark.parametrize(
    "typed", [" sq20260714-0417", "ＳＱ２０２６０７１４-０４１７", "SQ20260714 -0417"]
)
def test_a_whole_number_is_known_in_any_form(typed: str) -> None:
    assert words.read(typed).number == "SQ20260714-0417"


@pytest.mark.parametrize("typed", ["0417", "SQ2026", "SQ20260714-0417 路灯", "路灯"])
def test_anything_else_is_no_whole_number(typed: str) -> None:
    assert words.read(typed).number == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("路灯不亮", [("路灯 灯不 不亮", False)]),
        ("灯", [("灯", True)]),
        ("3号楼", [("3 号楼", False)]),
        ("楼12号", [("楼 12 号", True)]),
        ("号楼12", [("号楼 楼 12", False)]),
        ("路灯 3", [("路灯", False), ("3", False)]),
        ("sq2026071", [("sq 2026071", True)]),
        ("wifi", [("wifi", True)]),
    ],
)
def test_what_touches_is_one_phrase_and_its_end_may_go_on(
    typed: str, told: list[tuple[str, bool]]
) -> None:
    assert [(" ".join(one.tokens), one.is_open) for one in words.read(typed).pieces] == told


def test_what_is_too_long_is_cut_and_said() -> None:
    asked = words.read("灯" * 5000)
    assert (asked.is_cut, len(asked.typed)) == (True, words.LONGEST)


def test_no_word_can_look_like_a_mark() -> None:
    for mark in ("caseh01", "cases012", "whistleorderc034", "caseo0a1b2c3d4"):
        assert mark not in words.tokens(f"{mark} {mark.upper()}").split()
        assert mark not in words.read(mark).pieces[0].tokens
    assert marks.of_kind("whistle_order", marks.of_area("street", 12)) == "whistleorders012"


def test_a_title_is_marked_where_it_was_asked_for() -> None:
    found = words.marked("3号楼的路灯不亮", words.read("路灯 楼"))
    assert [part.text for part in found if part.is_hit] == ["楼", "路灯"]
    assert "".join(part.text for part in found) == "3号楼的路灯不亮"
    assert words.marked("路灯", words.read("。")) == (Mark("路灯", False),)
