"""Text at rest."""

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from jielin.kernel.sealed import blind_index, seal, unseal

OLD, NEW = "k1:00112233445566778899aabbccddeeff", "k2:ffeeddccbbaa99887766554433221100"


@pytest.mark.parametrize("text", ["陈芳", "𠮷野䶮", "13800002206", "😀", "sm4g:k1:looks-sealed"])
def test_what_was_sealed_comes_back(text: str) -> None:
    assert unseal(seal(text)) == text
    assert text not in seal(text)


def test_the_same_text_is_never_sealed_to_the_same_cipher_text() -> None:
    assert seal("陈芳") != seal("陈芳")


def test_a_changed_cipher_text_is_noticed() -> None:
    head, body = seal("13800002206").rsplit(":", 1)
    with pytest.raises(InvalidTag):
        unseal(f"{head}:{('B' if body[20] != 'B' else 'C').join((body[:20], body[21:]))}")


def test_a_new_key_seals_and_the_old_one_still_reads(settings: Settings) -> None:
    settings.FIELD_KEYS = OLD
    before = seal("陈芳")
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    assert unseal(before) == "陈芳"
    assert seal("陈芳").startswith("sm4g:k2:")


def test_a_key_of_the_wrong_length_is_refused(settings: Settings) -> None:
    settings.FIELD_KEYS = "k9:0011"
    with pytest.raises(ImproperlyConfigured):
        seal("陈芳")


def test_the_index_finds_equals_and_depends_on_its_key(settings: Settings) -> None:
    index = blind_index("13800002206")
    assert index == blind_index("13800002206") != blind_index("13800002207")
    settings.BLIND_INDEX_KEY = "another"
    assert blind_index("13800002206") != index
    assert blind_index("") == ""
