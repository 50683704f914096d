"""`dev.py shots --docs`: the few pictures that the docs show, from the demo city.

--url ADDRESS takes a running demo instead of starting one.
"""

import argparse
import asyncio
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote

from PIL import Image
from playwright.async_api import Browser, async_playwright

from devtools.steps import ROOT, say

from .chromium import FLAGS, program
from .demo import City, known_of
from .sample import DESK, PORTAL, Deed, Sample
from .samples import KIND, PLACE
from .shots import LOADED, demo_at, window
from .visiting import Look

FOLDER = ROOT / "docs" / "img"
MOST_BYTES = 150_000
PHONE, ELDER, WIDE = Look(390), Look(390, size=2), Look(1280)


@dataclass(frozen=True)
class Picture:
    """One picture of the docs: its name, whose page, in which look."""

    name: str
    path: str
    who: str
    look: Look
    before: tuple[Deed, ...] = ()


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py shots --docs", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="these pictures")
    parser.add_argument("--url", default="", help="a demo that is running already")
    with demo_at(parser.parse_args(words).url) as url:
        city = City(url)
        listed = list(pictures(city))
        cookies = {one.name: city.cookies_for(_sample(one)) for one in listed}
        asyncio.run(_take(url, listed, cookies))
    return 0


def pictures(city: City) -> Iterator[Picture]:
    """What the guides and the README speak of."""
    known = known_of(city)
    yield Picture("portal-home", PORTAL, "chen", ELDER)
    mine = known.mine.get("handling") or next(iter(known.mine.values()))
    yield Picture("portal-request", f"{PORTAL}requests/{mine}/", "chen", PHONE)
    asked = tuple((PORTAL + page, told) for page, told in (KIND, PLACE))
    yield Picture("portal-voice", f"{PORTAL}report/describe/", "chen", PHONE, asked)
    yield Picture("portal-household", "/me/household/", "chen", PHONE)
    yield Picture("workbench", DESK, "li", WIDE)
    yield Picture("workbench-phone", DESK, "wang", PHONE)
    case = known.cases.get("handling") or next(iter(known.cases.values()))
    yield Picture("desk-case", f"{DESK}cases/{case}/", "li", WIDE)
    yield Picture("calls", f"{DESK}calls/", "li", WIDE)
    yield Picture("whistles", f"{DESK}whistles/", "zhou", WIDE)
    yield Picture("organisations", _street(city), "qian", WIDE)
    yield Picture("people", f"{DESK}settings/people/", "qian", WIDE)


def _sample(one: Picture) -> Sample:
    return Sample(one.name, one.path, one.who, before=one.before)


def _street(city: City) -> str:
    """The page of the street of the demo."""
    page = city.of("qian").get(f"{DESK}settings/organisations/?q={quote('东桥街道')}")
    found = re.search(rf"{DESK}settings/organisations/[0-9a-f-]{{36}}/", page)
    return found[0] if found else f"{DESK}settings/organisations/"


async def _take(url: str, listed: list[Picture], cookies: dict[str, dict[str, str]]) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program(), args=list(FLAGS))
        for one in listed:
            kept = FOLDER / f"{one.name}.png"
            kept.write_bytes(small(await _shot(browser, url, one, cookies[one.name])))
            say(f"  {kept.relative_to(ROOT)}  {kept.stat().st_size // 1000} kB")
        await browser.close()


async def _shot(browser: Browser, url: str, one: Picture, cookies: dict[str, str]) -> bytes:
    """What one sees without scrolling."""
    context = await window(browser, url, one.look, cookies)
    page = await context.new_page()
    await page.goto(one.path, timeout=LOADED)
    taken = await page.screenshot()
    await context.close()
    return taken


def small(png: bytes) -> bytes:
    """The same picture in as many colours as fit into the bytes that a page may cost."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in (128, 64, 32):
        kept = BytesIO()
        few = picture.quantize(colours, dither=Image.Dither.NONE)
        few.save(kept, "PNG", optimize=True)
        if kept.tell() <= MOST_BYTES:
            break
    return kept.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
