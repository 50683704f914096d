"""Numbers as people type them, and the sentences when they are wrong."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from jielin.people.phones import BadPhone, contact, mask, mobile, normalise


@pytest.mark.parametrize(
    "typed",
    [
        "13800002206",
        " 138 0000 2206 ",
        "138-0000-2206",
        "１３８００００２２０６",
        "＋８６　１３８－００００－２２０６",
        "+86 13800002206",
        "0086-138-0000-2206",
        "8613800002206",
        "(138)00002206",
    ],
)
def test_one_number_has_one_spelling(typed: str) -> None:
    assert mobile(typed) == "13800002206"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写手机号"),
        ("1380000220", "手机号应为 11 位，您填了 10 位"),
        ("１３８００００２２０", "手机号应为 11 位，您填了 10 位"),
        ("138000022066", "手机号应为 11 位，您填了 12 位"),
        ("12800002206", "手机号以 13 到 19 开头，请核对前两位"),
        ("1380000220o", "手机号只能是数字，您填的里面有“o”"),
        ("138<script>", "手机号只能是数字，您填的里面有“<”"),
        ("13800002206'--", "手机号只能是数字，您填的里面有“'”"),
        ("一三八零零零零二二零六", "手机号只能是数字，您填的里面有“一”"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong(typed: str, sentence: str) -> None:
    with override("zh-hans"), pytest.raises(BadPhone) as refused:
        mobile(typed)
    assert str(refused.value) == sentence


def test_english_readers_get_the_sentence_in_english() -> None:
    with override("en"), pytest.raises(BadPhone) as refused:
        mobile("1380000220")
    assert str(refused.value) == "A mobile number has 11 digits; you entered 10"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0935 8212345", "0935-8212345"),
        ("(010)66001234", "010-66001234"),
        ("02587654321", "025-87654321"),
        ("138 0000 2206", "13800002206"),
    ],
)
def test_a_landline_is_good_enough_to_call_back(typed: str, kept: str) -> None:
    assert contact(typed) == kept


def test_a_landline_with_a_digit_missing_asks_for_the_area_code() -> None:
    with override("zh-hans"), pytest.raises(BadPhone) as refused:
        contact("0935 82123")
    assert str(refused.value) == "请写区号和 7 到 8 位号码，例如 0935-8212345"


def test_a_mask_keeps_three_and_four() -> None:
    assert mask("13800002206") == "138****2206"
    assert mask("0935-8212345") == "093****2345"


@given(st.text(max_size=12))
def test_a_mask_never_shows_more_than_seven_characters(text: str) -> None:
    assert len(mask(text).replace("*", "")) <= 7


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_number_or_a_sentence(text: str) -> None:
    try:
        assert len(mobile(text)) == 11
    except BadPhone as refused:
        assert str(refused)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_good_number_stays_as_it_is(number: str) -> None:
    assert mobile(number) == number == normalise(normalise(number))
