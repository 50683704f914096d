"""Which categories a text is probably about, told by the words that residents use."""

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Chosen on the practice sentences of tests/test_guess_quality.py, not on the judging ones.
PAIR_WEIGHT = 0.5
SIGN_WEIGHT = 0.3
# Everyday pairs and signs that say nothing about the matter.
_EVERYDAY = """
    一个 一样 什么 啥时 时候 怎么 不能 能不 可以 没有 没人 有人 人管 我家 到我 我们 他们 自己
    小区 出去 下来 起来 回来 进去 上来 出来 都没 没来 没见 买的 全是 都是 还是 就是 不是 老是
    不到 不了 不给 给我 到处 好几 几个 家里 孩子 天天 晚上 早上 半夜 这个 那个 这里 那里 屋里
    窗户 衣服 路口 都能 东西 地方 好久 问题 处理 解决 反映 东边 西边 房子 社区 今天 昨天 现在
"""
EMPTY_PAIRS = frozenset(_EVERYDAY.split())
EMPTY_SIGNS = frozenset(
    "的了我你他她们是有没不都也就还在和跟把被给到去来上下里外前后大小多少个一二三四五六七八九十"
    "人家天年月日点这那啥吗呢吧么要想会能说得着过好老很太又再从才只年次件条家没,，。？！、"
)


@dataclass(frozen=True)
class Candidate:
    """One category and the words for it."""

    key: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """A category, how well it fits (higher is better), and the words found in the text."""

    key: int
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """The candidates turned around: from a piece of text to the categories it speaks for."""

    order: Mapping[int, int]
    words: tuple[tuple[str, float, tuple[int, ...]], ...]
    pieces: Mapping[str, tuple[float, tuple[int, ...]]]


def lexicon(candidates: Sequence[Candidate]) -> Lexicon:
    """Built once; a word shared by several categories says less about each of them."""
    words: dict[str, list[int]] = defaultdict(list)
    pieces: dict[str, list[int]] = defaultdict(list)
    for candidate in candidates:
        own = {plain(word) for word in candidate.words} - {""}
        for word in sorted(own):
            words[word].append(candidate.key)
        for piece in sorted({piece for word in own for piece in _pieces(word)}):
            pieces[piece].append(candidate.key)
    rarity = {piece: _rarity(piece, len(keys), len(candidates)) for piece, keys in pieces.items()}
    return Lexicon(
        order={candidate.key: place for place, candidate in enumerate(candidates)},
        words=tuple((w, len(w) ** 1.5 / math.sqrt(len(k)), tuple(k)) for w, k in words.items()),
        pieces={piece: (rarity[piece], tuple(keys)) for piece, keys in pieces.items()},
    )


def rank(text: str, known: Lexicon, limit: int) -> tuple[Hit, ...]:
    """The best first; equal scores keep the order of the candidates."""
    said = plain(text)
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for word, weight, keys in known.words:
        if word in said:
            for key in keys:
                found[key][word] = weight
    scores = {key: _without_nested(weights) for key, weights in found.items()}
    hints = _hints(said, known)
    keys_seen = {*scores, *(key for key, (_, pairs) in hints.items() if pairs)}
    hits = [_hit(key, found.get(key, {}), scores.get(key, 0.0), hints[key]) for key in keys_seen]
    hits.sort(key=lambda hit: (-hit.score, known.order[hit.key]))
    return tuple(hits[:limit])


def found_in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words that stand in the text, longest first, without those inside a longer one."""
    said = plain(text)
    standing = sorted({word for word in words if plain(word) in said}, key=lambda w: (-len(w), w))
    return tuple(w for i, w in enumerate(standing) if not any(w in x for x in standing[:i]))


def plain(text: str) -> str:
    """Full-width letters, capitals and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _hit(
    key: int, found: Mapping[str, float], score: float, hint: tuple[float, tuple[str, ...]]
) -> Hit:
    total = round(score + hint[0], 4)
    return Hit(key, total, found_in("，".join(found), found) or hint[1])


def _hints(said: str, known: Lexicon) -> dict[int, tuple[float, tuple[str, ...]]]:
    """What parts of words say when nobody used the whole word."""
    totals: Counter[int] = Counter()
    pairs: dict[int, list[str]] = defaultdict(list)
    for piece in sorted(_pieces(said)):
        rarity, keys = known.pieces.get(piece, (0.0, ()))
        for key in keys:
            totals[key] += rarity  # type: ignore[assignment]
            if len(piece) == 2:
                pairs[key].append(piece)
    return defaultdict(
        lambda: (0.0, ()), {key: (totals[key], tuple(pairs.get(key, ()))) for key in totals}
    )


def _pieces(word: str) -> set[str]:
    """Every telling sign and every telling pair of neighbouring signs."""
    pairs = {word[i : i + 2] for i in range(len(word) - 1)}
    return ({*word} - EMPTY_SIGNS) | (pairs - EMPTY_PAIRS)


def _rarity(piece: str, holders: int, of: int) -> float:
    weight = PAIR_WEIGHT if len(piece) == 2 else SIGN_WEIGHT
    return weight * math.log(1 + of / holders)


def _without_nested(weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in weights if not _is_nested(word, weights))


def _is_nested(word: str, among: Iterable[str]) -> bool:
    return any(word != other and word in other for other in among)
