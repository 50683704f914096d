"""Files at rest: what was sealed comes back, and nothing else does."""

import io
import random
import tracemalloc
import zipfile
from typing import IO, cast

import pytest
from cryptography.exceptions import InvalidTag
from pytest_django import Settings

from jielin.kernel.sealed_files import PIECE, TAG, SealedWriter, unsealed

OLD, NEW = "k1:00112233445566778899aabbccddeeff", "k2:ffeeddccbbaa99887766554433221100"
WORDS = "陈芳的照片".encode()


def sealed(content: bytes, portion: int = 300_000) -> bytes:
    into = io.BytesIO()
    with SealedWriter(into) as writer:
        for start in range(0, len(content), portion):
            writer.write(content[start : start + portion])
    return into.getvalue()


def opened(stored: bytes) -> bytes:
    return b"".join(unsealed(io.BytesIO(stored)))


def noise(length: int) -> bytes:
    return random.Random(length).randbytes(length)


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_was_sealed_comes_back(length: int) -> None:
    content = noise(length)
    assert opened(sealed(content)) == content


def test_nothing_of_it_is_readable_and_no_two_are_alike() -> None:
    assert WORDS not in sealed(WORDS * 50)
    assert sealed(WORDS) != sealed(WORDS)


@pytest.mark.parametrize("at", [8, 10, 20, PIECE, -1, -TAG - 1])
def test_a_changed_byte_is_noticed(at: int) -> None:
    stored = bytearray(sealed(noise(2 * PIECE)))
    stored[at] ^= 1
    with pytest.raises(InvalidTag):
        opened(bytes(stored))


def _head(stored: bytes) -> int:
    return stored.index(b"\n") + 1 + 7


def test_a_piece_that_was_cut_off_or_moved_is_noticed() -> None:
    stored = sealed(noise(3 * PIECE))
    head, step = _head(stored), PIECE + TAG
    first, second = stored[head : head + step], stored[head + step : head + 2 * step]
    cut, swapped = stored[: head + 2 * step], stored[:head] + second + first
    for wrong in (cut, swapped + stored[head + 2 * step :], stored + first, stored[:head]):
        with pytest.raises(InvalidTag):
            opened(wrong)


def test_a_piece_is_given_before_the_rest_is_read() -> None:
    stored = io.BytesIO(sealed(noise(20 * PIECE)))
    next(unsealed(stored))
    assert stored.tell() < 3 * PIECE


def test_the_old_key_still_reads(settings: Settings) -> None:
    settings.FIELD_KEYS = OLD
    before = sealed(WORDS)
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    assert opened(before) == WORDS
    assert sealed(WORDS).startswith(b"sm4p:k2\n")


def test_a_zip_of_many_files_goes_through_in_little_memory() -> None:
    into, part = io.BytesIO(), noise(2 * PIECE)
    tracemalloc.start()
    with SealedWriter(into) as writer, zipfile.ZipFile(cast(IO[bytes], writer), "w") as pack:
        before = tracemalloc.get_traced_memory()[0] - len(into.getbuffer())
        for number in range(12):
            pack.writestr(f"{number}.jpg", part)
        peak = tracemalloc.get_traced_memory()[1] - len(into.getbuffer())
    tracemalloc.stop()
    assert peak - before < 12 * PIECE
    with zipfile.ZipFile(io.BytesIO(opened(into.getvalue()))) as back:
        assert back.read("11.jpg") == part and back.testzip() is None
