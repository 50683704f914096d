"""How the requests of the demo went: who did what, on which day, at which time."""

from dataclasses import dataclass, field
from typing import Any

from jielin.people.acting import Acting

from .. import policy
from ..models import Case, Outside
from ..states import Ending, NotAccepted, Satisfied, Solved

DUTIES = {
    "accept": policy.RECEIVE, "answer": policy.RECEIVE, "dispatch": policy.RECEIVE,
    "not_accept": policy.RECEIVE, "verify": policy.VERIFY, "fail_check": policy.VERIFY,
    "revisit": policy.REVISIT, "send_back": policy.REVISIT, "miss_revisit": policy.REVISIT,
    "confirm_end": policy.VERIFY, "join": policy.HANDLE, "give_up": policy.REVISIT,
    "inquire": policy.INQUIRE, "start": policy.RECEIVE,
}  # fmt: skip
YES = {"solved": Solved.YES, "satisfied": Satisfied.YES}
NO = {"solved": Solved.NO, "satisfied": Satisfied.NO}


@dataclass(frozen=True)
class Turn:
    """One step: so many days after the beginning, at a time, by a part of the play."""

    day: int
    at: str
    part: str
    verb: str
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def duty(self) -> str:
        usual = policy.HANDLE if self.part == "officer" else policy.RECEIVE
        return DUTIES.get(self.verb, usual)

    def play(self, case: Case, by: Acting, words: dict[str, Any]) -> None:
        getattr(case, self.verb)(by=by, **words)


ACCEPT = Turn(1, "08:42", "first", "accept")
CALL = Turn(1, "08:55", "first", "contact", {"text": "电话联系，说明了办理时限和联系人。"})
DISPATCH = Turn(1, "09:30", "first", "dispatch", {"text": "社区无权处理，请贵单位主办。"})
TAKE = Turn(1, "10:40", "officer", "take")
PLAN = Turn(2, "09:48", "officer", "note",
            {"text": "已到现场看过，备件已领，今天下午施工。", "is_public": True})  # fmt: skip
INSIDE = Turn(2, "10:05", "officer", "note",
              {"text": "现场照片已存档，与物业核对过管线图。", "is_public": False})  # fmt: skip
DONE = Turn(3, "16:20", "officer", "resolve",
            {"text": "已经处理完毕，请您看看还有没有问题。"})  # fmt: skip
CHECK = Turn(3, "19:10", "second", "verify", {"text": "到现场看过，与答复一致。"})
RATE = Turn(4, "18:30", "asker", "rate", {**YES, "text": "谢谢，当天就弄好了。"})
START = Turn(1, "09:20", "first", "start")
REJECT = Turn(4, "20:05", "asker", "reject", {**NO, "text": "修了不到一天又坏了，请再来看看。"})
ANSWER = Turn(1, "09:05", "first", "answer", {"text": "您好，现答复如下。"})
MISS = {"text": "电话无人接听。"}

_TAKEN = (ACCEPT, CALL, DISPATCH, TAKE)
_WORKED = (*_TAKEN, PLAN, INSIDE)
_SOLVED = (*_WORKED, DONE)
_HERE = (ACCEPT, CALL, START)
_HERE_DONE = (*_HERE, Turn(2, "15:10", "first", "resolve", {"text": "已经协调好了。"}))

