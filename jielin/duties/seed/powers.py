"""How the demo's streets used their powers: asked, answered, adopted or not."""

from dataclasses import dataclass

from ..models import PowerExercise, Question
from ..queries.powers import powers
from .telling import HOME, Telling, unit_id


@dataclass(frozen=True)
class Story:
    """One question, how many days ago, and what came of it."""

    days: int
    who: str
    department: str
    code: str
    title: str
    text: str
    opinion: str = ""
    answer: str = ""
    end: str = ""
    feedback: str = ""


STORIES = (
    Story(90, "shen", "区城市管理局", "Q2", "东桥路便民市场选址",
          "拟在东桥路北侧设置便民市场，请街道提出意见。",
          "conditions", "原则同意。请避开小学出入口，并预留电动三轮车停放位。",
          "adopt", "采纳，方案已调整。"),
    Story(70, "tang", "区住房和城乡建设局", "Q2", "梧桐里二期加装电梯规划",
          "请街道就楼栋次序和施工时段提出意见。",
          "agrees", "同意。建议先做老年人较多的六号、八号楼。", "adopt", ""),
    Story(60, "shen", "区城市管理局", "Q1", "城管东桥中队负责人调整",
          "拟调整东桥中队负责人，征求街道意见。",
          "disagrees", "现任到岗不足一年，夜间烧烤整治正在进行，建议整治结束后再调整。",
          "not_adopt", "全区统一轮岗，已同新任负责人做好交接，整治力量不减。"),
    Story(30, "tang", "区住房和城乡建设局", "Q4", "老旧供热管网改造项目申报",
          "拟申报明年改造项目，请街道提出建议。",
          "agrees", "同意申报，建议把槐荫路片区一并列入。", "adopt", "采纳，已补充列入。"),
    Story(8, "zhao", "区路灯管理所", "Q2", "人民路灯杆迁移",
          "因道路拓宽需迁移灯杆十二处，请街道就点位提出意见。",
          "conditions", "七号点位正对单元门，请后移三米。"),
    Story(2, "cao", "区市场监督管理局", "Q3", "小餐饮集中整治时段",
          "拟于下月集中整治，请街道就时段和配合力量提出意见。"),
)  # fmt: skip


def tell_powers(telling: Telling) -> None:
    """All of them with the street 东桥."""
    entries = {entry.code: entry for entry in powers(HOME, [unit_id("东桥街道")])}
    for story in STORIES:
        with telling.days_ago(story.days):
            one = PowerExercise.ask(
                Question(unit_id(story.department), entries[story.code], story.title, story.text),
                tenant_id=HOME,
                by=telling.actor(story.who),
            )
        if story.answer:
            with telling.days_ago(max(story.days - 3, 0), "15:20"):
                one.answer(by=telling.actor("liang"), opinion=story.opinion, text=story.answer)
        if story.end:
            with telling.days_ago(max(story.days - 6, 0), "10:05"):
                getattr(one, story.end)(by=telling.actor(story.who), text=story.feedback)
