"""Who asked to be erased is found nowhere: no table, file, session, search document or message."""

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection

from jielin.cases.models import Case
from jielin.files.models import StoredFile
from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Promise
from jielin.kernel.sealed import blind_index, unseal
from jielin.people.phones import normalise
from jielin.rights.models import DataRequest
from jielin.whistles.tests.conftest import THEN, town_of
from tests.cast import City
from tests.fixtures import RunJobs

from .living import NEEDLES, PHONE, Life, lived

CODED = re.compile(r"[A-Za-z0-9+/]{16,}=*")
SEALED = re.compile(r"sm4g:[^\s\"',:]+:[A-Za-z0-9+/=]+")
FOUND = {*NEEDLES, blind_index(PHONE)} - {"１３９ ８７６５ ４３２１"}


@pytest.fixture
def life(standing_city: City, run_jobs: RunJobs, media: Path) -> Iterator[Life]:
    with clock.at(THEN):
        made = lived(town_of(standing_city))
        run_jobs()
        yield made


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return Path(settings.MEDIA_ROOT)


def erased(life: Life, run_jobs: RunJobs, commit: Any) -> DataRequest:
    asked = DataRequest.ask_deletion(tenant_id=1, by=life.me)
    with commit(execute=True):
        asked.erase(by=life.keeper, answer="已核实本人身份，予以删除。")
    run_jobs()
    return asked


def test_before_it_everything_is_found(life: Life) -> None:
    """Else the next test could not fail."""
    told = "\n".join(everything())
    assert not [needle for needle in FOUND if needle not in told]


def test_nothing_of_the_person_is_left_anywhere(
    life: Life, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    erased(life, run_jobs, django_capture_on_commit_callbacks)
    left = [
        (place, needle)
        for place, text in tables()
        for needle in FOUND
        if needle in text or PHONE in normalise(text)
    ]
    assert not left, left[:12]


def test_each_matter_says_that_words_were_replaced_and_by_which_request(
    life: Life, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    asked = erased(life, run_jobs, django_capture_on_commit_callbacks)
    events = list(Event.objects.filter(verb__endswith="erased").exclude(verb="rights.erased"))
    kinds = {event.subject_kind for event in events}
    assert {"case", "extension", "whistle_order"} <= kinds
    assert "supervision_order" in kinds
    assert {tuple(event.details.items()) for event in events} == {(("request", asked.number),)}
    assert list(sealing.faults(1)) == []


def test_the_bytes_of_the_photos_are_gone(
    life: Life, run_jobs: RunJobs, media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    before = files(media)
    assert len(before) == 2  # full size and thumbnail
    erased(life, run_jobs, django_capture_on_commit_callbacks)
    assert files(media) == []
    kept = StoredFile.objects.get()
    assert (kept.name, kept.digest, kept.received_by_id) == ("", "", None)


def test_no_list_that_was_taken_out_is_kept(
    life: Life, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    assert any("驫巷" in text for place, text in tables() if "keptsheet" in place)
    erased(life, run_jobs, django_capture_on_commit_callbacks)
    assert not [place for place, _text in tables() if "keptsheet" in place]


def test_the_chain_proves_and_the_figures_stand(
    life: Life, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    before, promises = counts(), Promise.objects.filter(is_open=False).count()
    events = set(Event.objects.values_list("pk", flat=True))
    asked = erased(life, run_jobs, django_capture_on_commit_callbacks)
    call_command("verify_events", verbosity=0)
    assert counts() == before
    assert events <= set(Event.objects.values_list("pk", flat=True))
    # The only promise besides is the one to carry this out.
    assert Promise.objects.filter(is_open=False).count() == promises + 1
    assert asked.figures["cases"] > 0


def test_the_person_is_signed_out_and_may_begin_anew(
    life: Life, run_jobs: RunJobs, django_capture_on_commit_callbacks: Any
) -> None:
    erased(life, run_jobs, django_capture_on_commit_callbacks)
    key = life.browser.session.session_key
    assert not Session.objects.filter(session_key=key).exists()
    again = type(life.account).of_phone(PHONE)
    assert again.pk != life.account.pk


def counts() -> Counter[tuple[str, ...]]:
    """The figures that are told of cases: by state, class, end and rating."""
    rows = Case.objects.values_list("state", "ending", "solved", "satisfied", "category_id")
    return Counter(tuple(map(str, row)) for row in rows)


def files(media: Path) -> list[Path]:
    return sorted(path for path in media.rglob("*") if path.is_file())


def everything() -> Iterator[str]:
    for _place, text in tables():
        yield text
        yield normalise(text)


def tables() -> Iterator[tuple[str, str]]:
    """Every value of every table, also those of the index of words; sealed text opened."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield f"{table}.{column}", "\n".join(opened(value))
    for session in Session.objects.all():
        yield "session", "\n".join(opened(str(session.get_decoded())))


def opened(value: Any) -> Iterator[str]:
    text = (
        bytes(value).decode(errors="replace")
        if isinstance(value, bytes | memoryview)
        else str(value)
    )
    yield text
    for sealed in SEALED.findall(text):
        yield from opened(unseal(sealed))
    if CODED.fullmatch(text):
        with suppress(ValueError):
            yield b64decode(text).decode(errors="replace")
