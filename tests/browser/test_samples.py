"""The list of pages is complete: no address of ours is left out of the tests that walk it."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import RegexPattern

from tests.architecture.sources import all_of

from . import pages
from .sample import Sample
from .samples import Known, samples

OURS = frozenset({"portal", "requests", "desk", "desk_cases"})
# These only take what a form sends, and lead to a page of the list.
POSTED = pages.POSTED | frozenset(
    {
        "signin:logout", "signin:revoke", "signin:revoke_others", "requests:follow",
        "requests:photos", "desk:retry", "desk:retry_message", "portal:manifest",
        "portal:desk-manifest",
    }
)  # fmt: skip


@pytest.mark.parametrize("part", ["portal", *pages.APPS])
def test_every_page_has_a_sample_with_a_name_of_its_own(known: Known, part: str) -> None:
    app, listed = pages.APPS.get(part), list(samples(known))
    ours = app.OURS if app else OURS
    missing = set(_names(get_resolver().url_patterns, ours)) - POSTED - set(map(_name, listed))
    assert not missing, all_of(sorted(missing))
    names = [sample.name for sample in listed]
    assert len(set(names)) == len(names), all_of([n for n in names if names.count(n) > 1])
    of_the_app = [sample.name for sample in pages.samples(known.told)]
    assert bool(of_the_app) == bool(app)
    assert all(name.startswith(f"{part}-") for name in of_the_app), all_of(of_the_app)


def _name(sample: Sample) -> str:
    with suppress(Resolver404):
        return resolve(sample.path.partition("?")[0]).view_name
    return ""


def _names(
    patterns: list[URLPattern | URLResolver], ours: frozenset[str], space: str = ""
) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns, ours, pattern.namespace or space)
        elif space in ours and not isinstance(pattern.pattern, RegexPattern):
            yield f"{space}:{pattern.name}"
