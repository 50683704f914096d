"""Photos in a form: what is good stays, what is not gets a sentence."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from jielin.files.forms import PhotosForm, Sender
from jielin.files.models import StoredFile
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant

Picture = Callable[..., SimpleUploadedFile]
pytestmark = [pytest.mark.django_db, pytest.mark.urls("jielin.files.tests.urls")]


@pytest.fixture
def sender(home: Tenant) -> Sender:
    return Sender(home, SYSTEM, "session:chen")


def sent(
    sender: Sender, *uploads: SimpleUploadedFile, kept: list[str] | None = None, drop: str = ""
) -> PhotosForm:
    data = QueryDict(mutable=True)
    data.setlist("kept", kept or [])
    data["drop"] = drop
    return PhotosForm(data, MultiValueDict({"photos": list(uploads)}), sender=sender)


def test_no_photo_is_all_right(sender: Sender) -> None:
    assert sent(sender).is_valid()


def test_several_photos_arrive_at_once(sender: Sender, picture: Picture) -> None:
    form = sent(sender, picture(), picture())
    assert form.is_valid()
    assert len(form.stored) == 2


def test_a_good_photo_is_kept_when_another_is_refused(sender: Sender, picture: Picture) -> None:
    form = sent(sender, picture(), SimpleUploadedFile("路灯.jpg", b"MZ" + bytes(99)))
    assert form.errors["photos"] == ["这个文件不是照片，打不开。请选 JPEG、PNG 或 WebP 格式的照片"]
    assert [carried.photo.is_photo for carried in form.carried()] == [True]


def test_what_was_carried_comes_back_with_the_next_form(sender: Sender, picture: Picture) -> None:
    first = sent(sender, picture())
    first.full_clean()
    second = sent(sender, picture(), kept=[one.ticket for one in first.carried()])
    assert second.is_valid()
    assert second.stored[0] == first.stored[0]
    assert len(second.stored) == 2


def test_a_seventh_photo_is_refused_and_the_six_stay(sender: Sender, picture: Picture) -> None:
    first = sent(sender, *(picture((20, 20)) for _ in range(6)))
    assert first.is_valid()
    tickets = [one.ticket for one in first.carried()]
    second = sent(sender, picture((20, 20)), kept=tickets)
    assert second.errors["photos"] == ["最多传 6 张照片，请先删掉 1 张"]
    assert len(second.carried()) == 6


def test_a_photo_can_be_taken_away_without_javascript(sender: Sender, picture: Picture) -> None:
    first = sent(sender, picture())
    first.full_clean()
    ticket, file = first.carried()[0].ticket, first.stored[0]
    second = sent(sender, kept=[ticket], drop=str(file.pk))
    assert second.is_valid()
    assert second.stored == []
    assert not StoredFile.objects.exists()


def test_the_photos_of_somebody_else_are_not_carried(sender: Sender, picture: Picture) -> None:
    theirs = sent(Sender(sender.tenant, SYSTEM, "session:sun"), picture())
    theirs.full_clean()
    form = sent(sender, kept=[one.ticket for one in theirs.carried()])
    assert form.is_valid()
    assert form.stored == []


def test_attaching_the_form_attaches_every_photo(sender: Sender, picture: Picture) -> None:
    form, case = sent(sender, picture(), picture()), uuid7()
    form.full_clean()
    form.attach("case", case)
    assert StoredFile.objects.of(sender.tenant.pk, "case", [case]).count() == 2
