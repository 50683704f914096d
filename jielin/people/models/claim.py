"""A number that somebody else typed for a member of staff, once a code has shown who holds it."""

from typing import Any

from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Refused

from .staff_record import StaffRecord


class Claimed(Exception):
    """The number stands unproven on an account of staff: a code alone does not open it."""

    def __init__(self, account: Any) -> None:
        super().__init__("claimed")
        self.account = account


def refuse_claimed(account: Any) -> None:
    """Raise Claimed when whoever holds the number may not be whom the account is for."""
    if account.username and account.phone_index and account.phone_proven_at is None:
        raise Claimed(account)


def stands(account: Any, phone: str) -> bool:
    """Whether it is still open whose number this is."""
    return bool(account.username) and _open(account, phone).exists()


def prove(account: Any, phone: str) -> bool:
    """The person has shown a code for it and the own password; False when it is gone again."""
    return bool(_open(account, phone).update(phone_proven_at=clock.now()))


def disown(account: Any, phone: str) -> Any:
    """Take it off the account, and open the account of whoever holds it.

    Raises Claimed when it was typed for somebody else meanwhile, Refused when it was proven.
    """
    model = type(account)
    with turn():
        held = model.objects.select_for_update().get(pk=account.pk)
        if held.proven_index == blind_index(phone):
            raise Refused(
                _(
                    "This number was just confirmed for that account, with its password. "
                    "If it is yours alone, ask your community office."
                )
            )
        if stands(held, phone):
            StaffRecord.disown_phone(held)
            held.phone, held.phone_index = "", None
            held.save(update_fields=["phone", "phone_index"])
    return model.of_phone(phone)


def _open(account: Any, phone: str) -> Any:
    mine = type(account).objects.filter(pk=account.pk, phone_proven_at=None)
    return mine.filter(phone_index=blind_index(phone))
