"""“Who is in charge of …?”: entries that speak of what was asked, the nearest first."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

# Pairs that every question holds and no entry is told apart by.
EMPTY = frozenset(
    ("谁管", "谁来", "来管", "归谁", "谁负", "负责", "怎么", "什么", "哪个", "部门", "应该",
     "我们", "事项", "工作", "管理", "问题", "处理", "社区", "街道", "没人", "人管", "有人")
)  # fmt: skip
WHOLE, IN_TITLE, BY_CATEGORY, IN_REST = 12.0, 3.0, 2.5, 1.0


@dataclass(frozen=True)
class Findable:
    """An entry as it is searched: title, the rest of its words, and its categories."""

    entry_id: UUID
    title: str
    rest: str
    categories: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Found:
    """An entry that answers, and how well."""

    entry_id: UUID
    score: float


def find(
    asked: str, entries: Iterable[Findable], guessed: Mapping[str, float], limit: int
) -> tuple[Found, ...]:
    """The best first. `guessed`: codes of categories that the question is about, with weight."""
    said = plain(asked)
    scored = ((one, _score(said, one, guessed)) for one in entries)
    hits = [Found(one.entry_id, round(score, 3)) for one, score in scored if score > 0]
    return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])


def plain(text: str) -> str:
    """Full-width letters, capitals, spaces and signs make no difference."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in folded if sign.isalnum())


def _score(said: str, entry: Findable, guessed: Mapping[str, float]) -> float:
    title, rest = plain(entry.title), plain(entry.rest)
    score = sum(guessed.get(code, 0.0) * BY_CATEGORY for code in entry.categories)
    if said and (said in title or (len(title) > 1 and title in said)):
        score += WHOLE
    for pair in _pairs(said):
        score += IN_TITLE if pair in title else IN_REST if pair in rest else 0.0
    return score * entry.weight


def _pairs(said: str) -> set[str]:
    """Telling pairs of neighbouring signs; a single sign stands for itself."""
    if len(said) == 1:
        return {said}
    return {said[at : at + 2] for at in range(len(said) - 1)} - EMPTY
