"""A file's life: received, attached once, or thrown away after a day."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from jielin.files import queries
from jielin.files.models import BadFile, StoredFile
from jielin.files.tasks import purge_unattached
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant
from jielin.kernel.workflow import Refused

Picture = Callable[..., SimpleUploadedFile]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("jielin.files.tests.urls"),
]
CASE, OTHER = uuid7(), uuid7()


@pytest.fixture
def home(transactional_db: None) -> Tenant:
    return Tenant.objects.create(id=61, slug="jinchuan", name="金川区（演示）", is_demo=True)


@pytest.fixture
def photo(home: Tenant, picture: Picture) -> StoredFile:
    return StoredFile.receive(picture(), tenant=home, by=SYSTEM, purpose="photo")


def on_disk(file: StoredFile) -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob(f"{file.pk}*"))


def stored(file: StoredFile) -> StoredFile:
    return StoredFile.objects.get(tenant_id=file.tenant_id, pk=file.pk)


def test_a_photo_lies_under_its_home_and_year_with_a_thumbnail(photo: StoredFile) -> None:
    assert on_disk(photo) == [str(photo.pk), f"{photo.pk}-small"]
    folder = Path(settings.MEDIA_ROOT) / "61" / f"{photo.received_at:%y}"
    assert (folder / str(photo.pk)).stat().st_size == photo.size


def test_a_refused_file_leaves_nothing_behind(home: Tenant) -> None:
    before = list(Path(settings.MEDIA_ROOT).rglob("*"))
    with pytest.raises(BadFile):
        StoredFile.receive(
            SimpleUploadedFile("a.jpg", b"<svg/>"), tenant=home, by=SYSTEM, purpose="photo"
        )
    assert list(Path(settings.MEDIA_ROOT).rglob("*")) == before
    assert not StoredFile.objects.exists()


def test_an_attached_file_is_found_with_its_matter_in_one_query(
    photo: StoredFile, django_assert_num_queries: Any
) -> None:
    photo.attach("case", CASE, is_public=True)
    with django_assert_num_queries(1):
        found = queries.of_many(61, "case", [CASE, OTHER], viewer_key="account:1")
    assert [(one.id, one.is_public) for one in found] == [(photo.pk, True)]


def test_only_public_files_are_shown_to_everybody(photo: StoredFile) -> None:
    photo.attach("case", CASE)
    assert queries.of(61, "case", CASE, viewer_key="", public=True) == ()


def test_another_home_or_kind_does_not_find_it(photo: StoredFile) -> None:
    photo.attach("case", CASE)
    assert not queries.of(62, "case", CASE, viewer_key="k")
    assert not queries.of(61, "wish", CASE, viewer_key="k")


def test_attaching_twice_to_the_same_matter_changes_nothing(photo: StoredFile) -> None:
    photo.attach("case", CASE)
    stored(photo).attach("case", CASE)
    assert stored(photo).subject_id == CASE


def test_a_file_never_moves_to_another_matter(photo: StoredFile) -> None:
    photo.attach("case", CASE)
    with pytest.raises(Refused):
        photo.attach("case", OTHER)
    assert stored(photo).subject_id == CASE


def test_an_attached_file_cannot_be_discarded(photo: StoredFile) -> None:
    photo.attach("case", CASE)
    with pytest.raises(Refused):
        photo.discard()
    assert on_disk(photo)


def test_a_discarded_file_leaves_the_disk_too(photo: StoredFile) -> None:
    photo.discard()
    assert not on_disk(photo)
    assert not StoredFile.objects.exists()


def test_a_file_nobody_attached_is_gone_after_a_day(photo: StoredFile) -> None:
    with clock.at(photo.received_at + timedelta(hours=23)):
        assert purge_unattached.call() == 0
    with clock.at(photo.received_at + timedelta(hours=25)):
        assert purge_unattached.call() == 1
    assert not on_disk(photo)


def test_the_purge_spares_what_was_attached(photo: StoredFile) -> None:
    photo.attach("case", CASE)
    with clock.at(photo.received_at + timedelta(days=900)):
        assert purge_unattached.call() == 0
    assert on_disk(photo)


def test_the_purge_spares_what_was_attached_after_it_looked(photo: StoredFile) -> None:
    seen = stored(photo)
    photo.attach("case", CASE)
    assert StoredFile.throw_away([seen]) == 0
    assert on_disk(photo)


def test_a_ticket_brings_back_the_file_for_its_sender_alone(photo: StoredFile) -> None:
    ticket = photo.ticket_for("session:chen")
    assert queries.carried(61, [ticket], viewer_key="session:chen") == (photo,)
    assert queries.carried(61, [ticket], viewer_key="session:sun") == ()
    assert queries.carried(62, [ticket], viewer_key="session:chen") == ()


@pytest.mark.parametrize("told", ["", "1", "'; --", "eyJhIjoxfQ:abc", str(UUID(int=7))])
def test_an_invented_ticket_brings_nothing(home: Tenant, told: str) -> None:
    assert queries.carried(61, [told], viewer_key="session:chen") == ()


def test_a_ticket_ends_with_its_day_and_with_the_attaching(photo: StoredFile) -> None:
    ticket = photo.ticket_for("session:chen")
    with clock.at(photo.received_at + timedelta(hours=25)):
        assert not queries.carried(61, [ticket], viewer_key="session:chen")
    photo.attach("case", CASE)
    assert not queries.carried(61, [ticket], viewer_key="session:chen")
