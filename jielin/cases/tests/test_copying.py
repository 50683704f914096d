"""Rows that are copied into a table are read back as they were, whatever they hold."""

from typing import Any

from jielin.cases.models import Case, Entry
from jielin.kernel.copying import write
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event
from tests import stories
from tests.cast import City

ODD = "制表\t换行\n回车\r反斜线\\N \\. 引号\"'，€ 😀"


def values(row: Any) -> dict[str, Any]:
    told = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    told |= {name: bytes(one) for name, one in told.items() if isinstance(one, memoryview)}
    return told


def again(row: Any) -> Any:
    return type(row).objects.get(tenant_id=row.tenant_id, pk=row.pk)


def test_a_case_with_texts_numbers_lists_days_and_nothing(city: City) -> None:
    case = stories.closed(city)
    case.pk, case.number, case.text, case.contact_name = uuid7(), "SQ20260101-0001", ODD, ODD
    case.recused_ids, case.assisting = [str(case.pk)], {ODD: [1, None, True, {"a": ODD}]}
    case.lng, case.is_unlisted, case.missed_on = -0.1, True, case.registered_at.date()
    write(Case, [case])
    assert values(again(case)) == values(case)


def test_events_and_words_with_their_digests(city: City) -> None:
    case = stories.handling(city)
    for event in Event.objects.filter(subject_id=case.pk):
        event.pk, event.seq, event.details = uuid7(), event.seq + 90, {"text": ODD}
        write(Event, [event])
        assert values(again(event)) == values(event)


def test_nothing_to_write_is_nothing_written(city: City) -> None:
    write(Entry, [])
    assert not Entry.objects.exists()
