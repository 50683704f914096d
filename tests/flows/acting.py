"""What the cast does through HTTP, without a script: pages read, forms sent."""

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils.html import strip_tags

from jielin.cases.models import Case
from jielin.messages.models import OutboxMessage
from tests.cast import City

PORTAL, DESK = "/landong/c/wutongli/", "/desk/landong/"
LAMP = "3号楼门口的路灯从星期天晚上开始就不亮了，老人下楼要摸黑。"
ANSWERS: dict[str, dict[str, str]] = {
    "kind": {"kind": "help"},
    "location": {"place": "梧桐路88弄3号楼门前"},
    "describe": {"text": LAMP},
    "contact": {"phone": "13800002206", "name": "陈芳", "prefers": "both", "which": "own"},
}


@dataclass(frozen=True)
class Person:
    """One of the cast at a browser."""

    city: City
    who: str
    client: Client

    @classmethod
    def of(cls, city: City, who: str) -> "Person":
        return cls(city, who, city.client(who))

    def reads(self, path: str) -> str:
        """The words of a page that must be there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        return words(answer)

    def reports(self, category: str = "R1203", **other: dict[str, str]) -> str:
        """Tell it question by question; the number of the receipt."""
        leaf = {"category": "other", "other": str(self.city.category(category))}
        told = {**ANSWERS, **other}
        order = ("kind", "about", "location", "describe")
        steps = [(page, told[page]) for page in order if page in told]
        for page, typed in [*steps, ("category", leaf), ("contact", told["contact"])]:
            self._sends(f"{PORTAL}report/{page}/", typed)
        receipt = str(self._sends(f"{PORTAL}report/check/", {}).url)
        assert self.client.get(receipt).status_code == 200
        return receipt.rstrip("/").rpartition("/")[2]

    def takes(self, verb: str, number: str, **typed: str) -> str:
        """Take a step at the desk or in the portal; the words of the page that follows."""
        is_resident = self.who == "chen"
        base = f"{PORTAL}requests/" if is_resident else f"{DESK}cases/"
        typed = {"seen": str(Case.objects.get(number=number).event_seq), **typed}
        onward = self._sends(f"{base}{number}/steps/{verb}/", typed).url
        return self.reads(onward)

    def _sends(self, path: str, typed: dict[str, str]) -> Any:
        answer = self.client.post(path, typed)
        assert answer.status_code == 302, f"{path}: {words(answer)}"
        return answer


def words(answer: Any) -> str:
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def texts_to(phone: str = "13800002206") -> list[str]:
    """The templates of the messages to a telephone, oldest first."""
    sent = OutboxMessage.objects.order_by("created_at", "id")
    return [one.template for one in sent if one.phone == phone]


def state_of(number: str) -> str:
    return Case.objects.get(number=number).state
