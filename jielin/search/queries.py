"""Finding: the index gives the newest that fit, the app that owns them says which may be seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from . import marks
from .sources import Hit, Source, sources
from .words import Asked

# So many windows are looked through when the app hides what the index gave.
WINDOWS = 8
LITE = """
SELECT d.subject_id, f.rowid FROM search_index f
CROSS JOIN search_row r ON r.id = f.rowid CROSS JOIN search_document d ON d.id = r.document_id
WHERE f.search_index MATCH %s AND d.tenant_id = %s AND d.kind = %s AND f.rowid < %s
ORDER BY f.rowid DESC LIMIT %s
"""
# What is common stands among the newest, which are read in their order. Only what is rare is
# asked of the index: all of it, before it is put in order. Nobody can tell beforehand which it
# is, and a planner that takes words that go together for chance is wrong by orders of magnitude.
BIG = """
WITH newest AS MATERIALIZED (
    SELECT subject_id, at, id FROM (
        SELECT subject_id, at, id, words FROM search_document
        WHERE tenant_id = %(home)s AND kind = %(kind)s AND (at, id) < (%(at)s, %(id)s)
        ORDER BY at DESC, id DESC LIMIT %(window)s
    ) read WHERE words @@ to_tsquery('simple', %(match)s)
    ORDER BY at DESC, id DESC LIMIT %(size)s
), every AS MATERIALIZED (
    SELECT subject_id, at, id FROM search_document
    WHERE words @@ to_tsquery('simple', %(match)s) AND tenant_id = %(home)s AND kind = %(kind)s
    AND (at, id) < (%(at)s, %(id)s)
)
SELECT subject_id, CAST(at AS text) AS place, id FROM (
    SELECT * FROM newest WHERE (SELECT count(*) FROM newest) = %(size)s
    UNION ALL SELECT * FROM every WHERE (SELECT count(*) FROM newest) < %(size)s
) either ORDER BY at DESC, id DESC LIMIT %(size)s
"""
READ_FOR_EACH = 100
NEWEST_ROW = 2**62
NEWEST = "9999-12-31T23:59:59+00:00"


@dataclass(frozen=True)
class Found:
    """What was found of one kind, newest first; `after` leads on, empty at the end."""

    source: Source
    hits: tuple[Hit, ...]
    after: str = ""


class Span(NamedTuple):
    """So many, from this place in the order on."""

    size: int
    after: str = ""


class Candidate(NamedTuple):
    """A thing that fits, and its place in the order."""

    id: UUID
    place: str


def open_to(actor: Any) -> tuple[Source, ...]:
    """The kinds that this person may search."""
    return tuple(source for source in sources() if actor.has_duty(source.duty))


def search(
    source: Source, actor: Any, home: Any, asked: Asked, *, shown: int, after: str = ""
) -> Found:
    """The newest that fit and that the actor sees. Nothing else is counted or hinted at."""
    if not asked.pieces:
        return Found(source, ())
    found: list[tuple[str, Hit]] = []
    for _round in range(WINDOWS):
        window = candidates(source, actor, home.pk, asked, Span(shown + 1, after))
        seen = source.seen(actor, home, [one.id for one in window]) if window else {}
        found += [(one.place, seen[one.id]) for one in window if one.id in seen]
        if len(found) > shown or len(window) <= shown:
            break
        after = window[-1].place
    more = found[shown - 1][0] if len(found) > shown else ""
    return Found(source, tuple(hit for _place, hit in found[:shown]), more)


def exact(actor: Any, home: Any, asked: Asked) -> str:
    """The address of the matter of this number, if it is visible; else empty."""
    found = (source.exact(actor, home, asked.number) for source in open_to(actor))
    return next((url for url in found if url), "") if asked.number else ""


def candidates(
    source: Source, actor: Any, tenant_id: int, asked: Asked, span: Span
) -> list[Candidate]:
    """What fits and stands in the actor's reach, newest first; by the index alone."""
    reach = [marks.of_kind(source.kind, mark) for mark in source.marks(actor, tenant_id)]
    if not reach:
        return []
    look = _lite if connection.vendor == "sqlite" else _big
    return look(asked, sorted(reach), (tenant_id, source.kind), span)


def _lite(asked: Asked, wanted: list[str], which: tuple[int, str], span: Span) -> list[Candidate]:
    words = [f'"{" ".join(one.tokens)}"{"*" if one.is_open else ""}' for one in asked.pieces]
    reach = " OR ".join(f'"{mark}"' for mark in wanted)
    match = " AND ".join((*words, f"({reach})"))
    is_told = span.after.isascii() and span.after.isdigit()
    before = min(int(span.after), NEWEST_ROW) if is_told else NEWEST_ROW
    rows = _rows(LITE, [match, *which, before, span.size])
    return [Candidate(_uuid(id), str(place)) for id, place in rows]


def _big(asked: Asked, wanted: list[str], which: tuple[int, str], span: Span) -> list[Candidate]:
    words = [f"({' <-> '.join(one.tokens)}{':*' if one.is_open else ''})" for one in asked.pieces]
    match = " & ".join((*words, f"({' | '.join(wanted)})"))
    at, id = _place(span.after)
    told = {"match": match, "home": which[0], "kind": which[1], "at": at, "id": id}
    told |= {"size": span.size, "window": READ_FOR_EACH * span.size}
    rows = _rows(BIG, told)
    return [Candidate(_uuid(id), f"{at}~{row}") for id, at, row in rows]


def _place(after: str) -> tuple[str, str]:
    at, _sign, id = after.partition("~")
    try:
        return datetime.fromisoformat(at).isoformat(), str(UUID(id))
    except ValueError:
        return NEWEST, str(UUID(int=2**128 - 1))


def _rows(statement: str, values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _uuid(stored: Any) -> UUID:
    return stored if isinstance(stored, UUID) else UUID(stored)
