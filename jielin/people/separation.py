"""System, security and audit administration: duties that no one holds together."""

from collections.abc import Iterable

APART = frozenset({"system.manage", "security.manage", "audit.read"})


def clashes(held: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether both together would hold more than one of the duties kept apart."""
    return len(APART & {*held, *wanted}) > 1
