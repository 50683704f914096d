"""Telling us by voice: recorded, played, written down by somebody who listened, and forgotten."""

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jielin.cases.models import Case, Entry
from jielin.cases.reactions import listen
from jielin.cases.recognising import NotHeardError, Recording, recognise
from jielin.files.models import StoredFile
from jielin.kernel import clock, personal
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City

from .test_portal_filing import BASE, LAMP, answer_all, tell

WEBM = b"\x1aE\xdf\xa3" + b"voice" * 40
SOUND = Recording(WEBM, "audio/webm")


def voice(body: bytes = WEBM) -> SimpleUploadedFile:
    return SimpleUploadedFile("voice", body)


def record(client: Client, body: bytes = WEBM) -> Any:
    return client.post(f"{BASE}report/recording/", {"voice": voice(body)})


def spoken(city: City, who: str = "chen", text: str = "") -> Case:
    client = city.client(who)
    assert record(client).status_code == 200
    answer_all(client, city, text=text, which="own")
    assert tell(client, "check").status_code == 302
    return Case.objects.get()


def test_a_recording_takes_the_place_of_words(city: City) -> None:
    case = spoken(city)
    file = StoredFile.objects.get()
    assert (case.text, case.is_spoken, case.title) == ("", True, "语音诉求")
    assert (file.subject_id, file.media_type, file.purpose) == (case.pk, "audio/webm", "voice")


def test_without_a_recording_words_are_needed(city: City) -> None:
    assert tell(city.client("chen"), "describe", text="").status_code == 422
    with pytest.raises(Refused):
        stories.registered(city, text=" ")


def test_both_sides_can_play_it_and_nobody_else(city: City) -> None:
    case, path = spoken(city), "/desk/landong/cases/"
    client = city.client("chen")
    own = client.get(f"{BASE}requests/{case.number}/").content.decode()
    desk = city.client("li").get(f"{path}{case.number}/").content.decode()
    assert "<audio" in own
    assert "<audio" in desk
    address = own.split('<audio class="voice" controls preload="none" src="')[1].split('"')[0]
    assert client.get(address).content == WEBM
    assert city.client("sun").get(address).status_code == 404


def test_a_part_of_it_is_given_when_a_part_is_asked_for(city: City) -> None:
    client = city.client("chen")
    page = record(client).content.decode()
    address = page.split('src="')[1].split('"')[0]
    answer = client.get(address, headers={"Range": "bytes=0-3"})
    assert (answer.status_code, answer.content) == (206, WEBM[:4])
    assert answer.headers["Content-Range"] == f"bytes 0-3/{len(WEBM)}"


def test_a_new_recording_replaces_the_old_and_a_button_deletes_it(city: City) -> None:
    client = city.client("chen")
    record(client)
    record(client, b"OggS" + b"x" * 80)
    assert StoredFile.objects.get().media_type == "audio/ogg"
    answer = tell(client, "describe", text=LAMP, drop_voice="1")
    assert answer.status_code == 200
    assert LAMP in answer.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xd8\xff\xe0 a photo", b"just text", WEBM + b"x" * 2 * 1024 * 1024]
)
def test_what_is_no_short_recording_is_refused_with_a_sentence(city: City, body: bytes) -> None:
    answer = record(city.client("chen"), body)
    assert answer.status_code == 422
    assert answer.content.decode()
    assert not StoredFile.objects.exists()


def test_the_handler_writes_the_words_down_and_both_sides_read_who(city: City) -> None:
    case = spoken(city)
    case.accept(by=city.actor("li"))
    step = f"/desk/landong/cases/{case.number}/steps/write_down/"
    assert city.client("li").post(step, {"text": LAMP}).status_code == 302
    case = Case.objects.get()
    assert (case.text, case.words_by_id) == (LAMP, city.accounts["li"].pk)
    page = city.client("chen").get(f"{BASE}requests/{case.number}/").content.decode()
    assert LAMP in page
    assert "根据录音整理" in page


