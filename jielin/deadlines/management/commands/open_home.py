"""Open a data home with its first two administrators, so that the pages can do the rest."""

import re
from argparse import ArgumentParser
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from jielin.kernel import founding
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Tenant
from jielin.kernel.workflow import Refused
from jielin.organisations.models import Organisation
from jielin.organisations.queries import directory
from jielin.people.models import Account, Appointment, StaffRecord
from jielin.territory.models import Area, HomeArea

ADMINISTRATORS = (("system", "system_admin"), ("security", "security_admin"))
# Words that addresses begin with already.
RESERVED = frozenset({"admin", "api", "desk", "en", "files", "gallery", "login", "me", "static"})
_SLUG = re.compile(r"^[a-z][a-z0-9-]{1,39}$")


@dataclass(frozen=True)
class First:
    """One of the first two administrators."""

    username: str
    name: str
    post: str


class Command(BaseCommand):
    help = (
        "Open a data home: its slug, its name and the code of its area, with a system and a"
        " security administrator. Their passwords are printed once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the name in addresses, such as landong")
        parser.add_argument("name", help="the name people read, such as 澜东区")
        parser.add_argument("area", help="the official code of its district or county")
        for which, _post in ADMINISTRATORS:
            parser.add_argument(
                f"--{which}", required=True, nargs=2, metavar=("SIGN_IN_NAME", "NAME"),
                help=f"the {which} administrator: sign-in name and name",
            )  # fmt: skip
        parser.add_argument("--centre", default="", help="the name of its first organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        slug, name = options["slug"], " ".join(options["name"].split())
        area = _checked(slug, name, options["area"])
        firsts = [
            First(options[which][0], options[which][1], post) for which, post in ADMINISTRATORS
        ]
        if firsts[0].username.lower() == firsts[1].username.lower():
            raise CommandError(
                _("System and security administration are held by two different people.")
            )
        founding.lay()
        try:
            with transaction.atomic():
                passwords = _open(slug, name, area, options["centre"], firsts)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._tell(slug, name, firsts, passwords)

    def _tell(self, slug: str, name: str, firsts: list[First], passwords: list[str]) -> None:
        self.stdout.write(_("%(name)s is open: /desk/%(slug)s/") % {"name": name, "slug": slug})
        self.stdout.write(_("These passwords are shown this once. Hand them over in person:"))
        for first, password in zip(firsts, passwords, strict=True):
            self.stdout.write(f"  {first.post}  {first.username}  {password}")
        self.stdout.write(_("Each of them chooses another password after the first sign-in."))


def _checked(slug: str, name: str, code: str) -> Area:
    """The area, when nothing stands against the home. Raises CommandError with a sentence."""
    if not _SLUG.match(slug) or slug in RESERVED:
        told = {"slug": slug}
        raise CommandError(
            _("“%(slug)s” cannot be a name in addresses: use small letters, digits, dashes.")
            % told
        )
    if not name:
        raise CommandError(_("Give the home a name."))
    if Tenant.objects.filter(slug=slug).exists():
        raise CommandError(_("There is a home “%(slug)s” already.") % {"slug": slug})
    area = Area.objects.filter(code=code, is_current=True).first()
    if area is None:
        raise CommandError(
            _("No area has the code %(code)s. Load the areas first: manage.py import_divisions.")
            % {"code": code}
        )
    holder = HomeArea.objects.filter(area=area).select_related("tenant").first()
    if holder is not None:
        told = {"area": area.name, "home": holder.tenant.name}
        raise CommandError(_("%(area)s belongs to the home %(home)s already.") % told)
    return area


def _open(slug: str, name: str, area: Area, centre: str, firsts: list[First]) -> list[str]:
    """Home, area, first organisation and the two posts; the passwords in their order."""
    last = Tenant.objects.order_by("-id").first()
    home = Tenant.open((last.pk if last else 0) + 1, slug, name)
    HomeArea.grant(home, area)
    unit = Organisation.found(
        tenant=home,
        kind=Organisation.Kind.DISTRICT_CENTRE,
        name=centre or f"{name}市民诉求中心",
        area=area if area.level == "district" else None,
    )
    return [_seated(first, directory().get(unit.pk), home) for first in firsts]


def _seated(first: First, unit: Any, home: Tenant) -> str:
    """An account with its post, and its first password."""
    account = Account.welcome(first.username, first.name)
    Appointment.appoint(account, unit=unit, post=first.post, by=SYSTEM)
    reason = _("First password of a new home.")
    return StaffRecord.give_password(account, tenant_id=home.pk, by=SYSTEM, reason=reason)
