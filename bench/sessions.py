"""Signed-in sessions, written directly: the sign-in itself is not what is measured."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session

from jielin.kernel import clock
from jielin.kernel.sessions import SessionStore
from jielin.people.models import Account
from jielin.people.models.sign_in import today

TOKEN = "b" * 32  # the cookie and the field of a form agree on it
BACKEND = "jielin.kernel.signed_in.Accounts"


def sign_in(
    accounts: Sequence[Account], more: Sequence[dict[str, Any]] | None = None
) -> list[str]:
    """The session key of each, with what else its session keeps."""
    store, expires = SessionStore(), clock.now() + timedelta(hours=8)
    rows = [
        Session(
            session_key=secrets.token_hex(16),
            session_data=store.encode({**_signed(account), **kept}),
            expire_date=expires,
        )
        for account, kept in zip(accounts, more or [{}] * len(accounts), strict=True)
    ]
    Session.objects.bulk_create(rows, batch_size=500)
    return [str(row.session_key) for row in rows]


def _signed(account: Account) -> dict[str, Any]:
    """As after the first page of the day."""
    return {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: account.get_session_auth_hash(),
        "means": "password",
        "seen_on": today().isoformat(),
    }
