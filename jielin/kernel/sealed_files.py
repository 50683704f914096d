"""Files that are unreadable at rest, written and read in pieces that never fill the memory.

Each piece is sealed by itself (SM4-GCM); its nonce is the file's own seven random bytes, the
number of the piece, and whether it is the last. So a piece that was changed, moved, added or cut
off is noticed before a byte of it is given out (the STREAM construction of Hoang, Reyhanitabar,
Rogaway and Vizár, 2015).
"""

import io
import os
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .sealed import key_named, newest_key

MARK = b"sm4p:"
PIECE, TAG, PREFIX = 1 << 20, 16, 7


class SealedWriter(io.RawIOBase):
    """Takes bytes in any portions and writes them sealed; `close` ends the last piece."""

    def __init__(self, into: IO[bytes]) -> None:
        name, self._key = newest_key()
        self._into, self._name, self._prefix = into, name.encode(), os.urandom(PREFIX)
        self._waiting, self._number = bytearray(), 0
        into.write(MARK + self._name + b"\n" + self._prefix)

    def writable(self) -> bool:
        return True

    def write(self, portion: bytes) -> int:  # type: ignore[override]
        self._waiting += portion
        # The last piece is known only at the end, so a full one waits for what follows it.
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]))
            del self._waiting[:PIECE]
        return len(portion)

    def close(self) -> None:
        if not self.closed:
            self._seal(bytes(self._waiting), is_last=True)
            self._waiting.clear()
        super().close()

    def _seal(self, piece: bytes, *, is_last: bool = False) -> None:
        nonce = _nonce(self._prefix, self._number, is_last)
        engine = Cipher(algorithms.SM4(self._key), modes.GCM(nonce)).encryptor()
        engine.authenticate_additional_data(self._name)
        self._into.write(engine.update(piece) + engine.finalize() + engine.tag)
        self._number += 1


def unsealed(stored: IO[bytes]) -> Iterator[bytes]:
    """The pieces behind a `SealedWriter`, each proven before it is given.

    Raises InvalidTag when anything was changed, KeyError without the key.
    """
    head = stored.readline(200)
    if not head.startswith(MARK):
        raise InvalidTag
    name = head[len(MARK) :].strip()
    key, prefix = key_named(name.decode()), stored.read(PREFIX)
    piece, number = stored.read(PIECE + TAG), 0
    while True:
        following = stored.read(PIECE + TAG)
        yield _opened(piece, key, name, _nonce(prefix, number, not following))
        if not following:
            return
        piece, number = following, number + 1


def _opened(piece: bytes, key: bytes, name: bytes, nonce: bytes) -> bytes:
    if len(piece) < TAG:
        raise InvalidTag
    engine = Cipher(algorithms.SM4(key), modes.GCM(nonce, piece[-TAG:])).decryptor()
    engine.authenticate_additional_data(name)
    return engine.update(piece[:-TAG]) + engine.finalize()


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])
