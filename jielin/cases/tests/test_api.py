"""Requests through the API: registered, listed, read, moved on, as far as the unit may."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from PIL import Image

from jielin.cases.models import Case
from jielin.cases.states import Source
from jielin.clients.tests.conftest import Program, program
from jielin.files.models import StoredFile
from tests import stories
from tests.cast import City


@pytest.fixture
def street(city: City) -> Program:
    return program(city)


@pytest.fixture
def community(city: City) -> Program:
    return program(city, "梧桐里社区")


def faults(answer: Any) -> dict[str, str]:
    assert answer.status_code == 422, answer.content.decode()
    return {one["field"]: one["message"] for one in answer.json()["errors"]}


def take(one: Program, case: Case, verb: str, **told: Any) -> Any:
    case.refresh_from_db()
    body = {"seen": told.pop("seen", case.event_seq), "values": told}
    return one.post(f"/cases/{case.number}/steps/{verb}/", body)


def test_a_request_is_registered_for_the_unit_of_its_place(city: City, street: Program) -> None:
    told = street.registers().json()
    case = Case.objects.get(number=told["number"])
    assert (case.source, case.receiver_id) == (Source.API, city.unit("梧桐里社区").id)
    assert (case.asked_by_id, case.helped_by_id) == (None, None)
    assert told["is_visible"] and told["state"] == "registered"


def test_the_telephone_is_kept_sealed_and_shown_masked(street: Program) -> None:
    number = street.registers().json()["number"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, contact_name FROM cases_case")
        assert "13800002206" not in str(cursor.fetchone())
    contact = street.get(f"/cases/{number}/").json()["contact"]
    assert (contact["name"], contact["phone"]) == ("陈*", "138 **** 2206")


def test_the_sentences_are_those_of_the_counter(street: Program) -> None:
    wrong = {"area": "990102002001", "category": "R99", "text": "", "phone": "123"}
    answer = Program(street.client, street.token).registers(**wrong)
    said = faults(answer)
    assert set(said) == {"area", "category", "text", "phone"}
    assert re.search("[一-龥]", said["text"]) or said["text"].startswith("Write")


def test_sentences_come_in_the_language_that_is_asked_for(street: Program) -> None:
    told = {"Idempotency-Key": "k" * 10, "Accept-Language": "en"}
    answer = street.post("/cases/", {"category": 1}, **told)
    assert answer.headers["Content-Language"] == "en"
    assert faults(answer)["category"] == "This must be a text."


@pytest.mark.parametrize(
    "wrong",
    [{"request_type": "gossip"}, {"text": 5}, {"colour": "red"}, {"lng": "east"},
     {"photos": "x"}, {"photos": ["x"]}, {"accused": "nobody"}, {"prefers": "pigeon"},
     {"text": "a\x00b"}, {"name": "陈" * 41}, {"lng": 200.0, "lat": 1.0},
     {"accused": "0197f3a0-5a1e-7c55-9d5d-2c1b8a0f6f11"}],
)  # fmt: skip
def test_what_does_not_fit_is_named(street: Program, wrong: dict[str, Any]) -> None:
    named = {name.split(".")[0] for name in faults(street.registers(**wrong))}
    assert named & set(wrong)
    assert not Case.objects.exists()


@pytest.mark.parametrize("body", ["{", "[1", '{"a": NaN}', "[" * 5000, '"\\ud800"', b"\xff"])
def test_what_is_no_json_is_unreadable(street: Program, body: Any) -> None:
    headers = {**street.headers(), "Idempotency-Key": "k" * 10}
    answer = Browser().post(
        f"{street.base}/cases/", body, content_type="application/json", headers=headers
    )
    assert answer.status_code in {400, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_another_kind_of_content_is_not_taken(street: Program) -> None:
    headers = {**street.headers(), "Idempotency-Key": "k" * 10}
    answer = Browser().post(f"{street.base}/cases/", {"text": "x"}, headers=headers)
    assert answer.status_code == 415


def test_too_much_at_once_is_too_large(street: Program) -> None:
    assert street.registers(text="长" * 1_100_000).status_code == 413


def test_a_report_about_its_own_unit_is_registered_and_not_shown(
    city: City, community: Program
) -> None:
    accused = str(city.unit("梧桐里社区").id)
    told = community.registers(request_type="report", accused=accused).json()
    assert not told["is_visible"]
    assert community.get(f"/cases/{told['number']}/").status_code == 404
    assert community.get("/cases/").json()["items"] == []
    steps = f"/cases/{told['number']}/steps/accept/"
    assert community.post(steps, {"seen": 1}).status_code == 404


def test_a_unit_sees_what_its_people_see(city: City, street: Program) -> None:
    case = stories.handling(city)
    lamps, west = program(city, "区路灯管理所"), program(city, "西桥街道")
    for one in (street, lamps):
        assert [row["number"] for row in one.get("/cases/").json()["items"]] == [case.number]
    assert west.get("/cases/").json()["items"] == []
    assert west.get(f"/cases/{case.number}/").status_code == 404


def test_a_department_without_an_area_registers_nothing(city: City) -> None:
    assert "area" in faults(program(city, "区路灯管理所").registers())


def test_the_steps_are_those_of_the_unit(community: Program, street: Program) -> None:
    number = street.registers().json()["number"]
    verbs = {one["verb"] for one in community.get(f"/cases/{number}/").json()["steps"]}
    assert {"accept", "answer", "not_accept", "note", "contact"} <= verbs
    assert not verbs & {"recuse", "verify", "revisit", "reveal"}
    seen = {one["verb"] for one in street.get(f"/cases/{number}/").json()["steps"]}
    assert not seen & {"accept", "answer"}


def test_a_request_goes_through_its_life(city: City, community: Program) -> None:
    case = Case.objects.get(number=community.registers().json()["number"])
    unit = str(city.unit("区路灯管理所").id)
    assert take(community, case, "accept").json()["state"] == "accepted"
    assert take(community, case, "dispatch", unit_id=unit).json()["state"] == "dispatched"
    lamps = program(city, "区路灯管理所")
    assert take(lamps, case, "take").json()["state"] == "handling"
    done = take(lamps, case, "resolve", text="灯泡已换，今晚亮灯。")
    assert (done.status_code, done.json()["state"]) == (200, "resolved")
    case.refresh_from_db()
    assert str(lamps.client.pk) in case.handled_by_ids


def test_a_step_says_what_it_asks_for(community: Program) -> None:
    number = community.registers().json()["number"]
    asked = community.get(f"/cases/{number}/steps/not_accept/").json()
    fields = {one["name"]: one for one in asked["fields"]}
    assert set(fields) == {"reason", "text"}
    assert [c[0] for c in fields["reason"]["choices"] if c[0] == "emergency"] == ["emergency"]


def test_who_read_an_older_page_is_told(community: Program) -> None:
    case = Case.objects.get(number=community.registers().json()["number"])
    assert take(community, case, "accept", seen=1).status_code == 200
    assert take(community, case, "answer", seen=1, text="好").status_code == 409
    assert take(community, case, "accept").status_code == 409


def test_a_step_without_its_words_names_them(community: Program) -> None:
    case = Case.objects.get(number=community.registers().json()["number"])
    assert set(faults(take(community, case, "answer"))) == {"text"}
    assert set(faults(take(community, case, "answer", text="好", colour="red"))) == {
        "values.colour"
    }


def test_a_step_of_others_is_refused(street: Program) -> None:
    case = Case.objects.get(number=street.registers().json()["number"])
    assert take(street, case, "accept").status_code == 403


@pytest.mark.parametrize("verb", ["recuse", "reveal", "register", "whistle", "fly"])
def test_what_is_no_step_of_a_program_does_not_exist(community: Program, verb: str) -> None:
    case = Case.objects.get(number=community.registers().json()["number"])
    assert take(community, case, verb).status_code == 404


def test_the_list_is_paged_and_loses_nothing(city: City, community: Program) -> None:
    for _ in range(3):
        stories.registered(city)
    for number in range(50):
        community.registers(text=f"第 {number} 盏路灯不亮")
    first = community.get("/cases/").json()
    second = community.get(f"/cases/?after={first['next']}").json()
    numbers = [row["number"] for page in (first, second) for row in page["items"]]
    assert (len(first["items"]), second["next"]) == (50, None)
    assert len(numbers) == len(set(numbers)) == 53


@pytest.mark.parametrize(
    ("query", "count"),
    [("state=registered", 1), ("state=closed", 0), ("category=R0801", 1), ("category=R08", 1),
     ("area=990102001", 1), ("area=990102001002", 0), ("source=api", 1), ("source=web", 0),
     ("q=路灯", 1), ("since=2020-01-01", 1), ("until=2020-01-01", 0), ("view=dispatch", 0)],
)  # fmt: skip
def test_the_list_is_narrowed(community: Program, query: str, count: int) -> None:
    community.registers()
    assert len(community.get(f"/cases/?{query}").json()["items"]) == count


@pytest.mark.parametrize(
    "query", ["state=lost", "source=x", "since=20260101", "since=0001-01-01", "area=1",
              "area=990121001001", "category=x", "after=zz", "view=x", "colour=red"],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_refused(community: Program, query: str) -> None:
    assert faults(community.get(f"/cases/?{query}")).keys() == {query.split("=")[0]}


def jpeg() -> bytes:
    body = BytesIO()
    Image.new("RGB", (320, 240), "red").save(body, "JPEG")
    return body.getvalue()


def send(one: Program, body: bytes, name: str = "lamp.jpg", **more: Any) -> Any:
    told = {"file": SimpleUploadedFile(name, body, "image/jpeg"), **more}
    return Browser().post(f"{one.base}/files/", told, headers=one.headers())


def test_a_photo_goes_with_a_request_and_opens_for_its_client_alone(
    city: City, community: Program, street: Program
) -> None:
    sent = send(community, jpeg())
    assert sent.status_code == 201
    number = community.registers(photos=[sent.json()["ticket"]]).json()["number"]
    url = community.get(f"/cases/{number}/").json()["photos"][0]["url"]
    path = url.removeprefix(community.base)
    assert b"".join(community.get(path).streaming_content).startswith(b"\xff\xd8")
    assert street.get(path).status_code == 404
    assert Browser().get(url).status_code == 401
    assert StoredFile.objects.get().is_attached


def test_a_ticket_of_another_client_is_refused(community: Program, street: Program) -> None:
    ticket = send(street, jpeg()).json()["ticket"]
    assert "photos" in faults(community.registers(photos=[ticket]))


def test_a_file_that_is_none_is_refused_with_a_sentence(community: Program) -> None:
    assert "file" in faults(send(community, b"MZ not a photo"))
    assert "file" in faults(send(community, b""))
    answer = community.post("/files/", {})
    assert answer.status_code == 415
