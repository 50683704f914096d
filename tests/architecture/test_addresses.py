"""Every address of the desk and the API says which duty opens it."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

from .sources import all_of

GUARDED = ("desk/", "api/")
Pattern = URLPattern | URLResolver


def test_every_desk_and_api_view_declares_a_duty() -> None:
    found = [
        f"{address} → {view!r}"
        for address, view in _addresses()
        if address.startswith(GUARDED) and not getattr(view, "duty", None)
    ]
    assert not found, all_of(found)


def test_every_address_is_unique() -> None:
    addresses = [address for address, _ in _addresses()]
    twice = {address for address in addresses if addresses.count(address) > 1}
    assert not twice, all_of(sorted(twice))


def test_every_address_ends_with_a_stroke_or_names_one_file() -> None:
    found = [
        address
        for address, _ in _addresses()
        if address
        and not address.endswith(("/", ">", ".txt", ".js", ".png", ".webmanifest", "healthz"))
    ]
    assert not found, all_of(found)


def _addresses() -> Iterator[tuple[str, object]]:
    """Our own addresses and views, in the default language."""
    with override(settings.LANGUAGE_CODE):
        yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: list[Pattern], start: str) -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        address = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
        elif pattern.callback.__module__.startswith("jielin."):
            yield address, pattern.callback
