"""Whether words sound like something in the neighbourhood, which others deal with, in time."""

from dataclasses import dataclass

from jielin.catalogue.queries import catalogue

# Of the catalogue's words in a text; whole words and not single signs must speak for a category.
ENOUGH = 2.5
# Whoever speaks of the site itself names a lamp or a road only by the way.
OF_THE_SITE = (
    "平台", "网站", "网页", "页面", "小程序", "系统", "按钮", "字体", "字太小", "登录", "验证码",
    "输入法", "读屏", "朗读", "打不开", "闪退", "加载", "页脚", "菜单", "字号", "本站",
)  # fmt: skip


@dataclass(frozen=True)
class Hint:
    """What it sounds like; `danger` is the line to call at once."""

    category: str = ""
    danger: str = ""


def hint(text: str) -> Hint | None:
    """None where nothing speaks for the neighbourhood. Never a reason to refuse."""
    known = catalogue()
    danger = known.danger_words(text)
    if danger:
        return Hint(danger=danger[0].number)
    if any(word in text for word in OF_THE_SITE):
        return None
    guesses = known.guess(text, 1)
    if guesses and guesses[0].score >= ENOUGH and guesses[0].matched:
        return Hint(category=guesses[0].category.title)
    return None
