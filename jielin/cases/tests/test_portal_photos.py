"""Photos of a report: added and removed without a script, and refused with a sentence."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jielin.cases.models import Case
from jielin.files.models import StoredFile
from tests import stories
from tests.cast import City

BASE = "/landong/c/wutongli/report/"
LAMP = "路灯不亮，老人下楼要摸黑"


def picture(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    body = BytesIO()
    Image.new("RGB", (640, 480), "navy").save(body, "JPEG")
    return SimpleUploadedFile(name, body.getvalue(), "image/jpeg")


@pytest.fixture
def client(city: City) -> Client:
    client = city.client()
    client.post(f"{BASE}kind/", {"kind": "help"})
    client.post(f"{BASE}location/", {"place": "3号楼"})
    return client


def test_a_photo_travels_with_the_draft_to_the_request(client: Client, city: City) -> None:
    client.post(f"{BASE}describe/", {"text": LAMP, "photos": [picture(), picture()]})
    client.post(f"{BASE}category/", {"category": "other", "other": city.category("R1203")})
    client.post(f"{BASE}contact/", {"phone": "13800002206", "prefers": "both"})
    client.post(f"{BASE}check/")
    case = Case.objects.get()
    assert StoredFile.objects.of(1, "case", [case.pk]).count() == 2


def test_adding_and_removing_keeps_the_words(client: Client) -> None:
    typed = {"text": LAMP, "photos": [picture()], "more": "1"}
    page = client.post(f"{BASE}describe/", typed)
    assert page.status_code == 200 and LAMP in page.content.decode()
    photo = StoredFile.objects.get()
    kept = page.context["photos"].carried()[0].ticket
    page = client.post(f"{BASE}describe/", {"text": LAMP, "kept": kept, "drop": str(photo.pk)})
    assert LAMP in page.content.decode()
    assert not StoredFile.objects.exists()


def test_what_is_no_photo_is_said_and_nothing_is_lost(client: Client) -> None:
    fake = SimpleUploadedFile("照片.jpg", b"MZ\x90 not a picture", "image/jpeg")
    page = client.post(f"{BASE}describe/", {"text": LAMP, "photos": [picture(), fake]})
    text = page.content.decode()
    assert page.status_code == 422
    assert LAMP in text and "文字已经保存" in text
    assert text.count('class="photo"') == 1


def test_a_photo_of_30_mb_is_said_to_be_too_big(client: Client) -> None:
    heavy = SimpleUploadedFile("big.jpg", b"\xff\xd8\xff" + b"0" * 30 * 1024 * 1024, "image/jpeg")
    page = client.post(f"{BASE}describe/", {"text": LAMP, "photos": [heavy]})
    assert page.status_code == 422
    assert "20 MB" in page.content.decode() and LAMP in page.content.decode()


def test_a_seventh_photo_is_one_too_many(client: Client) -> None:
    seven = [picture() for _ in range(7)]
    page = client.post(f"{BASE}describe/", {"text": LAMP, "photos": seven})
    assert page.status_code == 422
    assert LAMP in page.content.decode()


def test_the_script_gets_one_line_for_one_photo(client: Client) -> None:
    answer = client.post(f"{BASE}photos/", {"photos": picture()})
    assert answer.status_code == 200
    assert answer.content.decode().strip().startswith("<li")
    assert 'class="photo"' in client.get(f"{BASE}describe/").content.decode()


def test_the_script_gets_a_sentence_for_what_is_no_photo(client: Client) -> None:
    answer = client.post(f"{BASE}photos/", {"photos": SimpleUploadedFile("x.jpg", b"no")})
    assert answer.status_code == 422
    assert "<" not in answer.content.decode()


def test_a_photo_is_added_to_a_request_later(city: City) -> None:
    case = stories.handling(city)
    address = f"/landong/c/wutongli/requests/{case.number}/steps/add/"
    city.client("chen").post(address, {"text": "补一张照片", "photos": [picture()]})
    assert StoredFile.objects.of(1, "case", [case.pk]).count() == 1


def test_a_photo_beyond_the_sixth_is_refused_to_the_script_too(client: Client) -> None:
    answers = [client.post(f"{BASE}photos/", {"photos": picture()}) for _ in range(8)]
    assert [one.status_code for one in answers] == [200] * 6 + [422] * 2
    assert "最多" in answers[-1].content.decode() and StoredFile.objects.count() == 6


def test_photos_beside_public_words_reach_the_resident(city: City) -> None:
    case, desk = stories.handling(city), city.client("zhao")
    address = f"/desk/landong/cases/{case.number}/steps/resolve/"
    desk.post(address, {"seen": case.event_seq, "text": "灯亮了。", "photos": [picture()]})
    assert StoredFile.objects.filter(tenant_id=1, subject_kind="event").count() == 1
    page = city.client("chen").get(f"/landong/c/wutongli/requests/{case.number}/")
    assert sum(len(item.photos) for item in page.context["page"].timeline) == 1
