"""What is committed is ours, complete, and in step with itself."""

import pytest
from django.core.management import call_command

from devtools import checking, translations

from .sources import ROOT, all_of


def test_no_lock_names_a_host() -> None:
    found = list(checking.lock_faults())
    assert not found, all_of(found)


def test_nothing_foreign_is_committed() -> None:
    if not (ROOT / ".git").exists():
        return  # an unpacked archive has no list of what was committed
    found = list(checking.foreign_files())
    assert not found, all_of(found)


def test_every_text_is_translated_with_full_width_punctuation() -> None:
    found = translations.faults()
    assert not found, all_of(found)


@pytest.mark.django_db
def test_the_migrations_are_in_step_with_the_models() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
