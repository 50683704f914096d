"""What a browser calls itself, cut down to two words that a person recognises."""

from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

# The first mark found wins, so the narrower one stands first.
_SYSTEMS = (
    ("HarmonyOS", "harmony"),
    ("OpenHarmony", "harmony"),
    ("Android", "android"),
    ("iPhone", "iphone"),
    ("iPad", "ipad"),
    ("Windows", "windows"),
    ("Macintosh", "mac"),
    ("Linux", "linux"),
)
_BROWSERS = (
    ("MicroMessenger", "wechat"),
    ("AlipayClient", "alipay"),
    ("DingTalk", "dingtalk"),
    ("QQBrowser", "qq"),
    ("360SE", "360"),
    ("QIHU", "360"),
    ("Edg", "edge"),
    ("Firefox", "firefox"),
    ("Chrome", "chrome"),
    ("Safari", "safari"),
)
_WORDS: dict[str, Lazy] = {
    "harmony": _("HarmonyOS device"),
    "android": _("Android phone"),
    "iphone": _("iPhone"),
    "ipad": _("iPad"),
    "windows": _("Windows computer"),
    "mac": _("Mac"),
    "linux": _("Linux computer"),
    "wechat": _("WeChat"),
    "alipay": _("Alipay"),
    "dingtalk": _("DingTalk"),
    "qq": _("QQ Browser"),
    "360": _("360 Browser"),
    "edge": _("Edge"),
    "firefox": _("Firefox"),
    "chrome": _("Chrome"),
    "safari": _("Safari"),
}


@dataclass(frozen=True)
class Device:
    """System and browser as short codes; empty when not known."""

    system: str
    browser: str

    def __str__(self) -> str:
        words = [str(_WORDS[code]) for code in (self.system, self.browser) if code in _WORDS]
        return " · ".join(words) or str(_("Unknown device"))


def device(user_agent: str) -> Device:
    """The two codes of a User-Agent header; nothing else of it is kept."""
    return Device(_first(user_agent, _SYSTEMS), _first(user_agent, _BROWSERS))


def _first(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((code for mark, code in marks if mark in text), "")
