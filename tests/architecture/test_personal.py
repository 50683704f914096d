"""Whatever may hold words or numbers of a person is named in the personal-information list."""

from django.apps import apps
from django.db import models

from jielin.kernel.personal import held
from jielin.kernel.sealed import SealedTextField

from .sources import all_of

# Free text that nobody writes about a resident, and secrets of machines.
OF_NO_PERSON = {
    "Hook.secret": "the secret of another system",
    "StandardReply.text": "words of a unit for everybody",
    "Admission": "a department's application to give work to communities",
    "PowerExercise": "a street's question about powers, before there is any request",
    "Notice": "public announcements of a unit",
}


def _named() -> set[str]:
    return {one.field for _app, rows in held() for one in rows}


def _free_texts() -> list[tuple[str, str]]:
    """Model and field of every sealed or free text that may be long."""
    return [
        (model.__name__, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("jielin.")
        for field in model._meta.local_fields
        if isinstance(field, models.TextField | SealedTextField)
    ]


def test_every_sealed_or_free_text_is_in_the_list() -> None:
    known = _named() | set(OF_NO_PERSON)
    found = [
        f"{model}.{name}"
        for model, name in _free_texts()
        if not {model, f"{model}.{name}"} & known
    ]
    assert not found, all_of(found)


def test_the_list_names_only_what_there_is() -> None:
    """A line about a table that is gone tells people something untrue."""
    ours = {model.__name__ for model in apps.get_models()}
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
    }
    found = [name for name in _named() if name.rpartition("axes.")[2] not in ours | fields]
    found = [name for name in found if name.rpartition("allauth.")[2] not in ours]
    assert not found, all_of(found)


def test_every_line_says_all_six_things() -> None:
    found = [
        one.field
        for _app, rows in held()
        for one in rows
        if not all(map(str, (one.what, one.purpose, one.basis, one.retention, one.who)))
    ]
    assert not found, all_of(found)
