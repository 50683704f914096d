"""The catalogue in the process: groups, leaves, guesses and danger words without a query."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from jielin.kernel.reference import Reference

from . import guessing
from .models import Category, DangerWord


@dataclass(frozen=True)
class Leaf:
    """A category as pages and rules need it. Groups have no unit kind and no rule."""

    id: int
    code: str
    parent_id: int | None
    tree: str
    name: str
    name_en: str
    words: tuple[str, ...]
    unit_kind: str
    rule_key: str
    is_danger: bool
    needs_check: bool
    version: int
    is_active: bool

    @property
    def title(self) -> str:
        """The name in the reader's language, Chinese where there is no other."""
        is_english = (get_language() or "").startswith("en")
        return self.name_en if is_english and self.name_en else self.name

    @property
    def is_group(self) -> bool:
        return not self.unit_kind

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class Guess:
    """A category that a text is probably about, and the words that say so."""

    category: Leaf
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True)
class Danger:
    """A danger word that stands in a text, and the line to call."""

    word: str
    number: str

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class Catalogue:
    """A snapshot; categories that ended are still found by id and code, never offered."""

    by_id: Mapping[int, Leaf]
    by_code_: Mapping[str, Leaf]
    below: Mapping[int | None, tuple[Leaf, ...]]
    numbers: Mapping[str, str]
    lexicon: guessing.Lexicon

    def get(self, id: int) -> Leaf:
        """KeyError when there is none."""
        return self.by_id[id]

    def by_code(self, code: str) -> Leaf | None:
        return self.by_code_.get(code)

    def groups(self, tree: str) -> tuple[Leaf, ...]:
        """The groups that hold leaves in use, in the order of the sheet."""
        of_tree = (leaf for leaf in self.by_id.values() if leaf.tree == tree)
        return tuple(leaf for leaf in of_tree if self.leaves(leaf.id))

    def leaves(self, group_id: int) -> tuple[Leaf, ...]:
        """The leaves in use of a group."""
        return tuple(leaf for leaf in self.below.get(group_id, ()) if not leaf.is_group)

    def guess(self, text: str, limit: int = 5) -> tuple[Guess, ...]:
        """Leaves of the request tree, the likeliest first; empty when nothing speaks for any."""
        hits = guessing.rank(text, self.lexicon, limit)
        return tuple(Guess(self.by_id[hit.key], hit.score, hit.matched) for hit in hits)

    def danger_words(self, text: str) -> tuple[Danger, ...]:
        """The longest first, so that the first number is the one to show largest."""
        found = guessing.found_in(text, self.numbers)
        return tuple(Danger(word, self.numbers[word]) for word in found)

    def chain(self, id: int) -> tuple[str, ...]:
        """Codes from the category up to its root."""
        codes: list[str] = []
        here: int | None = id
        while here is not None:
            codes.append(self.by_id[here].code)
            here = self.by_id[here].parent_id
        return tuple(codes)


def catalogue() -> Catalogue:
    """The catalogue in force."""
    return _CATALOGUE.get()


def _load() -> Catalogue:
    rows = [_leaf(row) for row in Category.objects.order_by("tree", "sort", "code")]
    below: dict[int | None, list[Leaf]] = defaultdict(list)
    for leaf in rows:
        if leaf.is_active:
            below[leaf.parent_id].append(leaf)
    return Catalogue(
        by_id={leaf.id: leaf for leaf in rows},
        by_code_={leaf.code: leaf for leaf in rows},
        below={parent: tuple(leaves) for parent, leaves in below.items()},
        numbers=dict(DangerWord.objects.filter(is_active=True).values_list("word", "number")),
        lexicon=guessing.lexicon([_candidate(leaf) for leaf in rows if _may_be_guessed(leaf)]),
    )


def _may_be_guessed(leaf: Leaf) -> bool:
    return leaf.tree == "request" and leaf.is_active and not leaf.is_group


def _candidate(leaf: Leaf) -> guessing.Candidate:
    return guessing.Candidate(leaf.id, (leaf.name, *leaf.words))


def _leaf(row: Category) -> Leaf:
    return Leaf(
        id=row.pk,
        code=row.code,
        parent_id=row.parent_id,
        tree=row.tree,
        name=row.name,
        name_en=row.name_en,
        words=tuple(row.words),
        unit_kind=row.unit_kind,
        rule_key=row.rule_key,
        is_danger=row.is_danger,
        needs_check=row.needs_check,
        version=row.version,
        is_active=row.is_active,
    )


_CATALOGUE = Reference("catalogue", _load)
