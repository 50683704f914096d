"""SM3 digests over plain values."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives import hashes

START = bytes(32)


def sm3(*parts: bytes) -> bytes:
    """The 32-byte SM3 digest (GB/T 32905) of the parts one after the other."""
    engine = hashes.Hash(hashes.SM3())
    for part in parts:
        engine.update(part)
    return engine.finalize()


def canonical(values: Iterable[Any]) -> bytes:
    """One spelling for one list of plain values, on every engine and version."""
    text = json.dumps(list(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def spoken(at: datetime) -> str:
    """One spelling for one moment."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
