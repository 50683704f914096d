"""`dev.py shots DIR`: a picture of every page of the demo city, in six looks, with a sheet.

--url ADDRESS takes a running demo instead of starting one; --only WORD narrows the list.
"""

import argparse
import asyncio
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    ViewportSize,
    async_playwright,
)

from devtools.processes import end, endable, start
from devtools.steps import PYTHON, ROOT, say

from .chromium import FLAGS, program
from .crawling import linked
from .demo import City, known_of
from .errands import playwright_cookies
from .sample import Sample
from .samples import samples
from .sheet import write_sheet
from .visiting import Look

LOOKS = tuple(
    Look(width, size, theme)
    for width in (390, 1440)
    for size, theme in ((1, "light"), (1, "dark"), (2, "light"))
)
AT_ONCE = 2
LOADED = 120_000
TRIES = 2


def main(words: list[str]) -> int:
    options = _parsed(words)
    options.folder.mkdir(parents=True, exist_ok=True)
    with endable(), demo_at(options.url) as url:
        say("→ Reading what the city has to show")
        city = City(url)
        listed = list(samples(known_of(city)))
        every = [*listed, *linked(city, listed)]
        pages = [one for one in every if options.only in one.name]
        told = {one.name: city.cookies_for(one) for one in pages}
        asyncio.run(_take(url, pages, told, options.folder))
    write_sheet(options.folder, [one.name for one in pages], [look.name for look in LOOKS])
    say(f"{len(pages) * len(LOOKS)} pictures: {options.folder / 'index.html'}")
    return 0


def _parsed(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py shots", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--url", default="", help="a demo that is running already")
    parser.add_argument("--only", default="", help="only pages with this word in their name")
    return parser.parse_args(words)


@contextmanager
def demo_at(url: str) -> Iterator[str]:
    """The demo that was named, or one of our own with a folder that goes away with it."""
    if url:
        yield url.rstrip("/")
        return
    port, folder = _free_port(), tempfile.mkdtemp(prefix="jielin-shots-")
    env = {"PORT": str(port), "JIELIN_VAR": folder}
    child = start(PYTHON, ROOT / "dev.py", "demo", env=env)
    try:
        url = f"http://127.0.0.1:{port}"
        City.wait(url, lambda: child.poll() is None)
        yield url
    finally:
        end([child])
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _take(
    url: str, pages: list[Sample], told: dict[str, dict[str, str]], folder: Path
) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program(), args=list(FLAGS))
        gate, total, done = asyncio.Semaphore(AT_ONCE), len(pages), 0

        async def one(sample: Sample) -> None:
            nonlocal done
            async with gate:
                await _picture(browser, url, sample, told[sample.name], folder)
            done += 1
            say(f"  {done:3} of {total}  {sample.name}")

        await asyncio.gather(*map(one, pages))
        await browser.close()


async def _picture(
    browser: Browser, url: str, sample: Sample, cookies: dict[str, str], folder: Path
) -> None:
    """One page in all looks."""
    for look in LOOKS:
        target = folder / f"{sample.name}--{look.name}.png"
        for _try in range(TRIES):
            context = await window(browser, url, look, cookies)
            try:
                await _shot(await context.new_page(), sample, look, target)
                break
            except Error as error:
                say(f"  ✗ {sample.name} {look.name}: {error.message.splitlines()[0]}")
            finally:
                await context.close()


async def _shot(page: Page, sample: Sample, look: Look, target: Path) -> None:
    """The whole page in one window, so that what is fixed stands at its edges."""
    await page.goto(sample.path, timeout=LOADED)
    if sample.sends:
        await _send_empty(page)
    height = int(await page.evaluate("document.documentElement.scrollHeight"))
    size: ViewportSize = {"width": look.width, "height": max(look.height, height)}
    await page.set_viewport_size(size)
    await page.screenshot(path=target)


async def window(
    browser: Browser, url: str, look: Look, cookies: dict[str, str]
) -> BrowserContext:
    context = await browser.new_context(
        viewport={"width": look.width, "height": look.height},
        device_scale_factor=2 if look.is_phone else 1,
        is_mobile=look.is_phone,
        has_touch=look.is_phone,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        base_url=url,
    )
    told = {**cookies, "size": str(look.size), "theme": look.theme}
    await context.add_cookies(playwright_cookies(url, told))  # type: ignore[arg-type]
    return context


async def _send_empty(page: Page) -> None:
    """What `visiting.send_empty` does, in a browser that runs several pages at once."""
    for fold in await page.locator("main details.reveal:not([open]) > summary").all():
        await fold.click()
    form = page.locator("main form:has(.control,.option)").first
    boxes = form.locator(".control:visible:is(input:not([type=file]),textarea)")
    for box in await boxes.all():
        await box.fill("")
    primary = form.locator(".b.primary:visible")
    button = primary if await primary.count() else form.locator(".b:visible:not([name])")
    await button.first.click()
    await page.wait_for_load_state()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
