"""Imports and exports: each page, and each state it can be in."""

from collections.abc import Iterator, Mapping

from jielin.exchange.models import SheetExport, SheetImport
from jielin.exchange.offers import exporter, importer
from jielin.exchange.tests.conftest import GRID, HEADS, book
from jielin.kernel.actors import SYSTEM
from tests.browser.sample import DESK, Sample
from tests.cast import City

OURS = frozenset({"desk_exchange"})
# These only take what a form sends, or answer with a file.
POSTED = frozenset(
    {
        "desk_exchange:template", "desk_exchange:returned",
        "desk_exchange:import_step", "desk_exchange:export_step",
    }
)  # fmt: skip
WHY, FILE = "核对第三季度在岗人员", "社区网格调整.xlsx"
WORDS = (WHY, FILE, "社区", "网格", "姓名", "单位", "岗位", "错误", "周一", "请", "物业", "新增",
         "周一至周五", "周六", "网格员", "第9网格", "“代码”没有填写，请补上。",
         "代码应为数字：社区 12 位，网格 15 位。", "本地和这个表格里都没有这个代码的区域。",
         "预览之后情况有了变化，请重新上传并核对新的预览。",
         "清单超过 50,000 行，请按时间、区域或状态缩小范围。")  # fmt: skip
IMPORTS, EXPORTS = DESK + "settings/imports/", DESK + "exports/"
WRONG = (
    ("", "第9网格", "990102001001"),
    ("99010200100101", "第10网格", "990102001001"),
    ("990121001001001", "河口第1网格", "990121001001"),
)


def tell(city: City) -> dict[str, str]:
    """Sheets and lists in each state; the jobs that would carry them on are not run here."""
    return {**_imports(city), **_exports(city)}


def _imports(city: City) -> dict[str, str]:
    told = {
        "faulty": _sent(city, "areas", *WRONG),
        "checked": _sent(city, "areas", GRID),
        "done": _sent(city, "areas", GRID),
        "failed": _sent(city, "areas", GRID),
        "running": _sent(city, "organisations", ("社区", "新桥社区", "西桥街道", "", "", "")),
    }
    by = city.actor("qian")
    for name in ("done", "failed", "running"):
        told[name].confirm(by=by)
        if name != "running":
            told[name].carry_out(by=by)
    return {name: f"{one.pk}" for name, one in told.items()}


def _exports(city: City) -> dict[str, str]:
    by, made = city.actor("he"), {}
    for name in ("asked", "ready", "over", "broken"):
        one = SheetExport.ask(exporter("posts"), narrowed="", reason=WHY, tenant_id=1, by=by)
        made[name] = one
    for name in ("ready", "over"):
        made[name].carry_out(by=by)
    made["over"].drop(by=by)
    made["broken"].fail(by=SYSTEM, answer="清单超过 50,000 行，请按时间、区域或状态缩小范围。")
    return {name: f"{one.pk}" for name, one in made.items()}


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    """Every page: sheets on their way in, then lists on their way out."""
    yield Sample("exchange-imports", IMPORTS, "qian")
    for what, who in (("areas", "qian"), ("organisations", "qian"), ("people", "he")):
        yield Sample(f"exchange-send-{what}", f"{IMPORTS}{what}/", who)
    yield Sample("exchange-send-wrong", f"{IMPORTS}areas/", "qian", sends=True)
    for state in ("faulty", "checked", "running", "done", "failed"):
        yield Sample(f"exchange-import-{state}", f"{IMPORTS}sheets/{told[state]}/", "qian")
    yield Sample("exchange-exports", EXPORTS, "he")
    yield Sample("exchange-exports-none", EXPORTS, "wang")
    yield Sample("exchange-ask", f"{EXPORTS}new/posts/", "he")
    yield Sample("exchange-ask-wrong", f"{EXPORTS}new/posts/", "he", sends=True)
    for state in ("asked", "ready", "over", "broken"):
        yield Sample(f"exchange-export-{state}", f"{EXPORTS}{told[state]}/", "he")


def _sent(city: City, what: str, *rows: tuple[str, ...]) -> SheetImport:
    content = book(HEADS[what], *rows)
    by = city.actor("qian")
    return SheetImport.send(importer(what), content, FILE, home=city.home, by=by)
