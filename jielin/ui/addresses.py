"""Addresses that pages lead to again and again, each reversed once in a process."""

from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language


def address(name: str, told: Mapping[str, Hashable]) -> str:
    """As `reverse` by keywords, in the language now active."""
    return _address(name, tuple(told.items()), get_language() or "")


@lru_cache(maxsize=4096)
def _address(name: str, told: tuple[tuple[str, Hashable], ...], language: str) -> str:
    return reverse(name, kwargs=dict(told))
