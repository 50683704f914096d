"""Sessions in the database, read together with the tokens of the reference data."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from . import clock
from .reference import all_tokens, prime


class SessionStore(DatabaseSessions):
    """Django's own, but for one query a request instead of two."""

    def _get_session_from_db(self) -> Any:
        rows = self.model.objects.filter(session_key=self.session_key, expire_date__gt=clock.now())
        found = rows.annotate(tokens=all_tokens()).first()
        if found is None:
            self._session_key = None
            return None
        prime(found.tokens)
        return found
