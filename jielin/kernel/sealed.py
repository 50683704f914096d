"""Text that is unreadable at rest (SM4-GCM) and an index to find it by (SM3-HMAC)."""

import base64
import hmac
import os
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import hmac as keyed
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

MARK = "sm4g:"

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


@cache
def _keys(told: str) -> dict[str, bytes]:
    """Key id → 16 bytes, newest first; the text of the setting is the cache key."""
    try:
        pairs = (item.strip().split(":") for item in told.split(","))
        keys = {name: bytes.fromhex(digits) for name, digits in pairs}
    except ValueError as error:
        raise ImproperlyConfigured("FIELD_KEYS is a list like id:32hexdigits,…") from error
    if any(len(key) != 16 for key in keys.values()):
        raise ImproperlyConfigured("Each key of FIELD_KEYS has 32 hex digits.")
    return keys


def newest_key() -> tuple[str, bytes]:
    """What is sealed with from now on; the name travels with the cipher text, so keys rotate."""
    return next(iter(_keys(settings.FIELD_KEYS).items()))


def key_named(name: str) -> bytes:
    """What something was sealed with. Raises KeyError without the key."""
    return _keys(settings.FIELD_KEYS)[name]


def seal(text: str) -> str:
    """Encrypt with the newest key."""
    name, key = newest_key()
    nonce = os.urandom(12)
    engine = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    engine.authenticate_additional_data(name.encode())
    body = engine.update(text.encode()) + engine.finalize()
    return f"{MARK}{name}:{base64.b64encode(nonce + body + engine.tag).decode()}"


def unseal(stored: str) -> str:
    """The text behind `seal`. Raises InvalidTag when it was changed, KeyError without the key."""
    _, name, coded = stored.split(":", 2)
    raw = base64.b64decode(coded)
    key = key_named(name)
    engine = Cipher(algorithms.SM4(key), modes.GCM(raw[:12], raw[-16:])).decryptor()
    engine.authenticate_additional_data(name.encode())
    return (engine.update(raw[12:-16]) + engine.finalize()).decode()


def blind_index(text: str) -> str:
    """32 hex digits that are equal for equal texts and say nothing else; "" for "" ."""
    if not text:
        return ""
    digest = keyed.HMAC(settings.BLIND_INDEX_KEY.encode(), hashes.SM3())
    digest.update(text.encode())
    return digest.finalize().hex()[:32]


def same(left: str, right: str) -> bool:
    """Compare two digests in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())


class SealedTextField(_TextField):
    """A text column that holds only cipher text. An empty text stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        # Always sealed, also when what a person typed looks like cipher text.
        return seal(str(value)) if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> str:
        return unseal(value) if value else ""
