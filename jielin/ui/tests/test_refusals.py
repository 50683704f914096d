"""Whatever nonsense is sent, every field answers in a plain sentence and repeats none of it."""

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

NONSENSE = "很长的字" * 2500
BUREAUCRATIC = ("变量", "字符串", "有效的", "字段", "必填", "输入", "Ensure", NONSENSE[:40])
TWO = [("a", "甲"), ("b", "乙")]
FIELDS: dict[str, forms.Field] = {
    "text": forms.CharField(max_length=20),
    "short": forms.CharField(min_length=20_000),
    "choice": forms.ChoiceField(choices=TWO),
    "typed": forms.TypedChoiceField(choices=TWO),
    "several": forms.MultipleChoiceField(choices=TWO),
    "whole": forms.IntegerField(),
    "decimal": forms.DecimalField(),
    "day": forms.DateField(),
    "hour": forms.TimeField(),
    "moment": forms.DateTimeField(),
    "key": forms.UUIDField(),
}


def said(field: forms.Field, value: Any) -> str:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(value)
    return "".join(refused.value.messages)


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("sent", ["", NONSENSE, "看不见\x00的字"])
def test_a_field_refuses_in_plain_words(name: str, sent: str) -> None:
    field = FIELDS[name]
    told = said(field, [sent] if name == "several" and sent else sent)
    assert told
    assert not [word for word in BUREAUCRATIC if word in told]


@pytest.mark.parametrize(("sent", "sentence"), [(None, "请选择文件"), (b"", "文件是空的")])
def test_a_file_that_is_none_is_asked_for_again(sent: bytes | None, sentence: str) -> None:
    file = None if sent is None else SimpleUploadedFile("a.jpg", sent)
    assert sentence in said(forms.FileField(), file)


def test_numbers_out_of_bounds_name_the_bound() -> None:
    field = forms.IntegerField(min_value=1, max_value=20)
    assert (said(field, "0"), said(field, "21")) == ("最小填 1", "最大填 20")


def test_what_a_form_says_itself_goes_before() -> None:
    field = forms.CharField(error_messages={"required": "请写标题"})
    assert said(field, "") == "请写标题"
