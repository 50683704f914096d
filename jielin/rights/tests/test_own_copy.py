"""A copy with pictures and recordings: all of one's own, nobody else's, for a day."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pytest_django import Settings

from jielin.files.models import StoredFile
from jielin.kernel import clock, sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused
from jielin.rights.models import OwnCopy
from tests import stories
from tests.fixtures import RunJobs

from .conftest import MINE, Office, signed_in


@pytest.fixture
def case(office: Office) -> Any:
    """chen's lamp with a photo of theirs, and one that staff took of the work."""
    case = stories.handling(office)
    stored(office, "chen").attach("case", case.pk)
    event = Event.objects.get(subject_id=case.pk, verb="case.taken")
    stored(office, "zhao").attach("event", event.pk)
    return case


def stored(office: Office, who: str) -> StoredFile:
    sent = SimpleUploadedFile("灯.jpg", _jpeg(), "image/jpeg")
    return StoredFile.receive(sent, tenant=office.home, by=office.actor(who), purpose="photo")


def _jpeg() -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(body, "JPEG")
    return body.getvalue()


def made(office: Office, run_jobs: RunJobs) -> OwnCopy:
    one = OwnCopy.ask(tenant_id=1, by=office.chen)
    run_jobs()
    one.refresh_from_db()
    return one


def test_it_holds_the_tables_and_ones_own_photos_alone(
    office: Office, case: Any, run_jobs: RunJobs
) -> None:
    one = made(office, run_jobs)
    pack = zipfile.ZipFile(io.BytesIO(b"".join(one.fetch(by=office.chen))))
    names = pack.namelist()
    assert names[:2] == ["my-data.xlsx", "my-data.json"]
    [photo] = names[2:]
    assert photo.startswith(f"files/{case.number}-") and pack.read(photo)
    assert (one.state, one.done, one.total) == ("ready", 1, 1)


def test_the_kept_file_is_sealed(office: Office, case: Any, run_jobs: RunJobs) -> None:
    one = made(office, run_jobs)
    with default_storage.open(f"1/copies/{one.pk}") as kept:
        assert kept.read().startswith(b"sm4p:")


def test_the_page_leads_from_the_wish_to_the_file(
    office: Office, case: Any, run_jobs: RunJobs
) -> None:
    chen = office.browser("chen")
    assert chen.post(f"{MINE}export/copy/").status_code == 302
    assert "正在制作" in chen.get(f"{MINE}export/").content.decode()
    run_jobs()
    page = chen.get(f"{MINE}export/").content.decode()
    answer = chen.get(f"{MINE}export/copy/{OwnCopy.objects.get().pk}/")
    assert "下载全部" in page
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")


def test_nobody_else_fetches_it(office: Office, case: Any, run_jobs: RunJobs) -> None:
    path = f"{MINE}export/copy/{made(office, run_jobs).pk}/"
    assert signed_in(office.accounts["sui"]).get(path).status_code == 404
    assert office.client("chen").get(path).status_code == 302


def test_after_a_day_it_is_gone(office: Office, case: Any, run_jobs: RunJobs) -> None:
    one = made(office, run_jobs)
    with clock.at(clock.now() + timedelta(hours=25)):
        with pytest.raises(Refused):
            one.fetch(by=office.chen)
        assert OwnCopy.objects.tidy(clock.now()) == 1
    one.refresh_from_db()
    assert (one.state, list(sealing.faults(1))) == ("gone", [])


def test_one_is_made_at_a_time_and_a_new_one_replaces_the_old(
    office: Office, case: Any, run_jobs: RunJobs
) -> None:
    first = made(office, run_jobs)
    OwnCopy.ask(tenant_id=1, by=office.chen)
    with pytest.raises(Refused):
        OwnCopy.ask(tenant_id=1, by=office.chen)
    first.refresh_from_db()
    assert first.state == "gone"


def test_an_erasure_takes_the_copy_too(
    office: Office, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    stories.withdrawn(office)
    one = made(office, run_jobs)
    with django_capture_on_commit_callbacks(execute=True):
        office.deletion().erase(by=office.keeper(), answer="已删除")
    one.refresh_from_db()
    assert one.state == "gone" and not default_storage.exists(f"1/copies/{one.pk}")


def test_too_much_for_one_file_says_so(office: Office, case: Any, run_jobs: RunJobs) -> None:
    StoredFile.objects.filter(subject_id=case.pk).update(size=300_000_000)
    one = made(office, run_jobs)
    assert (one.state, "12345" in one.answer) == ("failed", True)
    with pytest.raises(Refused):
        one.expire(by=SYSTEM)


def test_a_job_that_breaks_says_so_instead_of_keeping_one_waiting(
    office: Office, case: Any, settings: Settings
) -> None:
    one = OwnCopy.ask(tenant_id=1, by=office.chen)
    settings.FIELD_KEYS = "lost:00112233445566778899aabbccddeeff"
    with pytest.raises(KeyError):
        one.carry_out()
    one.refresh_from_db()
    assert one.state == "failed" and one.answer


def test_without_a_photo_no_copy_with_photos_is_offered(office: Office) -> None:
    page = office.browser("chen").get(f"{MINE}export/").content.decode()
    assert "您还没有上传过照片或录音" in page and "export/copy/" not in page


def test_whoever_has_one_reads_that_a_new_one_replaces_it(
    office: Office, case: Any, run_jobs: RunJobs
) -> None:
    chen = office.browser("chen")
    assert "制作一份带照片和录音的副本" in chen.get(f"{MINE}export/").content.decode()
    made(office, run_jobs)
    assert "重新制作（现有这份会删除）" in chen.get(f"{MINE}export/").content.decode()


def test_the_page_counts_nothing_before_the_job_has_begun(office: Office, case: Any) -> None:
    OwnCopy.ask(tenant_id=1, by=office.chen)
    page = office.browser("chen").get(f"{MINE}export/").content.decode()
    assert "需要几分钟" in page and "已打包 0 个" not in page
