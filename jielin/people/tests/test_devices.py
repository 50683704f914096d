"""A device in two words that its owner recognises."""

import pytest
from django.utils.translation import override

from jielin.people.devices import device

WECHAT = "Mozilla/5.0 (Linux; Android 13; V2148A) Chrome/111.0 Mobile MicroMessenger/8.0.40"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WECHAT, "安卓手机 · 微信"),
        (EDGE, "Windows 电脑 · Edge 浏览器"),
        (IPHONE, "苹果手机 · Safari 浏览器"),
        ("", "未知设备"),
        ("<script>alert(1)</script>", "未知设备"),
    ],
)
def test_a_browser_is_named_in_words(agent: str, words: str) -> None:
    with override("zh-hans"):
        assert str(device(agent)) == words


def test_nothing_else_of_the_header_is_kept() -> None:
    assert vars(device(WECHAT)) == {"system": "android", "browser": "wechat"}
