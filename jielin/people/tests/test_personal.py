"""What is held about a person is said in full."""

from jielin.people.models import (
    Account,
    Appointment,
    Invitation,
    LookUp,
    Member,
    PhoneCode,
    SignIn,
    StaffNote,
)
from jielin.people.personal import HELD


def test_every_table_about_persons_is_named() -> None:
    named = {held.field.partition(".")[0] for held in HELD}
    about = (Account, Appointment, Invitation, LookUp, Member, PhoneCode, SignIn, StaffNote)
    assert named == {*(model.__name__ for model in about), "axes"}


def test_each_kind_has_purpose_basis_and_retention() -> None:
    assert all(str(h.purpose) and str(h.basis) and str(h.retention) for h in HELD)
