"""Whether a page speaks one language: what was left untranslated."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from tests import stories
from tests.cast import AREAS, STAFF, UNITS

from .pages import WORDS
from .samples import GAS, TEXT
from .states import QUESTION, SECRET

# Every text that is read or heard, with the language it is said to be in.
READ = """(root) => {
  const skip = "script,style,noscript,code,kbd,pre,textarea,template,[aria-hidden=true]";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const told = [];
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (at.closest(skip) || !walker.currentNode.data.trim()) continue;
    told.push([at.closest("[lang]").lang, walker.currentNode.data.trim(), at.className]);
  }
  for (const one of root.querySelectorAll("[aria-label],[title],[placeholder],[alt]"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (one.hasAttribute(name))
        told.push([one.closest("[lang]").lang, one.getAttribute(name), name]);
  return told;
}"""
HERE = f"() => ({READ})(document.documentElement)"
# The same address in English, read but not shown: its scripts say nothing of their own.
THERE = f"""() => fetch("/en" + location.pathname + location.search)
  .then((answer) => answer.text())
  .then((text) => new DOMParser().parseFromString(text, "text/html"))
  .then((page) => ({READ})(page.documentElement))"""
SENTENCE = re.compile(r"[A-Za-z]{2,}(?:[ ,'’-]+[A-Za-z]{1,}){2,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def english(page: Page) -> Iterator[str]:
    """English sentences on a Chinese page."""
    for lang, text, where in page.evaluate(HERE):
        if not lang.startswith("en") and SENTENCE.search(text):
            yield f"not translated: {text[:100]} ({where})"


def chinese(page: Page) -> Iterator[str]:
    """What is left after names, addresses and words that somebody wrote are taken away."""
    yield from _chinese(page.evaluate(HERE))


def chinese_in_english(page: Page) -> Iterator[str]:
    """The same of the English page at this page's address."""
    yield from _chinese(page.evaluate(THERE))


def _chinese(told: list[list[str]]) -> Iterator[str]:
    for lang, text, where in told:
        if lang.startswith("en") and CHINESE.search(_without_data(text)):
            yield f"not translated: {text[:100]} ({where})"


def _without_data(text: str) -> str:
    return DATA.sub("", text)


def _said() -> list[str]:
    """What people of the small city are called, where they live, and what they wrote."""
    places = [area[1] for area in AREAS]
    units = [unit[2] for unit in UNITS]
    staff = [one[1] for one in STAFF]
    words = [*WORDS, stories.LAMP, TEXT[1]["text"], GAS[1]["text"], QUESTION, SECRET]
    pieces = [piece for text in words for piece in re.split("[，。]", text) if piece]
    return [*places, *units, *staff, *words, *pieces, *OTHERS]


OTHERS = (
    "陈芳", "陈*", "梧桐路88弄3号楼门前", "没有这个地方", "没有这样的诉求", "昨天", "煤气味",
    "请问是几号灯杆？", "开关已更换，灯亮了。", "晚上七点去看过，灯亮。", "灯还是不亮", "已经好了",
    "灯杆在小区红线内，属业主共有（民法典第二百七十四条）。", "和另一件一起办，结果会告诉您。",
    "要等明年三月的改造工程，三月底前恢复。", "可以请小区物业或维修师傅上门。",
    "已联系物业", "师傅会尽快上门，有结果告诉您。",
)  # fmt: skip
DATA = re.compile("|".join(map(re.escape, sorted(_said(), key=len, reverse=True))))
