"""The tags: words, escaping, and the ties that screen readers need."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from jielin.kernel import clock
from jielin.ui.parts import (
    Fact,
    PageLinks,
    PromiseView,
    StepButton,
    StepItem,
    TimelineItem,
)

NOW = datetime(2026, 7, 16, 2, 15, tzinfo=UTC)  # 10:15 in Shanghai
MADE = NOW - timedelta(hours=39)


def show(source: str, path: str = "/list/?q=%E7%81%AF&page=3", **context: object) -> str:
    with clock.at(NOW):
        template = engines["django"].from_string(source)
        return template.render(context, RequestFactory().get(path))


class Report(forms.Form):
    what = forms.CharField(label="发生了什么？", widget=forms.Textarea, help_text="写清楚影响")
    note = forms.CharField(label="补充", required=False)
    way = forms.ChoiceField(
        label="怎么联系您？", choices=(("call", "打电话"),), widget=forms.RadioSelect
    )


def test_a_moment_carries_its_machine_form_and_the_date_for_paper() -> None:
    html = show("{% when at %}", at=NOW - timedelta(minutes=27))
    assert 'datetime="2026-07-16T09:48+08:00"' in html
    assert 'data-full="2026-07-16 09:48"' in html
    assert ">今天 09:48<" in html


def test_no_moment_shows_nothing() -> None:
    assert show("{% when at %}{% left at %}", at=None) == ""


def test_what_is_overdue_says_so_in_words_and_class() -> None:
    html = show("{% left due %}", due=NOW - timedelta(hours=2))
    assert 'class="left late"' in html
    assert "已超时 2 小时" in html


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [("zh-hans", 1280, "1,280\u00a0件"), ("en", 1, "1\u00a0件")],
)
def test_a_number_keeps_its_distance_from_its_unit(language: str, number: int, shown: str) -> None:
    with override(language):
        assert show('{% count n "件" %}', n=number) == shown


def test_a_count_with_two_forms_follows_the_language() -> None:
    with override("en"):
        assert show('{% count 1 "day" "days" %}/{% count 2 "day" "days" %}') == (
            "1\u00a0day/2\u00a0days"
        )
    with override("zh-hans"):
        assert show('{% count 2 "day" "days" %}') == "2\u00a0天"


def test_an_address_keeps_the_other_parameters() -> None:
    assert show("{% query_with page=None size=2 %}") == "?q=%E7%81%AF&amp;size=2"


def test_a_tag_escapes_its_words() -> None:
    assert "&lt;b&gt;" in show("{% tag words 'warn' 'clock' %}", words="<b>待办</b>")


def test_an_icon_is_silent_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in show('{% icon "phone" %}')
    assert 'role="img" aria-label="打电话"' in show('{% icon "phone" "打电话" %}')


def test_a_field_ties_label_hint_and_error_to_its_control() -> None:
    html = show("{% field form.what %}", form=Report({"what": ""}))
    assert 'for="id_what"' in html
    assert 'aria-describedby="id_what-hint id_what-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_what-error"' in html


def test_an_optional_field_is_marked_and_a_needed_one_is_not() -> None:
    assert "（选填）" in show("{% field form.note %}", form=Report())
    html = show("{% field form.what %}", form=Report())
    assert "选填" not in html


def test_what_was_typed_stays() -> None:
    typed = "𠮷 <img src=x> '; DROP TABLE"
    html = show("{% field form.note %}", form=Report({"note": typed}))
    assert "𠮷 &lt;img src=x&gt; &#x27;; DROP TABLE" in html


def test_the_summary_leads_to_each_field() -> None:
    html = show("{% error_summary form %}", form=Report({}))
    assert 'href="#id_what"' in html
    assert 'href="#id_way_0"' in html
    assert "有 2 处需要改一下" in html
    assert 'role="alert"' in html


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert show("{% error_summary form %}", form=Report()).strip() == ""


def test_choices_stand_in_a_fieldset_with_their_question() -> None:
    html = show("{% field form.way %}", form=Report())
    assert "<fieldset" in html
    assert "<legend>怎么联系您？" in html
    assert 'for="id_way_0"' in html


def test_the_steps_name_the_present_one() -> None:
    items = (StepItem("已收到", NOW, state="done"), StepItem("正在办", state="now"))
    html = show('{% steps_bar items "办理进度" %}', items=items)
    assert 'aria-label="办理进度，第 2 步，共 2 步"' in html
    assert html.count('aria-current="step"') == 1
    assert "，已完成" in html


def test_the_timeline_says_who_may_read_an_entry() -> None:
    items = (
        TimelineItem("李敏", "受理", NOW, is_public=True),
        TimelineItem("王建国", "到场核实", NOW, "<i>跳闸</i>"),
    )
    html = show("{% timeline items %}", items=items)
    assert html.count("居民可见") == 1
    assert html.count("内部") == 1
    assert "&lt;i&gt;跳闸&lt;/i&gt;" in html


def test_the_portals_timeline_leaves_the_audience_out() -> None:
    html = show("{% timeline items False %}", items=(TimelineItem("李敏", "受理", NOW),))
    assert "内部" not in html


def test_the_ledger_counts_down_and_draws_the_share() -> None:
    due = NOW + timedelta(hours=33)
    html = show("{% ledger promises %}", promises=(PromiseView("办结答复", due, MADE),))
    assert 'width="54%"' in html
    assert "后到期" in html
    assert "7月17日（周五）19:15" in html
    assert "style=" not in html


def test_the_ledger_keeps_what_was_kept_and_what_was_missed() -> None:
    due, kept = MADE + timedelta(hours=2), MADE + timedelta(minutes=26)
    promises = (
        PromiseView("先行联系", due, MADE, kept, "kept"),
        PromiseView("部门报到", due, MADE, state="missed"),
    )
    html = show("{% ledger promises %}", promises=promises)
    assert "26 分钟" in html
    assert "/ 2 小时内" in html
    assert "未做到" in html


def test_the_ledger_says_when_a_date_is_provisional() -> None:
    due = NOW + timedelta(days=200)
    view = PromiseView("办结答复", due, MADE, provisional=True)
    assert "暂定" in show("{% ledger promises %}", promises=(view,))


def test_a_step_without_questions_posts_what_the_reader_saw() -> None:
    class Seen:
        event_seq = 7

    step = StepButton("accept", "受理", "/steps/accept/", "A", is_primary=True)
    html = show("{% steps_form matter steps %}", matter=Seen(), steps=[step])
    assert 'method="post" action="/steps/accept/"' in html
    assert 'name="seen" value="7"' in html
    assert 'data-key="A"' in html


def test_a_step_that_asks_is_a_link() -> None:
    step = StepButton("resolve", "办结并答复", "/steps/resolve/", asks=True, is_primary=True)
    html = show("{% steps_form None steps %}", steps=[step])
    assert 'href="/steps/resolve/"' in html
    assert "<form" not in html


def test_every_step_can_be_reached_on_a_phone() -> None:
    steps = [StepButton(str(n), f"操作{n}", f"/{n}/", asks=True) for n in range(5)]
    html = show("{% steps_form None steps %}", steps=steps)
    fold = html[html.index("<details") :]
    assert all(f"操作{n}" in fold for n in range(5))


def test_no_step_shows_no_buttons() -> None:
    assert show("{% steps_form None steps %}", steps=[]).strip() == ""


def test_facts_take_pairs_and_links() -> None:
    html = show("{% facts pairs %}", pairs=(("编号", "SQ1"), Fact("地点", "3号楼", "/x/", "更改")))
    assert "<dt>编号</dt><dd>SQ1</dd>" in html
    assert '更改<span class="vh"> 地点</span>' in html


def test_a_masked_number_says_that_looking_is_recorded() -> None:
    html = show('{% masked "138 **** 2206" "/reveal/" %}')
    assert 'method="post" action="/reveal/"' in html
    assert "查看会留下记录" in html


def test_one_page_has_no_pager() -> None:
    assert show("{% pager page %}", page=PageLinks()).strip() == ""
    assert "下一页" in show("{% pager page %}", page=PageLinks(next_url="?after=1"))


def test_a_button_with_an_address_is_a_link() -> None:
    assert "<a " in show('{% button "返回" "/x/" %}')
    assert "<button" in show('{% button "发送" %}')


def test_the_fold_knows_what_the_row_of_a_phone_has_room_for() -> None:
    steps = [
        StepButton("accept", "受理", "/a/", is_primary=True),
        StepButton("answer", "答复", "/b/"),
    ]
    html = show("{% steps_form None steps %}", steps=steps)
    assert 'class="more on-phone of2"' in html
    assert html.count('class="on-phone at2"') == 1
