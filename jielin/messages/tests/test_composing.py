"""What a home may write in place of a delivered text, and how many messages it is."""

import pytest

from jielin.messages import composing
from jielin.messages.composing import BadWordingError, Fault
from jielin.messages.wording import delivered

ASKED = "【街邻】办理您反映的问题（{number}）还需要向您了解情况，请回复：{link}"


def fault(text: str, of: str = ASKED) -> tuple[Fault, str]:
    with pytest.raises(BadWordingError) as caught:
        composing.check(text, of)
    return caught.value.fault, caught.value.about


def test_every_delivered_text_may_be_sent_in_both_languages() -> None:
    for words in delivered().values():
        for text in filter(None, (words.text, words.text_en)):
            composing.check(text, words.text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", (Fault.EMPTY, "")),
        ("   ", (Fault.EMPTY, "")),
        ("【街邻】{number} {link} {phone}", (Fault.UNKNOWN, "{phone}")),
        ("【街邻】{number", (Fault.BRACES, "")),
        ("【街邻】{} {link}", (Fault.BRACES, "")),
        ("【街邻】{number:>9} {link}", (Fault.BRACES, "")),
        ("【街邻】{number.real} {link}", (Fault.UNKNOWN, "{number.real}")),
        ("【街邻】请看：{link}", (Fault.MISSING, "{number}")),
        ("您的问题 {number}：{link}", (Fault.UNSIGNED, "")),
        ("【街邻】{number}\n{link}", (Fault.LINES, "")),
        ("【街邻】{number}{link}" + "好" * 330, (Fault.LONG, "5")),
    ],
)
def test_what_cannot_be_sent_is_named(text: str, wrong: tuple[Fault, str]) -> None:
    assert fault(text) == wrong


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("好" * 70, 1), ("好" * 71, 2), ("好" * 134, 2), ("好" * 135, 3),
        ("a" * 160, 1), ("a" * 161, 2), ("a" * 307, 3), ("😀" * 35, 1), ("😀" * 36, 2),
    ],
)  # fmt: skip
def test_messages_are_counted_as_the_gateway_does(text: str, parts: int) -> None:
    assert composing.length(text).parts == parts
