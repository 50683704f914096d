"""Opening pages as one of the cast, in the look that a reader chose, with faults noted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from .errands import Errand, playwright_cookies
from .sample import Sample

# What the browser says itself is no fault of the page: about an answer of 404, 409 or 422, and
# where a test lets no worker begin.
EXPECTED = ("Failed to load resource", "Service Worker registration blocked")
PARTS = frozenset({"stylesheet", "script", "image", "font"})
BAD = 400


@dataclass(frozen=True)
class Look:
    """How a page is looked at: width of the window, size of the text, colours, script."""

    width: int = 390
    size: int = 1
    theme: str = "light"
    has_script: bool = True
    keeps_pages: bool = False

    @property
    def name(self) -> str:
        size = "" if self.size == 1 else f"-size{self.size}"
        return f"{self.width}-{self.theme}{size}"

    @property
    def is_phone(self) -> bool:
        return self.width < 700

    @property
    def height(self) -> int:
        return 844 if self.is_phone else 900


PHONE, DESKTOP = Look(), Look(1440)


@dataclass
class Visits:
    """All windows of one test. Whatever goes wrong in any of them is kept in `faults`."""

    browser: Browser
    origin: str
    enter: Callable[[str], dict[str, str]]
    password: str = ""
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def window(self, who: str = "", look: Look = PHONE, **cookies: str) -> Page:
        """An empty window of a person. Only with `keeps_pages` does the site's worker begin."""
        context = self.browser.new_context(
            viewport={"width": look.width, "height": look.height},
            is_mobile=look.is_phone,
            has_touch=look.is_phone,
            java_script_enabled=look.has_script,
            service_workers="allow" if look.keeps_pages else "block",
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            base_url=self.origin,
        )
        self.contexts.append(context)
        told = {"size": str(look.size), "theme": look.theme, **cookies}
        if who:
            told |= self.enter(who)
        self.tell(context, told)
        self._watch(context)
        return context.new_page()

    def tell(self, context: BrowserContext, cookies: dict[str, str]) -> None:
        """Give a window's cookies to it."""
        known = playwright_cookies(self.origin, cookies)
        context.add_cookies(known)  # type: ignore[arg-type]

    def prepared(self, sample: Sample) -> dict[str, str]:
        """The cookies of somebody who did what comes before the page."""
        known = {**(self.enter(sample.who) if sample.who else {}), **sample.cookies}
        if not sample.before:
            return known
        errand = Errand(self.origin, self.password)
        for path, data in sample.before:
            errand.post(path, data)
        return {**known, **errand.cookies()}

    def go(self, page: Page, sample: Sample) -> None:
        """Open the address, and send its form as it stands where the sample says so."""
        page.goto(sample.path)
        if sample.sends:
            send_empty(page)

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def _watch(self, context: BrowserContext) -> None:
        own = (self.origin, "data:", "blob:")
        context.on(
            "request", lambda r: None if r.url.startswith(own) else self._say("Asks", r.url)
        )
        context.on("console", self._hear)
        context.on("weberror", lambda error: self._say("Script failed", str(error.error)))
        context.on("response", self._check)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(EXPECTED):
            self._say("Console", message.text)

    def _check(self, response: Response) -> None:
        if response.status >= BAD and response.request.resource_type in PARTS:
            self._say(f"Answer {response.status}", response.url)

    def _say(self, what: str, text: str) -> None:
        self.faults.append(f"{what}: {text}")


def send_empty(page: Page) -> None:
    """Clear what may be typed into, then press the form's button."""
    for fold in page.locator("main details.reveal:not([open]) > summary").all():
        fold.click()
    form = page.locator("main form:has(.control,.option)").first
    for box in form.locator(".control:visible:is(input:not([type=file]),textarea)").all():
        box.fill("")
    main = form.locator(".b.primary:visible")
    (main if main.count() else form.locator(".b:visible:not([name])")).first.click()
    page.wait_for_load_state()
