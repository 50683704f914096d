"""Every component on one page, in both shells: for looking at, in DEBUG and tests only."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jielin.kernel import clock
from jielin.ui.parts import (
    Contact,
    Fact,
    PageLinks,
    PromiseView,
    Stat,
    StepButton,
    StepItem,
    TimelineItem,
)


class SampleForm(forms.Form):
    """One field of each kind."""

    use_required_attribute = False
    audience = forms.ChoiceField(
        label="写给谁看",
        choices=(("out", "答复居民"), ("in", "内部备注"), ("phone", "电话记录")),
        widget=forms.RadioSelect,
        initial="out",
    )
    what = forms.CharField(
        label="发生了什么？", help_text="写清楚什么时候、什么影响", widget=forms.Textarea
    )
    phone = forms.CharField(label="手机号", min_length=11)
    way = forms.ChoiceField(
        label="怎么联系您？",
        choices=(("call", "打电话"), ("sms", "发短信"), ("any", "都可以")),
        widget=forms.RadioSelect,
        required=False,
    )
    kind = forms.ChoiceField(label="类别", choices=(("lamp", "道路照明"), ("noise", "噪声油烟")))
    hidden = forms.BooleanField(label="不公开在社区问题墙", required=False)


def gallery(request: HttpRequest, face: str) -> HttpResponse:
    """The components in the shell of a face."""
    if face not in {"portal", "desk"}:
        raise Http404
    form = SampleForm({"phone": "1380013"}) if "wrong" in request.GET else SampleForm()
    context = {"form": form, "shell": f"{face}/base.html", "is_desk": face == "desk"}
    status = 422 if form.is_bound else 200
    return render(request, "faces/gallery.html", {**context, **_samples()}, status=status)


def _samples() -> dict[str, Any]:
    now = clock.now()
    return {
        "four": _four(),
        "six": _six(),
        "promises": _promises(),
        "late": (PromiseView("先行联系", now - timedelta(hours=2), now - timedelta(hours=4)),),
        "items": _timeline(),
        "facts_shown": (
            Fact("地点", "梧桐路 88 弄 3号楼门前", "#place", "更改"),
            Fact("内容", "路灯连续三晚不亮，老人夜间出行不便", "#what", "更改"),
            Fact("编号", "SQ20260714-0417"),
        ),
        "steps": _steps(),
        "stats": _stats(),
        "links": PageLinks("#previous", "#next", "第 51 至 100 件，共 317 件"),
        "contact": Contact("王建国", "网格员", "第7网格，管 2 至 7 号楼", "12345", "ok"),
        "soon": now + timedelta(days=1, hours=9),
        "past": now - timedelta(hours=2),
    }


def _stats() -> tuple[Stat, ...]:
    return (
        Stat("今天到期", 4, "#due", "warn"),
        Stat("已超时", 1, "#late", "bad"),
        Stat("等我接单", 3, "#take"),
        Stat("居民新回复", 2, "#said"),
        Stat("不满意", 1, "#unhappy"),
    )


def _four() -> tuple[StepItem, ...]:
    now = clock.now()
    return (
        StepItem("已收到", now - timedelta(days=2), state="done"),
        StepItem("已派办", now - timedelta(days=1), state="done"),
        StepItem("正在办", now, state="now"),
        StepItem("请您评价"),
    )


def _six() -> tuple[StepItem, ...]:
    now = clock.now()
    return (
        StepItem("登记", now - timedelta(days=2), state="done"),
        StepItem("受理", now - timedelta(days=1, hours=12), state="done"),
        StepItem("派办", now - timedelta(days=1, hours=11), state="done"),
        StepItem("处置", note="预计今天 17:00 修复", state="now"),
        StepItem("办结答复", note="7月17日 20:16 前"),
        StepItem("回访评价", note="办结后 3 天内"),
    )


def _promises() -> tuple[PromiseView, ...]:
    now = clock.now()
    made = now - timedelta(hours=39)

    def of(label: str, hours: int, minutes: int, state: Any) -> PromiseView:
        return PromiseView(
            label, made + timedelta(hours=hours), made, made + timedelta(minutes=minutes), state
        )

    return (
        PromiseView("办结答复", now + timedelta(hours=33, minutes=1), made, provisional=True),
        of("先行联系", 2, 26, "kept"),
        of("到场核实", 4, 46, "kept"),
        of("部门报到", 1, 102, "missed"),
    )


def _timeline() -> tuple[TimelineItem, ...]:
    now = clock.now()
    return (
        TimelineItem(
            "区路灯管理所",
            "赵志远 更新了计划",
            now - timedelta(hours=1),
            "开关备件已到，今天 15:00 出车，计划 17:00 前恢复四盏灯。",
            tone="whistle",
            icon="whistle",
        ),
        TimelineItem(
            "第7网格",
            "王建国 装好临时照明",
            now - timedelta(days=1),
            "在 3 号楼台阶处装了两盏太阳能壁灯，已当面告诉陈阿姨和孙阿姨。",
            is_public=True,
            tone="ok",
            icon="pin",
        ),
        TimelineItem("陈*芳", "提交诉求", now - timedelta(days=2), is_public=True, icon="user"),
    )


def _steps() -> tuple[StepButton, ...]:
    return (
        StepButton("resolve", "办结并答复", "#resolve", "E", "check", is_primary=True, asks=True),
        StepButton("transfer", "改派", "#transfer", "T", "swap", asks=True),
        StepButton("urge", "催办", "#urge", "U", "bell"),
        StepButton("extend", "申请延期", "#extend", "", "cal", asks=True),
        StepButton("merge", "合并", "#merge", "M", "merge", asks=True),
        StepButton("refuse", "不予受理", "#refuse", "", "stop", is_grave=True, asks=True),
    )
