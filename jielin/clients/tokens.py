"""Tokens of clients: a prefix to find them by, a secret, and only the digest of both kept."""

import hmac
import re
import secrets
from dataclasses import dataclass

from jielin.kernel.digests import sm3

MARK = "jl"
# 10 of 32 signs find the row; 43 signs of 64 are 256 bits nobody guesses.
PREFIX_SIGNS, SECRET_BYTES = 10, 32
_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
_SHAPE = re.compile(r"^jl_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$")


@dataclass(frozen=True)
class Token:
    """A token as it is shown once. `digest` is what is kept of it: SM3, 64 hex digits."""

    prefix: str
    text: str

    @property
    def digest(self) -> str:
        return digest_of(self.text)


def make() -> Token:
    """A new token from the system's source of chance."""
    prefix = "".join(secrets.choice(_SIGNS) for _ in range(PREFIX_SIGNS))
    return Token(prefix, f"{MARK}_{prefix}_{secrets.token_urlsafe(SECRET_BYTES)}")


def prefix_of(told: str) -> str:
    """The prefix of what a request carries; empty when it has not the shape of a token."""
    found = _SHAPE.match(told)
    return found.group(1) if found else ""


def digest_of(text: str) -> str:
    return sm3(text.encode()).hex()


def fits(told: str, digest: str) -> bool:
    """Whether the token belongs to the digest, compared in constant time."""
    return hmac.compare_digest(digest_of(told).encode(), digest.encode())
