"""A person who signs in: staff by name and password, residents by their telephone."""

import re
import secrets
from typing import Any, Self

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.sealed import SealedTextField, blind_index
from jielin.kernel.workflow import Refused

from ..phones import BadPhone, mobile
from .claim import refuse_claimed
from .keeper import refuse_last_keeper
from .staff_record import StaffRecord

NAME_LENGTH = 60
# Four words of four signs from 31: about 79 bits, and nothing that reads like something else.
PASSWORD_PARTS, PASSWORD_PART = 4, 4
_LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"
_USERNAME = re.compile(r"^[a-z0-9][a-z0-9._-]{1,39}$")


class Language(models.TextChoices):
    """The languages a person may be addressed in."""

    CHINESE = "zh-hans", "简体中文"
    ENGLISH = "en", "English"


class Account(AbstractBaseUser):
    """One person. Names and numbers are sealed; the index finds a number without reading it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(
        gettext_lazy("sign-in name"), max_length=40, unique=True, null=True, blank=True
    )
    name = SealedTextField(gettext_lazy("name"), blank=True)
    phone = SealedTextField(gettext_lazy("telephone"), blank=True)
    phone_index = models.CharField(max_length=32, unique=True, null=True, editable=False)
    # When a code has shown whose number it is: until then somebody typed it, and it opens nothing.
    phone_proven_at = models.DateTimeField(null=True, editable=False)
    language = models.CharField(
        gettext_lazy("language"), max_length=10, choices=Language, default=Language.CHINESE
    )
    is_active = models.BooleanField(gettext_lazy("may sign in"), default=True)
    is_staff = models.BooleanField(gettext_lazy("may open the operators' window"), default=False)
    joined_at = models.DateTimeField(gettext_lazy("since"), default=clock.now)
    signed_in_at = models.DateTimeField(gettext_lazy("last sign-in"), null=True)

    # Django would write this with its own clock; `signed_in_at` is written by SignIn.
    last_login = None

    USERNAME_FIELD = "username"
    objects: BaseUserManager[Any] = BaseUserManager()

    class Meta:
        verbose_name = gettext_lazy("account")
        verbose_name_plural = gettext_lazy("accounts")

    def __str__(self) -> str:
        return self.username or str(self.pk)

    @classmethod
    def enlist(cls, username: str, name: str, password: str, phone: str = "") -> Self:
        """Give a member of staff an account. Raises ValidationError or Refused."""
        known = cls(username=username.strip().lower(), name=_name(name), **_phone(phone))
        if not _USERNAME.match(known.username or ""):
            raise ValidationError({"username": _sign_in_name()})
        validate_password(password, known)
        known.set_password(password)
        return known._added(_("This sign-in name or telephone is already in use."))

    @classmethod
    def of_phone(cls, phone: str) -> Self:
        """The account of a telephone that was just proven; made when there is none.

        Raises BadPhone, Claimed, or Refused when the account was suspended.
        """
        number = mobile(phone)
        account, _made = cls.objects.get_or_create(
            phone_index=blind_index(number),
            defaults={"phone": number, "password": make_password(None)},
        )
        refuse_claimed(account)
        if not account.is_active:
            raise Refused(_("This account is suspended. Ask your community office."), status=403)
        if account.phone_proven_at is None:
            account.phone_proven_at = clock.now()
            account.save(update_fields=["phone_proven_at"])
        found: Self = account
        return found

    @property
    def proven_index(self) -> str:
        """By which what was told for the telephone is found; empty while nobody proved it."""
        return (self.phone_index or "") if self.phone_proven_at else ""

    @property
    def proven_phone(self) -> str:
        """Where what concerns the person is sent; empty while nobody proved it."""
        return self.phone if self.phone_proven_at else ""

    def change_password(self, *, old: str, new: str) -> None:
        """Set another password. Raises ValidationError. End the other sign-ins with it."""
        if not self.check_password(old):
            raise ValidationError({"old": _("This is not your present password")})
        try:
            validate_password(new, self)
        except ValidationError as error:
            raise ValidationError({"new": error.messages}) from error
        self.set_password(new)
        self.save(update_fields=["password"])

    @classmethod
    def welcome(cls, username: str, name: str, phone: str = "") -> Self:
        """An account without a password yet. Raises ValidationError or Refused."""
        known = cls(username=username.strip().lower(), name=_name(name), **_phone(phone))
        if not _USERNAME.match(known.username or ""):
            raise ValidationError({"username": _sign_in_name()})
        known.set_unusable_password()
        return known._added(_("This sign-in name or telephone is already in use."))

    def take_new_password(self) -> str:
        """A random password in place of the old one; all sign-ins end. Called by the record."""
        password = "-".join(_word() for _part in range(PASSWORD_PARTS))
        self.set_password(password)
        self.save(update_fields=["password"])
        for sign_in in self.sign_ins.filter(ended_at=None):
            sign_in.end()
        return password

    def reset_second_factor(self, *, tenant_id: int, by: Actor, reason: str) -> None:
        """For a lost second factor. Raises Refused; whoever keeps the factor reacts."""
        StaffRecord.reset_second_factor(self, tenant_id=tenant_id, by=by, reason=reason)

    def open_window(self) -> None:
        """Let an operator look at the tables, without changing them."""
        self.is_staff = True
        self.save(update_fields=["is_staff"])

    def suspend(self) -> None:
        """No sign-in from now on; the next request of every session fails too. Raises Refused."""
        with transaction.atomic():
            refuse_last_keeper(self)
            self.is_active = False
            self.save(update_fields=["is_active"])

    def call(self, name: str) -> None:
        """Put the name right that the person is addressed by. Raises ValidationError."""
        self.name = _name(name)
        self.save(update_fields=["name"])

    def erase(self) -> int:
        """Leave only the number that events name; how many rows went. Raises Refused."""
        refuse_last_keeper(self)
        ended = list(self.sign_ins.filter(ended_at=None))
        for sign_in in ended:
            sign_in.end()
        gone = int(self.sign_ins.all().delete()[0])
        self.username, self.name, self.phone, self.phone_index = None, "", "", None
        self.phone_proven_at = None
        self.is_active = self.is_staff = False
        self.set_unusable_password()
        self.save()
        return gone + 1

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Operators only look; all else comes from appointments."""
        return self.is_active and self.is_staff and perm.partition(".")[2].startswith("view_")

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff

    def _added(self, taken: str) -> Self:
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError as error:
            raise Refused(taken) from error
        return self


def _sign_in_name() -> str:
    return _("Use 2 to 40 small letters, digits, dots or dashes.")


def _word() -> str:
    return "".join(secrets.choice(_LEGIBLE) for _sign in range(PASSWORD_PART))


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise ValidationError({"name": _("Write the name")})
    if len(name) > NAME_LENGTH:
        raise ValidationError({"name": _("A name has at most 60 characters")})
    return name


def _phone(typed: str) -> dict[str, str]:
    """The two columns of a telephone; none without one, so that null stays null."""
    if not typed.strip():
        return {}
    try:
        number = mobile(typed)
    except BadPhone as error:
        raise ValidationError({"phone": str(error)}) from error
    return {"phone": number, "phone_index": blind_index(number)}
