"""Work that departments brought to the demo's communities, in every state."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from jielin.kernel import clock

from ..models import Admission, Application, Objection
from ..queries.refusing import refuse_assessment, refuse_unadmitted
from .telling import HOME, Telling, unit_id

DONGQIAO = ("梧桐里社区", "槐荫里社区", "东桥社区")
TWO_STREETS = (*DONGQIAO, "柳巷社区", "西桥社区")


@dataclass(frozen=True)
class Story:
    """One application, so many days ago, for so many days, and how far it came."""

    days: int
    lasts: int
    who: str
    department: str
    title: str
    purpose: str
    basis: str
    end: str = "filed"
    communities: tuple[str, ...] = DONGQIAO
    categories: tuple[str, ...] = ()
    funds: int = 0
    means: str = "由部门派人到场，社区只协助联系居民。"
    hours: str = "4"
    asks: dict[str, tuple[str, ...]] = field(default_factory=dict)


STORIES = (
    Story(120, 60, "jiang", "区人力资源和社会保障局", "零工供需摸底",
          "摸清零工人数和需求，建设零工驿站。", "区政府年度民生实事第7项（演示）",
          "ended", categories=("R2006",), funds=6000, hours="8",
          asks={"forms": ("零工供需登记表",)}),
    Story(70, 200, "zhao", "区路灯管理所", "路灯杆件普查",
          "核对路灯杆件编号和位置，更新底账。", "区城市照明管理办法第十二条（演示）",
          "admitted", categories=("R1203",), funds=3000, hours="6.5",
          asks={"forms": ("路灯杆件核对表",), "plaques": ("照明共管点",)}),
    Story(45, 120, "shen", "区城市管理局", "垃圾分类投放点优化",
          "征求居民意见，调整投放点位置和开放时段。", "区生活垃圾管理实施细则第九条（演示）",
          "admitted", TWO_STREETS, categories=("R1102",), funds=15000, hours="12",
          asks={"forms": ("投放点意见征集表", "开放时段确认表"), "systems": ("分类督导小程序",)}),
    Story(25, 90, "cao", "区市场监督管理局", "小餐饮安全承诺",
          "组织小餐饮经营户签订安全承诺书。", "无",
          "rejected", hours="10", means="无。", asks={"letters": ("食品安全责任书",)}),
    Story(6, 180, "tang", "区住房和城乡建设局", "老旧小区改造意愿复核",
          "复核改造意愿，完善明年计划。", "区老旧小区改造工作方案（演示）",
          "recommended", categories=("R2305",), funds=8000, hours="9",
          asks={"forms": ("改造意愿复核表",)}),
    Story(4, 60, "shen", "区城市管理局", "犬只免疫信息核对",
          "核对犬只免疫信息。", "区养犬管理规定（演示）",
          "returned", categories=("R3001",), hours="5", asks={"forms": ("犬只信息核对表",)}),
    Story(1, 90, "jiang", "区人力资源和社会保障局", "高校毕业生就业回访",
          "了解毕业生就业意向，推送岗位。", "区就业工作要点第三条（演示）",
          "filed", TWO_STREETS, categories=("R2006",), funds=2000, hours="3"),
    Story(60, 90, "shen", "区城市管理局", "户外广告摸底",
          "摸清沿街户外广告底数。", "区户外广告管理办法（演示）", "withdrawn", hours="6"),
)  # fmt: skip


def tell_admissions(telling: Telling) -> None:
    """The applications, an objection to one, what ended by itself, and what was refused."""
    filed = {story.title: _tell(telling, story) for story in STORIES}
    with telling.days_ago(6, "16:40"):
        Objection.object(
            filed["垃圾分类投放点优化"],
            community_id=unit_id("槐荫里社区"),
            reason="本社区投放点去年已经征求过意见，重复征求居民有怨言，请采用去年结果。",
            by=telling.actor("shi"),
        )
    with telling.days_ago(0, "00:20"):
        Admission.expire(clock.now())
    _refusals(telling)


def _tell(telling: Telling, story: Story) -> Admission:
    with telling.days_ago(story.days):
        one = Admission.file(
            _application(story),
            tenant_id=HOME,
            department_id=unit_id(story.department),
            by=telling.actor(story.who),
        )
    is_of_street = one.reviewer_id == unit_id("东桥街道")
    first, second = ("mei", "liang") if is_of_street else ("rong", "ju")
    with telling.days_ago(max(story.days - 2, 0), "14:10"):
        _review(telling, story, one, first)
    with telling.days_ago(max(story.days - 3, 0), "16:00"):
        _decide(telling, story, one, second)
    return one


def _review(telling: Telling, story: Story, one: Admission, first: str) -> None:
    by = telling.actor(first)
    if story.end == "returned":
        one.return_for_more(by=by, text="没有写明经费来源，也没有说明为什么不能用已有数据。")
    elif story.end == "rejected":
        text = "没有法律依据，责任书属于负面事项清单第N10项。"
        one.recommend(by=by, advice="reject", text=text)
    elif story.end in {"recommended", "admitted", "ended"}:
        one.recommend(by=by, advice="admit", text="依据充分，经费和人员到位，工时合理。")
    elif story.end == "withdrawn":
        one.withdraw(by=telling.actor(story.who))


def _decide(telling: Telling, story: Story, one: Admission, second: str) -> None:
    by = telling.actor(second)
    if story.end in {"admitted", "ended"}:
        one.approve(by=by, text="同意准入，到期自动退出。")
    elif story.end == "rejected":
        one.reject(by=by, text="不予准入。请由市场监管所直接与经营户签订。")


def _application(story: Story) -> Application:
    today = timezone.localdate(clock.now())
    return Application(
        title=story.title,
        purpose=story.purpose,
        legal_basis=story.basis,
        term_from=today + timedelta(days=5),
        term_until=today + timedelta(days=story.lasts),
        funds=Decimal(story.funds),
        means=story.means,
        hours_month=Decimal(story.hours),
        communities=tuple(unit_id(name) for name in story.communities),
        categories=story.categories,
        **story.asks,
    )


def _refusals(telling: Telling) -> None:
    """What communities kept out by themselves, and what the house did."""
    asked = (
        (52, "li", "区市场监督管理局", "梧桐里社区", "代填小餐饮检查记录"),
        (33, "fang", "区生态环境局", "柳巷社区", "每日上报扬尘照片"),
        (12, "li", "区教育局", "梧桐里社区", "下载学习软件并截图打卡"),
    )
    for days, who, department, community, title in asked:
        told = (unit_id(department), unit_id(community), title)
        with telling.days_ago(days, "11:15"):
            refuse_unadmitted(HOME, *told, by=telling.actor(who))
    with telling.days_ago(20, "10:30"):
        refuse_assessment(HOME, unit_id("区卫生健康局"), "社区健康宣传工作排名通报")
