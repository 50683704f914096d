"""The catalogue as its pages of settings show it: groups, what was searched for, one category."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from jielin.catalogue.models import Category, DangerWord, Tree
from jielin.kernel.homes import everywhere, home

MOST_FOUND = 60


@dataclass(frozen=True)
class Group:
    """A group with its leaves counted."""

    category: Category
    leaves: int
    resting: int
    depth: int


def groups(tree: str) -> tuple[Group, ...]:
    """The groups of a tree in order, those above others first; one query."""
    rows = Category.objects.filter(tree=tree, unit_kind="").annotate(
        leaves=Count("children", Q(children__is_active=True) & ~Q(children__unit_kind="")),
        resting=Count("children", Q(children__is_active=False)),
    )
    found = list(rows.order_by("sort", "code"))
    top = {row.pk for row in found if row.parent_id is None}
    return tuple(Group(row, row.leaves, row.resting, 0 if row.pk in top else 1) for row in found)


def searched(words: str) -> Sequence[Category]:
    """Leaves whose code, names or words hold this, in either tree."""
    named = Q(name__icontains=words) | Q(name_en__icontains=words) | Q(code__iexact=words)
    rows = Category.objects.exclude(unit_kind="").select_related("parent")
    found = list(rows.filter(named).order_by("tree", "sort")[:MOST_FOUND])
    ids = {row.pk for row in found}
    # JSON text is stored escaped on one engine: look at the words themselves.
    spoken = [row for row in rows if row.pk not in ids and any(words in w for w in row.words)]
    return [*found, *spoken][:MOST_FOUND]


def one(code: str) -> Category | None:
    """A category with its group."""
    return Category.objects.filter(code=code).select_related("parent").first()


def leaves(group: Category) -> Sequence[Category]:
    """What stands in a group, resting ones last."""
    return list(group.children.order_by("-is_active", "sort", "code"))


def danger_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words in use by their line."""
    rows = DangerWord.objects.filter(is_active=True).order_by("number", "word")
    lines: dict[str, list[str]] = {}
    for word, number in rows.values_list("word", "number"):
        lines.setdefault(number, []).append(word)
    return tuple((number, tuple(words)) for number, words in lines.items())


def tree_of(asked: str) -> Tree:
    """The tree asked for, or the residents'."""
    return Tree(asked) if asked in Tree.values else Tree.REQUEST


def others(tenant_id: int) -> tuple[str, ...]:
    """The other homes of this installation: what is shared counts there too."""
    return tuple(home(id).name for id in everywhere() if id != tenant_id)
