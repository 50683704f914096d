"""The cast of the demo: who signs in, and where each holds a post."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.organisations.queries import Unit, directory
from jielin.territory.models import Area

from .models import Account, Appointment, Household
from .queries import acting, resident

PASSWORD = "jielin-demo-2026"  # noqa: S105 — invented data only, printed by the demo
HOME = 1
GRID_7 = "990102001001007"


@dataclass(frozen=True)
class Member:
    """One of the cast. Residents sign in by telephone, staff by name and password."""

    who: str
    name: str
    unit: str = ""
    post: str = ""
    area: str = ""
    phone: str = ""
    does: str = ""


CAST = (
    Member("chen", "陈芳", phone="13800002206", does="居民 resident"),
    Member("yu", "余秀兰", phone="13700002207", does="居民，陈芳的母亲 mother of chen"),
    Member("sui", "隋大爷", phone="13900001234", does="居民 resident"),
    Member("wang", "王建国", "梧桐里社区", "grid_worker", GRID_7, does="网格员 grid worker"),
    Member("li", "李敏", "梧桐里社区", "community_worker", does="社区工作者 community worker"),
    Member("hu", "胡萍", "梧桐里社区", "community_worker", does="社区工作者 community worker"),
    Member("zhou", "周敏", "东桥街道", "street_dispatcher", does="街道调度 street dispatcher"),
    Member("zhao", "赵志远", "区路灯管理所", "department_officer", does="部门 department"),
    Member("shen", "沈洁", "区城市管理局", "department_officer", does="部门 department"),
    Member("sun", "孙立", "西桥街道", "street_dispatcher", does="外街道 another street"),
    Member("he", "何静", "澜东区委", "district_leader", does="区领导 district leader"),
    Member("zheng", "郑浩", "梧桐里社区", "branch_secretary", does="支部书记 secretary"),
    Member("fang", "方宁", "柳巷社区", "community_worker", does="社区工作者 community worker"),
    Member("yan", "严华", "槐荫里社区", "community_worker"),
    Member("shi", "石兰", "槐荫里社区", "community_worker"),
    Member("bai", "白雪", "柳巷社区", "community_worker"),
    Member("cao", "曹磊", "区市场监督管理局", "department_officer"),
    Member("tang", "唐宁", "区住房和城乡建设局", "department_officer"),
    Member("jiang", "蒋涛", "区人力资源和社会保障局", "department_officer"),
    Member("pan", "潘亮", "澜东区自来水公司", "utility_clerk"),
    Member("lu", "陆勇", "澜东区热力公司", "utility_clerk"),
    Member("song", "宋佳", "澜东区燃气公司", "utility_clerk"),
    Member("kong", "孔祥", "澜东区公交公司", "utility_clerk"),
    Member("du", "杜鹏", "梧桐里物业服务中心", "property_manager"),
    Member("ding", "丁宁", "河口社区", "community_worker"),
    Member("gu", "顾平", "县城市管理局", "department_officer"),
    Member("qian", "钱进", "澜东区市民诉求中心", "system_admin", does="系统管理员 operator"),
    Member("tao", "陶然", "东桥街道", "street_leader", does="街道负责同志 proposes people"),
    Member("feng", "冯安", "澜东区市民诉求中心", "security_admin", does="安全管理员 confirms"),
    Member(
        "ying", "应明", "澜东区市民诉求中心", "audit_admin", does="安全审计员 reads the record"
    ),
    Member("wu", "吴越", "河口社区", "community_worker", does="另一个县 the other home"),
)


def enlist() -> dict[str, Account]:
    """The cast with their posts; safe to call again."""
    known = {account.username: account for account in Account.objects.exclude(username=None)}
    units = {unit.name: unit for home in (1, 2) for unit in directory().units(home)}
    areas = dict(Area.objects.filter(code=GRID_7).values_list("code", "id"))
    people: dict[str, Account] = {}
    for member in CAST:
        if member.phone:
            people[member.who] = _resident(member)
            continue
        if member.who not in known:
            known[member.who] = _staff(member, units[member.unit], areas.get(member.area))
        people[member.who] = known[member.who]
    if not Appointment.objects.exclude(proposed_by_id=None).exists():
        _tell(people, units)
    if not Household.objects.filter(tenant_id=HOME).exists():
        _befriend(people)
    return people


def _befriend(people: dict[str, Account]) -> None:
    """yu lets chen act for her; sui was asked into their household and has not answered."""
    now, chen, yu = clock.now(), resident(people["chen"]), resident(people["yu"])
    with clock.at(now - timedelta(days=60)):
        asked = Household.ask_in(people["yu"].phone, tenant_id=HOME, by=chen)
    with clock.at(now - timedelta(days=59)):
        index = people["yu"].phone_index or ""
        asked.household.accept(by=yu, invitation_id=asked.pk, index=index)
        asked.household.trust(by=yu, account_id=people["chen"].pk)
    with clock.at(now - timedelta(days=1)):
        Household.ask_in(people["sui"].phone, tenant_id=HOME, by=chen)


def _tell(people: dict[str, Account], units: dict[str, Unit]) -> None:
    """One newcomer waits for confirmation; one grid worker is away and another stands in."""
    now, tao, feng = clock.now(), acting(people["tao"]), acting(people["feng"])
    new = Account.welcome("jin", "金晓")
    unit = units["梧桐里社区"]
    Appointment.propose(new, unit=unit, post="grid_worker", by=tao, area_id=None)
    wang = Appointment.objects.get(account=people["wang"])
    begun = now - timedelta(days=2)
    when = {"since": begun, "until": begun + timedelta(days=9)}
    with clock.at(begun):
        stands_in = Appointment.propose_stand_in(people["zheng"], of=wang, by=tao, **when)
        stands_in.confirm(by=feng)
        wang.note_leave(stand_in=people["zheng"], by=tao, **when)


def _resident(member: Member) -> Account:
    return Account.of_phone(member.phone)


def _staff(member: Member, unit: Unit, area_id: int | None) -> Account:
    account = Account.enlist(member.who, member.name, PASSWORD)
    # In office since long before the oldest of the stories.
    told: dict[str, Any] = {"since": clock.now() - timedelta(days=400)}
    if area_id:
        told["area_id"] = area_id
    Appointment.appoint(account, unit=unit, post=member.post, by=SYSTEM, **told)
    return account
