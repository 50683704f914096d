"""Words as they are searched: pairs of Chinese characters, letters, digits; nothing personal."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 60
# Basic block, extensions A to H, and the round zero: names hold rare characters.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_PIECE = re.compile(rf"(?P<han>[{HAN}]+)|(?P<digits>[0-9]+)|(?P<letters>[^\W\d_{HAN}]+)")
# A number of a matter is no telephone number, though it has as many digits.
_NUMBER = re.compile(r"((?<![A-Za-z0-9])(?:[A-Za-z]{2})?20\d{6}-\d{1,6}(?!\d))")
WHOLE_NUMBER = re.compile(r"[A-Z]{2}20\d{6}-\d{4,6}")
_RUN = re.compile(r"\d(?:[\s\-‐-―−ー_.·()/]{0,3}\d)*[xX]?")
_IN_A_ROW = re.compile(r"\d{7}")
_INVISIBLE = frozenset({"Cf", "Cs"})
PERSONAL_DIGITS, OPEN_DIGITS = 10, 5


@dataclass(frozen=True)
class Phrase:
    """Tokens that stand one after the other; of an open one the last may go on."""

    tokens: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class Asked:
    """What somebody typed into the box, read."""

    typed: str
    pieces: tuple[Phrase, ...] = ()
    is_personal: bool = False
    is_cut: bool = False

    @property
    def number(self) -> str:
        """The whole number of a matter, when nothing else was typed."""
        plain = "".join(_uniform(self.typed).upper().split())
        return plain if WHOLE_NUMBER.fullmatch(plain) else ""


@dataclass(frozen=True)
class Mark:
    """A stretch of a title, and whether it was asked for."""

    text: str
    is_hit: bool


def read(typed: str) -> Asked:
    """Never fails: signs say nothing, too long words are cut, telephone numbers are refused."""
    plain = _uniform(typed).strip()
    kept = plain[:LONGEST]
    if any(_is_personal(run) for run in _runs(plain)):
        return Asked(kept, is_personal=True)
    return Asked(kept, tuple(_phrases(kept)), is_cut=len(plain) > LONGEST)


def tokens(*texts: str) -> str:
    """The words of these texts for the index, in their order."""
    found = (
        token for text in texts for piece in _pieces(_uniform(text)) for token in _kept(piece)
    )
    return " ".join(found)


def without_personal(text: str) -> str:
    """The text without telephone and identity numbers, and without any long row of digits."""
    parts = _NUMBER.split(_uniform(text))
    return "".join(
        part if at % 2 else _RUN.sub(lambda run: " " if _is_long(run[0]) else run[0], part)
        for at, part in enumerate(parts)
    )


def marked(title: str, asked: Asked) -> tuple[Mark, ...]:
    """The title in stretches: what was asked for, and what is between."""
    wanted = [re.escape(piece) for piece in _pieces(asked.typed)]
    if not wanted:
        return (Mark(title, False),)
    both = re.compile(f"({'|'.join(sorted(wanted, key=len, reverse=True))})", re.IGNORECASE)
    return tuple(Mark(part, bool(at % 2)) for at, part in enumerate(both.split(title)) if part)


def _uniform(text: str) -> str:
    """One form of each sign: full-width digits become plain, invisible signs go."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(" " if sign in "\0\n\r\t" else sign for sign in plain if _is_visible(sign))


def _is_visible(sign: str) -> bool:
    return unicodedata.category(sign) not in _INVISIBLE


def _pieces(text: str) -> Iterator[str]:
    return (found[0].lower() for found in _PIECE.finditer(text))


def _phrases(text: str) -> Iterator[Phrase]:
    """What touches belongs together: the 3 of 3号楼 is no 13, and no 30."""
    row: list[str] = []
    found = [*_PIECE.finditer(text)]
    for at, one in enumerate(found):
        row.append(one[0].lower())
        if at + 1 == len(found) or found[at + 1].start() != one.end():
            before = [token for piece in row[:-1] for token in _kept(piece)]
            yield Phrase((*before, *_tokens(row[-1])), _goes_on(row[-1]))
            row = []


def _goes_on(piece: str) -> bool:
    """One character, the beginning of a word or of a date; few digits are meant as they are."""
    if piece.isdigit():
        return len(piece) >= OPEN_DIGITS
    return len(piece) == 1 or not _is_han(piece)


def _tokens(piece: str) -> list[str]:
    """Pairs of neighbours; a single character, a word or digits stand for themselves."""
    if _is_han(piece) and len(piece) > 1:
        return [piece[at : at + 2] for at in range(len(piece) - 1)]
    return [piece]


def _kept(piece: str) -> list[str]:
    """In the index the last character also stands alone, so that one character finds it."""
    return [*_tokens(piece), piece[-1]] if _is_han(piece) and len(piece) > 1 else [piece]


def _is_han(piece: str) -> bool:
    found = _PIECE.match(piece)
    return bool(found and found.lastgroup == "han")


def _runs(text: str) -> Iterator[str]:
    for part in _NUMBER.split(text)[::2]:
        yield from (found[0] for found in _RUN.finditer(part))


def _is_personal(run: str) -> bool:
    return sum(sign.isdigit() for sign in run) >= PERSONAL_DIGITS


def _is_long(run: str) -> bool:
    return _is_personal(run) or bool(_IN_A_ROW.search(run))