def test_what_the_resident_typed_is_never_written_over(city: City) -> None:
    case = spoken(city, text=LAMP)
    case.write_down(by=city.actor("li"), text="灯坏了。")
    assert case.text == LAMP
    assert Entry.objects.get(kind="transcript").text == "灯坏了。"


def test_words_are_written_down_only_by_who_works_on_it_and_where_somebody_spoke(
    city: City,
) -> None:
    case = spoken(city)
    for who in ("sun", "chen", "zhao"):
        with pytest.raises(Refused):
            case.write_down(by=city.actor(who), text="灯坏了。")
    with pytest.raises(Refused):
        stories.registered(city).write_down(by=city.actor("li"), text="灯坏了。")


def test_a_voice_is_kept_ninety_days_and_its_words_stay(city: City) -> None:
    case = spoken(city)
    case.write_down(by=city.actor("li"), text=LAMP)
    soon, later = (clock.now() + timedelta(days=days) for days in (89, 91))
    for moment, gone in ((soon, 0), (later, 1), (later, 0)):
        told = {(app, field): count for app, field, count in personal.retain(moment)}
        assert told["cases", "StoredFile"] == gone
    assert StoredFile.objects.get().digest == ""
    page = city.client("li").get(f"/desk/landong/cases/{case.number}/").content.decode()
    assert "<audio" not in page
    assert LAMP in page


class Recogniser(BaseHTTPRequestHandler):
    """A recogniser in this process: answers what the test has put on its server."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = (body, self.headers["Content-Type"], self.headers["Authorization"])
        self.server.asked.append(told)  # type: ignore[attr-defined]
        status, answer = self.server.answer  # type: ignore[attr-defined]
        self.send_response(status)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def ear(settings: Any) -> Iterator[Any]:
    server: Any = HTTPServer(("127.0.0.1", 0), Recogniser)
    server.asked, server.answer = [], (200, json.dumps({"text": "路灯 坏了"}).encode())
    settings.RECOGNISER, settings.RECOGNISER_TOKEN = "http", "secret"
    settings.RECOGNISER_URL = f"http://127.0.0.1:{server.server_port}/hear"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_recogniser_gets_the_bytes_and_gives_words(ear: Any) -> None:
    assert recognise(SOUND) == "路灯 坏了"
    assert ear.asked == [(WEBM, "audio/webm", "Bearer secret")]


@pytest.mark.parametrize(
    "answer",
    [(500, b""), (200, b"no json"), (200, b"[]"), (200, b'{"text": 1}'), (302, b"")],
)
def test_a_recogniser_that_gives_no_words_says_so(ear: Any, answer: tuple[int, bytes]) -> None:
    ear.answer = answer
    with pytest.raises(NotHeardError):
        recognise(SOUND)


def test_recognised_words_are_for_staff_and_stand_in_the_form(city: City, ear: Any) -> None:
    case = spoken(city)
    event = Event.objects.get(subject_id=case.pk, verb="case.registered")
    for _twice in range(2):
        listen(event)
    note = Entry.objects.get(event__verb="case.words_recognised")
    assert (note.text, note.is_public, len(ear.asked)) == ("路灯 坏了", False, 1)
    step = f"/desk/landong/cases/{case.number}/steps/write_down/"
    assert "路灯 坏了" in city.client("li").get(step).content.decode()
    own = city.client("chen").get(f"{BASE}requests/{case.number}/").content.decode()
    assert "路灯 坏了" not in own


def test_a_deaf_recogniser_keeps_nobody_from_listening(city: City, ear: Any) -> None:
    ear.answer = (500, b"")
    case = spoken(city)
    listen(Event.objects.get(subject_id=case.pk, verb="case.registered"))
    assert not Entry.objects.exists()
    case.write_down(by=city.actor("li"), text=LAMP)


def test_a_recogniser_is_chosen_by_its_name(settings: Any) -> None:
    settings.RECOGNISER = "none"
    assert recognise(SOUND) == ""
    settings.RECOGNISER = "stand_in"
    assert "204" in recognise(SOUND)
    settings.RECOGNISER = "magic"
    with pytest.raises(ImproperlyConfigured):
        recognise(SOUND)
