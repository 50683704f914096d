"""Notices that seem to say the same: the writer is warned, never stopped."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from ..models import Notice, NoticeArea, Words
from ..states import NoticeState

LIVE = (NoticeState.PROPOSED, NoticeState.PUBLISHED)
MOST = 3
_BLANK = re.compile(r"[\s\W_]+")


@dataclass(frozen=True)
class Twin:
    """A notice that says the same words, or the same kind of thing for the same days and areas."""

    number: str
    title: str
    has_same_words: bool


def twins(words: Words, tenant_id: int, *but: UUID | None) -> tuple[Twin, ...]:
    """Those that wait or stand now; one query. `but` are itself and what it corrects."""
    rows = Notice.objects.filter(tenant_id=tenant_id, state__in=LIVE)
    rows = rows.exclude(pk__in=[id for id in but if id is not None])
    at_once = Q(valid_from__lt=words.valid_until, valid_until__gt=words.valid_from)
    here = NoticeArea.objects.filter(tenant_id=tenant_id, area_id__in=words.areas)
    alike = at_once & Q(topic=words.topic, pk__in=here.values("notice_id"))
    found = [_twin(one, words) for one in rows.filter(alike | Q(text=words.text)).order_by("-id")]
    return tuple(sorted(found, key=lambda one: not one.has_same_words)[:MOST])


def _twin(one: Notice, words: Words) -> Twin:
    return Twin(one.number, one.title, _plain(one.text) == _plain(words.text))


def _plain(text: str) -> str:
    """The text without blanks and punctuation."""
    return _BLANK.sub("", text)
