"""The signature of a delivery: anybody with the secret can prove who sent it, and when."""

import hmac
import secrets
from hashlib import sha256

HEADER = "Jielin-Signature"
DELIVERY = "Jielin-Delivery"
EVENT = "Jielin-Event"


def new_secret() -> str:
    """256 bits from the system's source of chance."""
    return f"jlw_{secrets.token_urlsafe(32)}"


def signature(secret: str, at: int, body: bytes) -> str:
    """`t=1763789066,v1=…`: HMAC-SHA256 over the second, a full stop and the body."""
    told = f"{at}.".encode() + body
    return f"t={at},v1={hmac.new(secret.encode(), told, sha256).hexdigest()}"
