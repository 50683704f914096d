"""Saying it instead of writing it: recorded on the page, heard again, thrown away, sent."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from jielin.cases.models import Case
from jielin.files.models import StoredFile

from .chromium import FLAGS, program
from .reporting import begin, place, press, reach, sent
from .visiting import Visits

# A microphone that beeps, and a person who lets the page use it.
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
START, STOP = "语音说", "说完了"


@pytest.fixture
def speaking(visits: Visits, browser_type: BrowserType) -> Iterator[Visits]:
    """The same windows, in a browser with a microphone."""
    usual: Browser = visits.browser
    heard = browser_type.launch(executable_path=program(), args=[*FLAGS, *MICROPHONE])
    visits.browser = heard
    yield visits
    visits.close()
    visits.browser = usual
    heard.close()


def at_the_question(visits: Visits, who: str = "") -> Page:
    """The page that asks what happened."""
    page = visits.window(who)
    begin(page)
    place(page)
    return page


def speak(page: Page) -> None:
    """Say something for as long as a second of the page's clock lasts."""
    page.get_by_role("button", name=START).click()
    expect(page.locator("[data-voice-note]")).to_contain_text("还剩 59 秒")


def lasts(page: Page) -> float:
    """The seconds that the page's own player finds in the recording."""
    length = "(sound) => { sound.preload = 'auto'; sound.load(); return new Promise((done) => {"
    length += " sound.onloadeddata = () => done(sound.buffered.end(0)); }); }"
    return float(page.locator("audio.voice").evaluate(length))


def test_what_was_said_is_heard_on_the_page_sent_and_heard_at_the_desk(speaking: Visits) -> None:
    page = at_the_question(speaking)
    speak(page)
    page.get_by_role("button", name=STOP).click()
    expect(page.locator("audio.voice")).to_be_visible()
    assert lasts(page) > 0
    press(page)
    page.get_by_role("radio").first.check(force=True)
    press(page)
    reach(page)
    case = Case.objects.get(number=sent(page))
    assert (case.text, case.is_spoken) == ("", True)
    desk = speaking.window("li")
    desk.goto(f"/desk/landong/cases/{case.number}/")
    assert lasts(desk) > 0


def test_whoever_goes_on_while_speaking_loses_nothing(speaking: Visits) -> None:
    page = at_the_question(speaking)
    speak(page)
    press(page)
    page.wait_for_url("**/report/category/")
    assert StoredFile.objects.get().purpose == "voice"


def test_a_recording_is_thrown_away_and_the_words_stay(speaking: Visits) -> None:
    page = at_the_question(speaking)
    page.locator("#id_text").fill("灯不亮。")
    speak(page)
    page.get_by_role("button", name=STOP).click()
    page.get_by_role("button", name="删除录音").click()
    expect(page.locator("audio.voice")).to_have_count(0)
    expect(page.locator("#id_text")).to_have_value("灯不亮。")
    assert not StoredFile.objects.exists()


def test_without_a_microphone_the_page_says_to_write(visits: Visits) -> None:
    page = at_the_question(visits)
    page.get_by_role("button", name=START).click()
    expect(page.locator("[data-voice-note]")).to_contain_text("麦克风")
