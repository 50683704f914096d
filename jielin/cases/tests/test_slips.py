"""A paper slip: printed for an area, typed in once, its picture for staff alone."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jielin.cases.models import Case, Slip
from jielin.files.models import StoredFile
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City

SLIPS = "/desk/landong/slips/"


def photo(body: bytes = b"") -> SimpleUploadedFile:
    """A small picture, or what pretends to be one."""
    made = BytesIO()
    Image.new("RGB", (64, 48), "red").save(made, "JPEG")
    return SimpleUploadedFile("slip.jpg", body or made.getvalue())


def hand_out(city: City, count: int = 1) -> list[Slip]:
    told: dict[str, Any] = {"area_id": city.area("梧桐里社区"), "tenant_id": city.home.pk}
    return list(Slip.hand_out(count, by=city.actor("li"), batch=uuid4(), **told))


def written(city: City, **other: Any) -> dict[str, Any]:
    told = {"area": city.area("第7网格"), "place": "3号楼门前", "text": stories.LAMP}
    told |= {"request_type": "help", "category": "R1203", "phone": "13800002206"}
    return told | {"filed_key": uuid4()} | other


def type_in(client: Client, slip: Slip, told: dict[str, Any]) -> Any:
    return client.post(f"{SLIPS}{slip.number}/", told)


def test_slips_are_numbered_and_printed_with_the_address_of_each(city: City) -> None:
    client: Any = city.client("li")
    batch = uuid4()
    told = {"area": city.area("梧桐里社区"), "count": 3, "batch": batch}
    for _twice in range(2):
        answer = client.post(SLIPS, told)
    assert Slip.objects.count() == 3
    page = client.get(answer.url).content.decode()
    assert all(slip.number in page for slip in Slip.objects.all())
    assert page.count("<svg") >= 3


def test_what_stands_on_a_slip_becomes_a_case_from_paper(city: City) -> None:
    slip = hand_out(city)[0]
    picture = photo()
    answer = type_in(city.client("li"), slip, written(city, photos=[picture]))
    case = Case.objects.get()
    assert answer.url == f"/desk/landong/cases/{case.number}/"
    assert (case.source, case.prefers, case.helped_by_id) == (
        "paper", "phone", city.accounts["li"].pk,
    )  # fmt: skip
    assert Event.objects.filter(subject_id=slip.pk, verb="slip.entered").count() == 1


def test_the_picture_is_shown_to_staff_and_not_to_the_resident(city: City) -> None:
    slip = hand_out(city)[0]
    type_in(city.client("li"), slip, written(city, photos=[photo()]))
    case, file = Case.objects.get(), StoredFile.objects.get()
    desk = city.client("li").get(f"/desk/landong/cases/{case.number}/").content.decode()
    own = f"/landong/c/wutongli/requests/{case.number}/"
    resident = city.client("chen").get(own)
    assert str(file.pk) in desk
    assert resident.status_code == 200
    assert str(file.pk) not in resident.content.decode()


def test_a_number_serves_once(city: City) -> None:
    slip, client = hand_out(city)[0], city.client("li")
    type_in(client, slip, written(city))
    answer = type_in(client, slip, written(city, text="楼道堆了杂物。"))
    assert answer.status_code == 409
    assert "楼道堆了杂物。" in answer.content.decode()
    assert Case.objects.count() == 1
    assert client.get(f"{SLIPS}{slip.number}/").status_code == 200


def test_the_second_click_leads_where_the_first_did(city: City) -> None:
    slip, client, told = hand_out(city)[0], city.client("li"), written(city)
    first, second = type_in(client, slip, told), type_in(client, slip, told)
    assert first.url == second.url
    assert Case.objects.count() == 1


def test_of_two_who_type_in_one_slip_the_later_is_refused(city: City) -> None:
    one = hand_out(city)[0]
    same = Slip.objects.get(pk=one.pk)
    one.enter(by=city.actor("li"), report=stories.report(city, source="paper"))
    with pytest.raises(Refused):
        same.enter(by=city.actor("hu"), report=stories.report(city, source="paper"))
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "status"),
    [({"text": ""}, 422), ({"phone": "123"}, 422), ({"area": "1"}, 422), ({"category": ""}, 422)],
)
def test_bad_input_keeps_what_was_typed_and_the_slip(
    city: City, other: dict[str, Any], status: int
) -> None:
    slip = hand_out(city)[0]
    answer = type_in(city.client("li"), slip, written(city, **other))
    assert answer.status_code == status
    assert "3号楼门前" in answer.content.decode()
    assert Slip.objects.get().state == "printed"


@pytest.mark.parametrize("count", ["", "0", "21", "很多"])
def test_a_senseless_number_of_sheets_is_answered(city: City, count: str) -> None:
    told = {"area": city.area("梧桐里社区"), "count": count, "batch": uuid4()}
    assert city.client("li").post(SLIPS, told).status_code == 422
    assert not Slip.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("sun", 404), ("zhao", 403), ("wu", 404)])
def test_others_find_no_slip_of_an_area_that_is_not_theirs(
    city: City, who: str, status: int
) -> None:
    slip = hand_out(city)[0]
    for path in (f"{slip.number}/", f"sheets/{slip.batch}/"):
        assert city.client(who).get(f"{SLIPS}{path}").status_code == status


def test_a_slip_is_found_by_its_number(city: City) -> None:
    slip, client = hand_out(city)[0], city.client("li")
    found: Any = client.get(SLIPS, {"number": f" {slip.number.lower()} "})
    assert found.url == f"{SLIPS}{slip.number}/"
    assert client.get(SLIPS, {"number": "ZD1"}).status_code == 404


def test_a_document_is_no_picture_of_a_slip(city: City) -> None:
    slip = hand_out(city)[0]
    pdf = photo(b"%PDF-1.7\n%%EOF")
    answer = type_in(city.client("li"), slip, written(city, photos=[pdf]))
    assert answer.status_code == 422
    assert not Case.objects.exists()
