"""What was whistled for in the demo city, who came, and how it went."""

from dataclasses import dataclass, field
from typing import Any

LIGHTS, CITY, MARKET = "区路灯管理所", "区城市管理局", "区市场监督管理局"
HOUSING, WATER, AIR = "区住房和城乡建设局", "澜东区自来水公司", "区生态环境局"
SQUAD = "东桥街道综合执法队"
OFFICERS = {LIGHTS: "zhao", CITY: "shen", MARKET: "cao", HOUSING: "tang", WATER: "pan"}


@dataclass(frozen=True)
class Turn:
    """One step: so many days ago, at a time, by the street or by a unit."""

    days: int
    at: str
    unit: str
    verb: str
    words: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """One whistle; the first unit leads. `case` is how the request begins."""

    days: int
    at: str
    text: str
    place: str
    units: tuple[str, ...] = ()
    urgency: str = "ordinary"
    occasion: str = "enforcement"
    basis: str = ""
    command: str = ""
    case: str = ""
    is_asked: bool = False
    turns: tuple[Turn, ...] = ()


NIGHT_MARKET = Story(
    9, "10:20",
    "梧桐路夜市占道经营，油烟直排，消防通道被桌椅堵住。社区劝导三次没有效果。",
    "梧桐路88弄至102弄", (CITY, MARKET, HOUSING),
    basis=f"{CITY}：澜东区派单目录（2026年版）R09（演示）\n{MARKET}：食品经营监管职责（演示）",
    command=f"{SQUAD}二组负责维持现场秩序。", is_asked=True,
    turns=(
        Turn(9, "11:05", CITY, "answer", {"text": "今晚七点到场。"}),
        Turn(9, "11:20", MARKET, "answer"),
        Turn(9, "14:30", HOUSING, "object",
             {"text": "占道经营不属于房屋使用安全管理，不归本局。", "basis": "职责清单第12项"}),
        Turn(8, "09:10", "", "uphold:" + HOUSING, {"text": "异议成立，现场没有房屋安全问题。"}),
        Turn(8, "19:05", CITY, "arrive", {"person": "沈洁"}),
        Turn(8, "19:12", MARKET, "arrive", {"person": "曹磊"}),
        Turn(8, "19:30", CITY, "work"),
        Turn(8, "21:40", "", "minute",
             {"text": "一、消防通道当晚腾空；二、六户餐饮三日内装净化器；三、社区每晚巡查一次。"}),
        Turn(5, "16:20", CITY, "sign_off", {"text": "清理占道摊位14处，暂扣炉具3套，已划线。"}),
        Turn(5, "17:00", MARKET, "sign_off", {"text": "检查餐饮户6家，责令整改4家，复查合格。"}),
        Turn(4, "09:40", "", "confirm", {"text": "连续两晚核查，通道畅通，油烟净化器已装。"}),
        Turn(3, "10:10", "", "rate",
             {CITY: ("good", "到场快，清理彻底。"), MARKET: ("fair", "复查可以再早一天。")}),
        Turn(3, "15:00", CITY, "rate",
             {"use": "good", "evidence": "good", "text": "照片和台账都有。"}),
        Turn(2, "11:30", MARKET, "rate",
             {"use": "good", "evidence": "fair", "text": "经营户名单可以提前给。"}),
    ),
)  # fmt: skip
STORIES = (
    NIGHT_MARKET,
    Story(
        4, "09:15", "健走道东段雨后积水，灯杆井进水，晚上没有灯，路面也塌了一块。",
        "滨河健走道东段", (CITY, LIGHTS, WATER), urgency="soon", occasion="key_work",
        basis=f"{LIGHTS}：澜东区派单目录（2026年版）R1207（演示）",
        turns=(
            Turn(4, "09:50", CITY, "answer"),
            Turn(4, "10:05", LIGHTS, "answer"),
            Turn(4, "10:40", WATER, "answer"),
            Turn(4, "14:10", CITY, "arrive", {"person": "沈洁"}),
            Turn(4, "14:20", LIGHTS, "arrive", {"person": "赵志远"}),
            Turn(4, "15:05", WATER, "arrive", {"person": "潘亮"}),
            Turn(4, "16:30", "", "minute",
                 {"text": "自来水公司先查漏，路灯所抽水换线，城管局最后修路面。"}),
            Turn(2, "10:30", WATER, "sign_off", {"text": "支管漏点已修，压力正常。"}),
            Turn(1, "16:10", LIGHTS, "sign_off", {"text": "井内抽干，换线40米，三盏灯都亮了。"}),
            Turn(1, "17:20", CITY, "sign_off", {"text": "路面已经补平，设了一周的观察期。"}),
        ),
    ),
    Story(
        1, "14:00", "一楼住户改窗为门并圈占绿地，需要认定是否违建、是否影响房屋结构。",
        "梧桐路88弄2号楼", (CITY, HOUSING), case="一楼把窗户改成门",
        basis=f"{CITY}：澜东区派单目录（2026年版）R10（演示）",
        turns=(
            Turn(1, "14:30", CITY, "answer"),
            Turn(1, "15:40", CITY, "arrive", {"person": "沈洁"}),
            Turn(1, "15:50", CITY, "work"),
            Turn(1, "17:20", HOUSING, "object",
                 {"text": "外墙开洞由城管执法委托检测，不归本局。", "basis": "职责清单第7项"}),
        ),
    ),
    Story(
        1, "20:10", "5号楼外墙瓷砖成片脱落，砸到楼下雨棚，还在往下掉。",
        "梧桐路88弄5号楼北侧", (HOUSING, CITY), urgency="urgent", occasion="emergency",
        basis=f"{HOUSING}：房屋使用安全管理职责（演示）", command=f"{SQUAD}先拉警戒线。",
        turns=(
            Turn(1, "20:30", HOUSING, "answer", {"text": "值班组已出发。"}),
            Turn(1, "21:20", HOUSING, "arrive", {"person": "唐宁"}),
            Turn(1, "21:25", "", "command", {"text": f"{SQUAD}夜间值守，清空楼下车辆。"}),
        ),
    ),
    Story(
        1, "15:30", "烧烤店油烟扰民，需要检测排放并检查净化设施。",
        "梧桐路101弄底商", (CITY, AIR), case="楼下新开的烧烤店",
        basis=f"{CITY}：澜东区派单目录（2026年版）R09（演示）",
    ),
    Story(
        0, "08:50", "地下车库出入口被电动车堵死，物业、城管和消防都说要别人先动，请街道吹哨。",
        "梧桐路88弄地下车库入口", is_asked=True, urgency="soon",
    ),
)  # fmt: skip
