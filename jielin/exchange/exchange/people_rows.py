"""What a sheet of people says, row by row, and everything that is wrong in it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.sealed import blind_index
from jielin.organisations.queries import Unit, directory
from jielin.people.models import Account, Appointment, PostKind
from jielin.people.phones import BadPhone, mobile
from jielin.people.policy import PROPOSING
from jielin.people.queries import posts
from jielin.people.separation import clashes
from jielin.people.workflow import IN_OFFICE, State
from jielin.territory.queries import gazetteer

from ..offers import Asking
from ..sheets import Fault, Row, Sheet

AT_ONCE = 500


@dataclass(frozen=True)
class Wanted:
    """A post of a person as the sheet has it."""

    username: str
    name: str
    phone: str
    unit: Unit
    post: PostKind
    area_id: int | None

    @property
    def key(self) -> tuple[UUID, str, int | None]:
        return (self.unit.id, self.post.pk, self.area_id)


class Reader:
    """Reads row after row and collects what is wrong."""

    def __init__(self, asking: Asking, sheet: Sheet) -> None:
        self.actor, self.sheet = asking.actor, sheet
        self.faults: list[Fault] = []
        self.units = {unit.name: unit for unit in directory().units(asking.home.pk)}
        self.posts = {word: post for post in posts() for word in {post.name, post.label}}
        self.accounts = accounts_named({_username(row) for row in sheet.rows})
        self.held = _held(one.pk for one in self.accounts.values())
        self.taken = _owners({_number(row.cells.get("phone", "")) for row in sheet.rows})
        self.first: dict[str, Row] = {}
        self.numbers: dict[str, str] = {}
        self.duties: dict[str, set[str]] = defaultdict(set)

    def has(self, one: Wanted) -> bool:
        """Whether the person holds the post, or is proposed for it."""
        account = self.accounts.get(one.username)
        held = self.held.get(account.pk, ()) if account else ()
        return any(key == one.key for key, _duties, _waits in held)

    def wanted(self, row: Row) -> Wanted | None:
        """The post of the row; None with a fault."""
        before = len(self.faults)
        username = self._person(row)
        phone = self._phone(row, username)
        unit, post = self._unit(row), self._post(row)
        area_id = self._area(row, unit) if unit else None
        if unit and post and post.unit_kinds and unit.kind not in post.unit_kinds:
            said = {"unit": unit.label, "post": post.label}
            self._wrong(row, "post", _("%(unit)s has no post “%(post)s”.") % said)
        if len(self.faults) > before or unit is None or post is None:
            return None
        one = Wanted(username, row.cells["name"], phone, unit, post, area_id)
        self._apart(row, one)
        return one

    def _person(self, row: Row) -> str:
        """One name in the sheet and here: a slip would give a post to a stranger."""
        username, name = _username(row), " ".join(row.cells["name"].split())
        known = self.accounts.get(username)
        first = self.first.setdefault(username, row)
        if not USERNAME_SIGNS.issuperset(username) or not username[:1].isalnum():
            self._wrong(row, "username", _("Use 2 to 40 small letters, digits, dots or dashes."))
        elif first.cells["name"] != row.cells["name"]:
            said = {"row": first.number}
            sentence = _("Row %(row)d gives this sign-in name to somebody of another name.")
            self._wrong(row, "name", sentence % said)
        elif known is not None and known.name != name:
            self._wrong(row, "name", _("Somebody of another name has this sign-in name already."))
        elif known is not None and not known.is_active:
            self._wrong(row, "username", _("This account is suspended."))
        elif known is not None and known.pk == self.actor.id:
            self._wrong(row, "username", _("Nobody proposes a post for themselves."))
        return username

    def _phone(self, row: Row, username: str) -> str:
        typed = row.cells.get("phone", "")
        if not typed:
            return ""
        try:
            number = mobile(typed)
        except BadPhone as error:
            self._wrong(row, "phone", str(error))
            return ""
        owner = self.taken.get(blind_index(number))
        is_theirs = owner is None or (
            username in self.accounts and self.accounts[username].pk == owner
        )
        if not is_theirs or self.numbers.setdefault(number, username) != username:
            self._wrong(row, "phone", _("This number already belongs to somebody else."))
        elif owner is None and username in self.accounts:
            known = self.accounts[username]
            self._wrong(row, "phone", _other_number() if known.phone_index else _no_number())
        return number

    def _unit(self, row: Row) -> Unit | None:
        unit = self.units.get(row.cells["unit"])
        if unit is None:
            self._wrong(row, "unit", _("No organisation of your home has this name."))
            return None
        line = {unit.id, *(above.id for above in directory().superiors(unit.id))}
        if not self.actor.organisations_with(PROPOSING) & line:
            self._wrong(row, "unit", _("You do not answer for this organisation."))
        return unit

    def _post(self, row: Row) -> PostKind | None:
        post = self.posts.get(row.cells["post"])
        if post is None:
            self._wrong(row, "post", _("There is no such post."))
        return post

    def _area(self, row: Row, unit: Unit) -> int | None:
        code, places = row.cells.get("area", ""), gazetteer()
        if not code:
            return None
        place = places.by_code(code)
        above = (place.id, *(one.id for one in places.ancestors(place.id))) if place else ()
        if place is None or unit.area_id not in above:
            self._wrong(row, "area", _("This is no part of the area of the organisation."))
            return None
        return place.id

    def _apart(self, row: Row, one: Wanted) -> None:
        """System, security and audit administration stay with different people."""
        account = self.accounts.get(one.username)
        held = self.held.get(account.pk, ()) if account else ()
        others = {duty for _key, duties, _waits in held for duty in duties}
        if clashes(others | self.duties[one.username], one.post.duties):
            self._wrong(row, "post", _(
                "System, security and audit administration are held by different people."
            ))  # fmt: skip
        self.duties[one.username] |= set(one.post.duties)

    def _wrong(self, row: Row, key: str, sentence: str) -> None:
        self.faults.append(self.sheet.fault(row, key, sentence))


USERNAME_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-")


def _other_number() -> str:
    return _("The account has another number. A sheet does not change it: leave it.")


def _no_number() -> str:
    return _(
        "The account has no number. A sheet gives none to an account that is there: leave it."
    )


def _username(row: Row) -> str:
    return row.cells["username"].lower()


def _number(typed: str) -> str:
    try:
        return blind_index(mobile(typed)) if typed else ""
    except BadPhone:
        return ""


def accounts_named(usernames: Collection[str]) -> dict[str, Account]:
    """Those who have an account, by sign-in name."""
    found: dict[str, Account] = {}
    for some in _batches(sorted(usernames)):
        rows = Account.objects.filter(username__in=some)
        found |= {one.username: one for one in rows}
    return found


def _owners(indexes: Collection[str]) -> dict[str, UUID]:
    """Whose number it is, by the index of the number."""
    found: dict[str, UUID] = {}
    for some in _batches(sorted(set(indexes) - {""})):
        rows = Account.objects.filter(phone_index__in=some)
        found |= dict(rows.values_list("phone_index", "pk"))
    return found


def _held(ids: Any) -> dict[UUID, list[tuple[Any, list[str], bool]]]:
    """Posts held now or later, and those proposed, by person."""
    counts = Q(state__in=IN_OFFICE) & (Q(until=None) | Q(until__gt=clock.now()))
    found: dict[UUID, list[tuple[Any, list[str], bool]]] = defaultdict(list)
    for some in _batches(sorted(ids)):
        rows = Appointment.objects.filter(counts | Q(state=State.PROPOSED), account_id__in=some)
        for one in rows.select_related("post"):
            key = (one.organisation_id, one.post_id, one.area_id)
            is_waiting = one.state == State.PROPOSED
            found[one.account_id].append((key, one.post.duties, is_waiting))
    return found


def _batches(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (many[start : start + AT_ONCE] for start in range(0, len(many), AT_ONCE))
