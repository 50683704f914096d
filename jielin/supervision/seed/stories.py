"""The stories of the ladder, one for each rung, and two problem orders."""

from collections.abc import Callable

from jielin.duties.seed.telling import Telling, unit_id
from jielin.kernel.actors import SYSTEM
from jielin.people.queries import resident

from ..models import SupervisionOrder
from ..states import Reason
from .asking import HAPPY, UNHAPPY, Asked, fresh

BENCH = Asked(
    4, "sui", "R2801", "区城市管理局", "shen",
    "健身步道边上的长椅木条断了两根，钉子露在外面，小孩跑来跑去容易划着。",
    "小花园北侧",
)  # fmt: skip
PAVEMENT = Asked(
    10, "chen", "R1202", "区城市管理局", "shen",
    "小区北门外的人行道塌了一块，下雨天全是泥，老人走着直打滑。",
    "梧桐路北门外",
)  # fmt: skip
STALLS = Asked(
    9, "sui", "R1108", "区城市管理局", "shen",
    "夜市收摊以后一地的油和竹签，早上买菜的人都绕着走，反映过也没人来清。",
    "柳巷口夜市",
)  # fmt: skip
BOOTH = Asked(
    7, "chen", "R1202", "区城市管理局", "shen",
    "路口那个废弃的岗亭占了大半条人行道，玻璃都碎了，城管、自来水、热力都说不是自己的。",
    "梧桐路与柳巷路口",
)  # fmt: skip
DRAIN = Asked(
    24, "sui", "R0301", "梧桐里物业服务中心", "du",
    "下水道通了又堵、堵了又通，厨房一个月返了三回脏水，不能总是捅一捅就走。",
    "6号楼1单元",
)  # fmt: skip
WALL = Asked(
    26, "chen", "R2305", "区住房和城乡建设局", "tang",
    "楼外墙的墙皮一块一块往下掉，上个礼拜砸在车顶上，楼下天天有孩子玩。",
    "9号楼西山墙",
)  # fmt: skip
HOOTER = Asked(
    16, "chen", "R0803", "区城市管理局", "shen",
    "早市的喇叭五点半就开始放，一天到晚一个调子，说了几次都不管用。",
    "梧桐路早市",
)  # fmt: skip


def remind(telling: Telling) -> None:
    """Half of the time has passed."""
    case = BENCH.begin(telling)
    with telling.days_ago(0, "08:40"):
        SupervisionOrder.remind(case, by=SYSTEM, stage="half")


def supervise(telling: Telling) -> None:
    """Overdue and answered in words; overdue and not answered."""
    case = PAVEMENT.begin(telling)
    with telling.days_ago(2, "00:01"):
        order = SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE)
    with telling.days_ago(1, "15:30"):
        order.report(
            by=telling.actor("shen"),
            text="路基已回填，面砖昨天到货。后天下午铺完，完工后拍照报社区核查。",
        )
    case = STALLS.begin(telling)
    with telling.days_ago(1, "00:01"):
        SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE)


def pass_around(telling: Telling) -> None:
    """Given to one unit after another, and none takes it: a problem order."""
    case, li = BOOTH.given(telling), telling.actor("li")
    units = ("澜东区自来水公司", "澜东区热力公司", "澜东区燃气公司")
    for days, unit in zip((5, 4, 3), units, strict=True):
        with telling.days_ago(days, "09:40"):
            case.transfer(by=li, unit_id=unit_id(unit), text="原单位书面说明不是其设置、管养的。")
            case = fresh(case)
    with telling.days_ago(0, "08:31"):
        SupervisionOrder.raise_as_problem(case, by=SYSTEM, reason=Reason.REROUTED)


def do_again(telling: Telling) -> None:
    """Done three times, unsolved three times: raised, and the street takes it up."""
    case, du = DRAIN.begin(telling), telling.actor("du")
    chen = resident(telling.people[DRAIN.asker])
    for days in (20, 14, 6):
        with telling.days_ago(days, "16:10"):
            case.resolve(by=du, text="已疏通。")
        with telling.days_ago(days - 2, "20:30"):
            case.reject(by=chen, text="没用两天又返上来了。", **UNHAPPY)
        with telling.days_ago(days - 3, "09:15"):
            case.take(by=du)
        case = fresh(case)
    with telling.days_ago(2, "09:16"):
        order = SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE)
    with telling.days_ago(1, "20:31"):
        order.raise_problem(by=SYSTEM, reason=Reason.REDO)
    with telling.days_ago(0, "09:20"):
        order.coordinate(
            by=telling.actor("zhou"),
            text="街道牵头，物业、排水公司明天上午到场用管道机器人查原因，方案当天贴楼道。",
        )


def lead(telling: Telling) -> None:
    """Nobody answered, rung by rung, until a leader of the district decided."""
    case = WALL.begin(telling)
    with telling.days_ago(18, "00:01"):
        order = SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE)
    with telling.days_ago(11, "17:31"):
        order.escalate(by=SYSTEM, reason=Reason.NO_ANSWER)
    with telling.days_ago(3, "17:31"):
        order.to_leader(by=SYSTEM, reason=Reason.NO_ANSWER)
    with telling.days_ago(1, "10:05"):
        order.instruct(
            by=telling.actor("he"),
            text="今天先围挡，住建局三日内出鉴定意见，街道同步向居民说明。每周五前报进展。",
        )


def end(telling: Telling) -> None:
    """Under supervision, then done, and the resident agrees."""
    case, shen = HOOTER.begin(telling), telling.actor("shen")
    with telling.days_ago(8, "00:01"):
        order = SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE)
    with telling.days_ago(7, "10:10"):
        order.report(by=shen, text="已约谈早市管理方，七点前不得使用扩音设备，今明两天到场值守。")
    case = fresh(case)
    with telling.days_ago(5, "17:00"):
        case.resolve(by=shen, text="早市已撤掉喇叭，七点前由管理方巡查。")
        order.rest(by=SYSTEM)
    with telling.days_ago(4, "19:20"):
        case.rate(by=resident(telling.people[HOOTER.asker]), text="这回安静了，谢谢。", **HAPPY)
        order.end(by=SYSTEM)


TOLD: tuple[Callable[[Telling], None], ...] = (
    remind, supervise, pass_around, do_again, lead, end,
)  # fmt: skip
