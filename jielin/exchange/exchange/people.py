"""People with their posts: each post is proposed, and counts once a second person confirms it."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Appointment
from jielin.people.policy import PROPOSING

from ..offers import Asking, Change, Importer, Plan, RowRefused, Tick
from ..sheets import Column, Layout, Sheet
from .people_rows import Reader, Wanted, accounts_named

TOLD_EVERY = 100
LAYOUT = Layout(
    (
        Column(
            "username",
            pgettext_lazy("sheet", "Sign-in name"),
            40,
            is_required=True,
            width=16,
            note=gettext_lazy(
                "2 to 40 small letters, digits, dots or dashes. Somebody who "
                "has an account already is found by it."
            ),
        ),
        Column("name", pgettext_lazy("sheet", "Person"), 60, is_required=True, width=14),
        Column(
            "phone",
            pgettext_lazy("sheet", "Mobile number"),
            20,
            width=16,
            note=gettext_lazy("11 digits; for new accounts."),
        ),
        Column(
            "unit",
            pgettext_lazy("sheet", "Organisation"),
            80,
            is_required=True,
            width=26,
            note=gettext_lazy("The full name of an organisation that you answer for."),
        ),
        Column(
            "post",
            pgettext_lazy("sheet", "Post"),
            40,
            is_required=True,
            width=18,
            note=gettext_lazy("As on the page of people and posts, such as 网格员."),
        ),
        Column(
            "area",
            pgettext_lazy("sheet", "Only for the area (code)"),
            15,
            width=22,
            note=gettext_lazy("A part of the area of the organisation, or empty."),
        ),
    ),
    unique=("username", "unit", "post", "area"),
)
EXAMPLE = {
    "username": "wangjianguo",
    "name": "王建国",
    "phone": "13800001234",
    "unit": "梧桐里社区",
    "post": "网格员",
    "area": "990102001001007",
}


def plan(asking: Asking, sheet: Sheet) -> Plan:
    """Posts that would be proposed, with accounts for those who have none; or every fault."""
    reader = Reader(asking, sheet)
    wanted = {row.number: reader.wanted(row) for row in sheet.rows}
    if reader.faults:
        return Plan(faults=tuple(reader.faults))
    changes = []
    for number, one in wanted.items():
        if one is None or reader.has(one):
            continue
        is_new = one.username not in reader.accounts
        told = {"name": one.name, "post": one.post.label, "unit": one.unit.label}
        said = _("Proposed: %(name)s, %(post)s, %(unit)s") % told
        changes.append(Change(number, is_new, said, one))
    return Plan(tuple(changes), len(wanted) - len(changes))


def write(asking: Asking, changes: Sequence[Change], tick: Tick) -> None:
    """Accounts without a password, and a proposal for each post. Raises RowRefused."""
    accounts = accounts_named({change.told.username for change in changes})
    for done, change in enumerate(changes, start=1):
        one: Wanted = change.told
        area = {"area_id": one.area_id} if one.area_id else {}
        try:
            if one.username not in accounts:
                accounts[one.username] = Account.welcome(one.username, one.name, one.phone)
            Appointment.propose(
                accounts[one.username], unit=one.unit, post=one.post.pk, by=asking.actor, **area
            )
        except (Refused, ValidationError) as error:
            told = error.messages if isinstance(error, ValidationError) else [str(error)]
            raise RowRefused(change.row, " ".join(told)) from error
        if not done % TOLD_EVERY:
            tick(done)


PEOPLE = Importer(
    key="people",
    label=gettext_lazy("People and posts"),
    line=gettext_lazy("Accounts with the posts that they are proposed for"),
    icon="user",
    duty=PROPOSING,
    layout=LAYOUT,
    example=EXAMPLE,
    notes=(
        gettext_lazy("One row a post; somebody with two posts has two rows."),
        gettext_lazy("Each post counts once a second person has confirmed it."),
        gettext_lazy(
            "New accounts have no password: the security administrator gives the first one."
        ),
    ),
    plan=plan,
    write=write,
)