LIVES: dict[str, tuple[Turn, ...]] = {
    "registered": (),
    "accepted": (ACCEPT, CALL),
    "dispatched": (ACCEPT, CALL, DISPATCH),
    "handling": _WORKED,
    "handling_here": _HERE,
    "waiting": (*_TAKEN, Turn(2, "11:00", "officer", "ask",
                              {"text": "请补充一下具体是哪个单元，方便的话拍张照片。"})),
    "supplied": (*_TAKEN,
                 Turn(2, "11:00", "officer", "ask", {"text": "请问是几单元？"}),
                 Turn(2, "12:40", "asker", "supply", {"text": "是2单元，靠东边那个门。"})),
    "added": (*_TAKEN, Turn(2, "19:30", "asker", "add", {"text": "今天又闻到了，比昨天还重。"})),
    "resolved": _SOLVED,
    "resolved_here": _HERE_DONE,
    "verified": (*_SOLVED, CHECK),
    "redo": (*_SOLVED, REJECT),
    "redo_taken": (*_SOLVED, REJECT, Turn(5, "08:50", "officer", "take")),
    "redo_closed": (*_SOLVED, REJECT, Turn(5, "08:50", "officer", "take"),
                    Turn(6, "15:30", "officer", "resolve", {"text": "更换了整套设备，请放心。"}),
                    Turn(7, "09:10", "asker", "rate", {**YES, "text": "这回好了。"})),
    "check_failed": (*_SOLVED, Turn(4, "09:00", "second", "fail_check",
                                    {"text": "现场还有一半没有清完，与答复不符。"})),
    "closed": (*_SOLVED, RATE),
    "closed_here": (*_HERE_DONE, Turn(3, "10:20", "second", "revisit", YES)),
    "closed_mostly": (*_SOLVED, Turn(4, "18:30", "asker", "rate",
                      {"solved": Solved.PARTLY, "satisfied": Satisfied.MOSTLY,
                       "text": "好多了，就是时间长了点。"})),
    "unreached": (*_HERE_DONE, Turn(3, "10:00", "second", "miss_revisit", MISS),
                  Turn(3, "16:00", "second", "miss_revisit", MISS),
                  Turn(4, "10:00", "second", "miss_revisit", MISS),
                  Turn(4, "17:00", "second", "give_up")),
    "missed_once": (*_HERE_DONE, Turn(3, "10:00", "second", "miss_revisit", MISS)),
    "written_down": (ACCEPT, CALL, Turn(1, "09:06", "first", "write_down", {
        "text": "六号楼楼门口的坡道有一块砖翘起来了，推轮椅出来老是卡住，请你们来看看。"}), START),
    "answered": (ANSWER,),
    "answered_closed": (ANSWER, Turn(2, "12:00", "asker", "rate", YES)),
    "not_accepted": (Turn(1, "10:00", "first", "not_accept", {
        "reason": NotAccepted.STATUTORY,
        "text": "这件事由法院裁判。您可以到区法律援助中心免费咨询，电话 12348。"}),),
    "not_public": (Turn(1, "10:00", "first", "not_accept", {
        "reason": NotAccepted.MARKET,
        "text": "家里的电器维修不属于公共服务。社区便民服务点有登记的维修师傅，可以帮您联系。"}),),
    "withdrawn": (ACCEPT, Turn(1, "20:00", "asker", "withdraw", {"text": "邻居已经自己搬走了。"})),
    "shared": (*_TAKEN,
               Turn(1, "15:00", "officer", "assist",
                    {"text": "请查漏水点并止水，我们负责回填路面。"}),
               Turn(2, "09:10", "helper", "join"),
               Turn(3, "10:20", "officer", "note",
                    {"text": "已围挡并放了警示灯，等管道修好马上回填。", "is_public": True})),
    "staged": (*_TAKEN, Turn(2, "09:30", "officer", "plan_stages",
                             {"names": ["stop", "penalty", "demolition"]}),
               Turn(2, "11:40", "officer", "finish_stage",
                    {"text": "已送达责令停止通知书，现场停工。"})),
    "transferred": (*_TAKEN, Turn(2, "14:00", "first", "transfer",
                                  {"text": "广场照明由城管局设施科管养，路灯所不管这一片。"})),
    "end_proposed": (*_HERE, Turn(2, "10:30", "first", "propose_end", {
        "ending": Ending.NOT_OUR_DUTY,
        "proof": "户内管线，专有部分（民法典第二百七十二条），不在公共维修范围。",
        "text": "这段管子在您家里，归您和楼下共同维修。"
                "社区可以帮您找正规师傅，也可以帮着和楼下商量分摊。"})),
    "end_confirmed": (*_HERE, Turn(2, "10:30", "first", "propose_end", {
        "ending": Ending.UNREASONABLE,
        "proof": "白天施工在规定时段内，现场测过噪声不超标。",
        "text": "施工时段符合规定，不能要求停一个月。"
                "已请对方午休两小时不用电锤，您上夜班那几天提前告诉我们。"}),
        Turn(3, "16:00", "second", "confirm_end")),
    "asked_outside": (*_HERE, Turn(1, "10:00", "first", "ask_outside", {"told": Outside(
        "东方物业服务中心", "13900027299", "3号楼楼道配电箱门关不上，请说明今天能否更换门锁。")})),
    "merged": (Turn(1, "09:20", "first", "merge",
                    {"text": "这盏灯已经有人反映，我们合并办理，结果会同时告诉您。"}),),
    "reported": (ACCEPT, Turn(1, "10:30", "first", "inquire", {
        "question": "请说明本月公共收益的入账和公示情况，并附上公示栏照片。"})),
}  # fmt: skip
