"""From nothing to the first request: an empty home is set up by clicking, as the guide says.

Each step is one of docs/guide/administrator.md; who changes a step changes the guide too.
"""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.translation import override
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from jielin.cases.models import Case
from jielin.faces.signin.tests.conftest import code_of

from .reporting import describe, place, press, reach, sent
from .visiting import DESKTOP, Visits

DESK = "/desk/lannan/"
CENTRE, STREET, COMMUNITY = "澜南区市民诉求中心", "新桥街道", "柳岸社区"
SHEETS = {
    "provinces.csv": "code,name\n99,澜江省\n",
    "cities.csv": "code,name,provinceCode\n9901,安澜市,99\n",
    "areas.csv": "code,name,cityCode,provinceCode\n990103,澜南区,9901,99\n",
    "streets.csv": (
        "code,name,areaCode,provinceCode,cityCode\n990103001,新桥街道,990103,99,9901\n"
    ),
    "places.csv": (
        "code,name,level,parent_code,lng,lat,slug\n"
        "990103001001,柳岸社区,community,990103001,,,liuan\n"
    ),
}


@pytest.fixture
def windows(browser: Browser, live_server: LiveServer, settings: Any) -> Iterator[Visits]:
    """Of people whom nobody knows yet: each signs in by hand."""
    settings.SECOND_FACTOR = "admins"
    opened = Visits(browser, live_server.url, lambda who: {})
    yield opened
    opened.close()
    assert not opened.faults, "\n" + "\n".join(sorted(set(opened.faults)))


def opened_home(folder: Path) -> dict[str, str]:
    """What the operator types; the two first passwords by their sign-in names."""
    for name, text in SHEETS.items():
        (folder / name).write_text(text, encoding="utf-8")
    call_command("import_divisions", str(folder), verbosity=0)
    call_command("import_places", str(folder / "places.csv"), verbosity=0)
    out, told = StringIO(), {"system": ["xitong", "习彤"], "security": ["anquan", "安全"]}
    with override("zh-hans"):
        call_command("open_home", "lannan", "澜南区", "990103", stdout=out, **told)
    return dict(re.findall(r"_admin  (\w+)  (\S+)", out.getvalue()))


def entered(windows: Visits, username: str, password: str, *, is_admin: bool = False) -> Page:
    """On the desk, signed in; an administrator sets the second factor up first."""
    page = windows.window(look=DESKTOP)
    page.goto(DESK)
    field(page, "登录名").fill(username)
    field(page, "密码").fill(password)
    page.locator("form:has(#id_password)").get_by_role("button", name="登录").click()
    if is_admin:
        secret = page.locator(".secret").inner_text().replace(" ", "")
        field(page, "验证码").fill(code_of(secret))
        press(page, "确认")
        press(page, "我已保存好，继续")
    expect(page).to_have_url(re.compile(f"{DESK}$"))
    return page


def field(page: Page, label: str) -> Locator:
    """What one types or chooses; sections bear such words in their names too."""
    return page.locator(".control").and_(page.get_by_label(label))


def to_settings(page: Page, tile: str) -> None:
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="设置").click()
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^{tile}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(tile)


def set_up(page: Page, kind: str, name: str, superior: str) -> None:
    """One organisation, with duty phone and office hours."""
    to_settings(page, "单位")
    page.get_by_role("link", name="设立单位").click()
    field(page, "类型").select_option(label=kind)
    field(page, "单位名称").fill(name)
    choose(page, "上级单位", superior)
    choose(page, "服务区域", name)
    press(page, "设立")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("link", name="值班电话和办公时间").click()
    field(page, "值班电话").fill("0990-8212345")
    for day in ("星期一", "星期二", "星期三", "星期四", "星期五"):
        field(page, f"{day} 上午上班").fill("09:00")
        field(page, f"{day} 上午下班").fill("12:00")
    press(page, "保存修改")
    expect(page.locator("main")).to_contain_text("09:00–12:00")


def choose(page: Page, label: str, word: str) -> None:
    """The last choice that ends with the word: the others name it as part of a longer place."""
    box = field(page, label)
    value = box.locator("option", has_text=re.compile(f"{word}$")).last.get_attribute("value")
    box.select_option(value)


def proposed(page: Page) -> None:
    to_settings(page, "人员与任职")
    page.get_by_role("link", name=re.compile(COMMUNITY)).click()
    page.get_by_role("link", name="提名任职").click()
    page.get_by_role("link", name="新人员").click()
    field(page, "姓名").fill("林晓")
    field(page, "登录名").fill("linxiao")
    field(page, "岗位").select_option(label="社区工作者")
    press(page, "提名")
    expect(page.locator(".messages")).to_contain_text("已提名")


def confirmed(page: Page) -> str:
    """By the second administrator; the first password of who was proposed."""
    to_settings(page, "人员与任职")
    page.get_by_role("link", name="林晓").click()
    press(page, "确认任职")
    page.get_by_role("link", name="林晓").click()
    page.get_by_role("link", name="发放新密码").click()
    field(page, "为什么需要").fill("首次使用，当面交给本人。")
    press(page, "发放新密码")
    return page.locator("p.tel").inner_text().strip()


def reported(page: Page) -> str:
    """By a resident who has no account, from the first page of all."""
    page.goto("/")
    for name in ("澜南区", STREET, COMMUNITY):
        page.get_by_role("main").get_by_role("link", name=name).click()
    page.get_by_role("link", name="我要反映").click()
    press(page)
    place(page)
    describe(page)
    press(page)
    press(page)
    reach(page)
    return sent(page)


@pytest.mark.main_flow
def test_an_empty_home_is_set_up_by_the_pages_alone(windows: Visits, tmp_path: Path) -> None:
    passwords = opened_home(tmp_path)
    first = entered(windows, "xitong", passwords["xitong"], is_admin=True)
    set_up(first, "街道", STREET, CENTRE)
    set_up(first, "社区", COMMUNITY, STREET)
    proposed(first)
    second = entered(windows, "anquan", passwords["anquan"], is_admin=True)
    worker = entered(windows, "linxiao", confirmed(second))
    number = reported(windows.window())
    worker.reload()
    worker.get_by_role("main").get_by_role("link", name=re.compile("路灯")).first.click()
    press(worker, "受理")
    expect(worker.locator(".messages")).to_contain_text("受理")
    assert Case.objects.get(number=number).state == "accepted"
