"""Addresses in the reader's language, kept for the next page."""

from django.urls import reverse
from django.utils.translation import override

from jielin.ui.addresses import address


def test_an_address_is_that_of_the_language_and_of_what_is_told() -> None:
    for home in ("here", "there", "here"):
        for language in ("zh-hans", "en"):
            with override(language):
                expected = reverse("desk:workbench", kwargs={"home": home})
                assert address("desk:workbench", {"home": home}) == expected
    with override("en"):
        assert address("desk:workbench", {"home": "here"}) == "/en/desk/here/"
