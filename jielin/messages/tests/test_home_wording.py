"""A home sends its own words: versions are kept, and the delivered ones come back."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Tenant
from jielin.kernel.workflow import Refused
from jielin.messages.models import HomeWording, OutboxMessage, WordingVersion, wording_of

pytestmark = pytest.mark.django_db
KEY = "request_asked"
OWN = "【金川区】请就 {number} 补充情况：{link}"
OWN_EN = "【金川区】Tell us more about {number}: {link}"


def reworded(home: Tenant, text: str = OWN, seen: int = 0) -> None:
    HomeWording.reword(KEY, text=text, text_en=OWN_EN, seen=seen, tenant=home, by=SYSTEM)


def sent(home: Tenant) -> OutboxMessage:
    values = {"number": "SQ20260714-0417", "link": "https://x.cn/1"}
    told: dict[str, Any] = {"template": KEY, "values": values, "phone": "13800002206"}
    return OutboxMessage.send(tenant=home, **told)


def test_from_now_on_the_home_sends_its_own_words(home: Tenant) -> None:
    before = sent(home)
    reworded(home)
    after = sent(home)
    assert after.text == "【金川区】请就 SQ20260714-0417 补充情况：https://x.cn/1"
    assert before.text.startswith("【街邻】")
    assert (before.template_version, after.template_version) == ("1", "1.1")


def test_another_home_keeps_the_delivered_words(home: Tenant) -> None:
    reworded(home)
    other = Tenant.open(72, "yongchang", "永昌县")
    assert sent(other).text.startswith("【街邻】")


def test_the_language_in_force_decides_where_there_are_two(home: Tenant) -> None:
    with override("en"):
        assert "We need to know more" in sent(home).text
        reworded(home)
        assert sent(home).text.startswith("【金川区】Tell us more")
    assert "补充情况" in sent(home).text


def test_what_goes_to_staff_is_chinese_on_an_english_page_too(home: Tenant) -> None:
    with override("en"):
        told = {"number": "SQ1", "due": "2026-07-21"}
        text = wording_of(home.pk, "work_due").filled(told, "en")
    assert "到期" in text


def test_reset_sends_the_delivered_words_and_keeps_every_version(home: Tenant) -> None:
    reworded(home)
    reworded(home, OWN.replace("请就", "请您就"), seen=1)
    HomeWording.reset(KEY, seen=2, tenant=home, by=SYSTEM)
    assert sent(home).text.startswith("【街邻】")
    rows = WordingVersion.objects.filter(tenant_id=home.pk).order_by("number")
    assert [row.text for row in rows] == [OWN, OWN.replace("请就", "请您就"), ""]
    verbs = Event.objects.filter(subject_kind="wording").values_list("verb", flat=True)
    assert list(verbs.order_by("seq")) == [
        "wording.begun", "wording.reworded", "wording.reworded", "wording.reset",
    ]  # fmt: skip


def test_whoever_saw_an_older_version_is_told(home: Tenant) -> None:
    reworded(home)
    with pytest.raises(Refused):
        reworded(home, OWN.replace("补充", "说明"))
    with pytest.raises(Refused):
        HomeWording.reset(KEY, seen=0, tenant=home, by=SYSTEM)


def test_the_same_words_again_and_a_reset_of_nothing_are_refused(home: Tenant) -> None:
    with pytest.raises(Refused):
        HomeWording.reset(KEY, seen=0, tenant=home, by=SYSTEM)
    reworded(home)
    with pytest.raises(Refused):
        reworded(home, seen=1)


def test_a_text_that_cannot_be_sent_is_not_kept(home: Tenant) -> None:
    with pytest.raises(ValidationError) as error:
        reworded(home, "【金川区】{phone}")
    assert "{phone}" in str(error.value.message_dict["text"])
    assert not HomeWording.objects.exists()
