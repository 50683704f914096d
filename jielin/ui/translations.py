"""The words of all apps in one dictionary for each language, as Django means to keep them."""

from typing import Any

from django.conf import settings
from django.utils.translation.trans_real import translation


def join() -> None:
    """Join what every process reads at its start.

    Django would do so itself where plurals are formed alike, but it compares the code of one
    function with the other function, so that no two are ever joined: every word of every page
    was looked for in up to 27 dictionaries in turn.
    """
    for language, _name in settings.LANGUAGES:
        words: Any = translation(language)
        _join(words._catalog)


def _join(found: Any) -> None:
    """The words of earlier dictionaries go before those of later ones."""
    if len({plural.__code__ for plural in found._plurals}) > 1:
        return
    joined: dict[object, str] = {}
    for one in reversed(found._catalogs):
        joined |= one
    found._catalogs, found._plurals = [joined], found._plurals[:1]
