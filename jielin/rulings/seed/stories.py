"""What people wrote: the requests that were returned, put off or parked in the demo city."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """One request, whom it was given to, and how many days ago it began."""

    days: int
    category: str
    text: str
    place: str
    unit: str
    officer: str
    asker: str = ""
    name: str = ""
    phone: str = ""
    grid: int = 0


UPHELD = Story(
    9, "R1103", "5号楼东头堆着好几袋装修垃圾，一个星期了没人运，挡着半条路。", "5号楼东侧",
    "区城市管理局", "shen", name="许国安", phone="13700003101",
)  # fmt: skip
REJECTED = Story(
    6, "R1203", "梧桐路公交站后面那盏路灯一到晚上就一闪一闪，照得人眼睛难受。", "梧桐路公交站",
    "区路灯管理所", "zhao", name="何大勇", phone="13700003102",
)  # fmt: skip
RETURNED = Story(
    2, "R1203", "7号楼地下车库入口的照明灯坏了两盏，进出看不清路。", "7号楼地下车库入口",
    "区路灯管理所", "zhao", name="苏琴", phone="13700003103", grid=7,
)  # fmt: skip
EXTENDED = Story(
    6, "R1203", "小区西门那盏高杆灯被车撞歪了，灯罩也碎了，请换一根。", "小区西门",
    "区路灯管理所", "zhao", asker="chen", name="陈芳", phone="13800002206", grid=7,
)  # fmt: skip
HURRIED = Story(
    5, "R1203", "健身点旁边的两盏地灯不亮，晚上跳操的人总踢到。", "中心花园健身点",
    "区路灯管理所", "zhao", name="马丽", phone="13700003104",
)  # fmt: skip
LATER = Story(
    4, "R1203", "菜场门口那排路灯亮得太晚，天黑了半小时还没开。", "梧桐路菜场门口",
    "区路灯管理所", "zhao", name="韩冬", phone="13700003105",
)  # fmt: skip
PARKED = Story(
    52, "R1203", "10号楼到12号楼之间一盏路灯都没有，请装几盏。", "10号楼至12号楼之间",
    "区路灯管理所", "zhao", asker="chen", name="陈芳", phone="13800002206", grid=7,
)  # fmt: skip
HARD = Story(
    5, "R1203", "老街那段电线都露在外面，路灯时好时坏，要整条换才行。", "梧桐老街",
    "区路灯管理所", "zhao", name="田淑兰", phone="13700003106",
)  # fmt: skip
