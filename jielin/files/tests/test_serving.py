"""An address opens one file for one viewer and a short while."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jielin.files.models import StoredFile
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant

Picture = Callable[..., SimpleUploadedFile]
pytestmark = [pytest.mark.django_db, pytest.mark.urls("jielin.files.tests.urls")]


@pytest.fixture
def photo(home: Tenant, picture: Picture) -> StoredFile:
    return StoredFile.receive(picture((900, 600)), tenant=home, by=SYSTEM, purpose="photo")


@pytest.fixture
def chen(client: Client) -> Client:
    """A browser with a session and no account."""
    session = client.session
    session["draft"] = "路灯不亮"
    session.save()
    return client


def key(client: Client) -> str:
    return f"session:{client.session.session_key}"


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_the_sender_sees_the_photo(chen: Client, photo: StoredFile) -> None:
    response = chen.get(photo.url_for(key(chen)))
    assert response.status_code == 200
    with Image.open(BytesIO(body(response))) as shown:
        assert shown.size == (900, 600)


def test_the_thumbnail_is_small(chen: Client, photo: StoredFile) -> None:
    response = chen.get(photo.thumbnail_for(key(chen)))
    with Image.open(BytesIO(body(response))) as shown:
        assert shown.size == (320, 213)


def test_the_answer_tells_the_browser_to_keep_it_private(chen: Client, photo: StoredFile) -> None:
    response = chen.get(photo.url_for(key(chen)))
    body(response)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("inline")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_document_is_saved_and_not_opened(chen: Client, home: Tenant, pdf: Any) -> None:
    notice = StoredFile.receive(pdf, tenant=home, by=SYSTEM, purpose="document")
    response = chen.get(notice.url_for(key(chen)))
    body(response)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_somebody_else_with_the_same_address_finds_nothing(
    chen: Client, photo: StoredFile
) -> None:
    address = photo.url_for(key(chen))
    assert Client().get(address).status_code == 404
    sun = Client()
    sun.force_login(get_user_model().objects.create(username="sun"))
    assert sun.get(address).status_code == 404


def test_a_signed_in_viewer_is_known_by_the_account(photo: StoredFile) -> None:
    account, browser = get_user_model().objects.create(username="li"), Client()
    browser.force_login(account)
    response = browser.get(photo.url_for(f"account:{account.pk}"))
    assert (response.status_code, bool(body(response))) == (200, True)


def test_an_address_ends_after_two_hours_at_most(chen: Client, photo: StoredFile) -> None:
    address = photo.url_for(key(chen))
    with clock.at(clock.now() + timedelta(hours=2, seconds=1)):
        assert chen.get(address).status_code == 404


def test_an_address_is_the_same_within_the_hour(photo: StoredFile) -> None:
    now = clock.now().replace(minute=5)
    with clock.at(now):
        first = photo.url_for("account:1")
    with clock.at(now + timedelta(minutes=50)):
        assert photo.url_for("account:1") == first


@pytest.mark.parametrize(
    ("old", "new"), [("/61/", "/62/"), ("/full/", "/small/"), ("/full/", "/../")]
)
def test_a_changed_address_opens_nothing(
    chen: Client, photo: StoredFile, old: str, new: str
) -> None:
    assert chen.get(photo.url_for(key(chen)).replace(old, new)).status_code == 404


def test_a_public_photo_is_seen_by_everybody(photo: StoredFile) -> None:
    photo.attach("case", uuid7(), is_public=True)
    response = Client().get(photo.url_for(""))
    assert (response.status_code, bool(body(response))) == (200, True)


def test_an_address_for_everybody_opens_no_private_photo(photo: StoredFile) -> None:
    assert Client().get(photo.url_for("")).status_code == 404


def test_a_file_lost_from_the_disk_is_not_an_error_page(chen: Client, photo: StoredFile) -> None:
    photo.remove_bytes()
    assert chen.get(photo.url_for(key(chen))).status_code == 404


def test_serving_asks_once_for_the_file(
    chen: Client, photo: StoredFile, django_assert_num_queries: Any
) -> None:
    address = photo.url_for(key(chen))
    with django_assert_num_queries(2):  # the session, the file
        body(chen.get(address))
