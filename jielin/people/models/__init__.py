"""Accounts, proofs of a telephone, posts and appointments, sign-ins, numbers looked up."""

from .account import Account
from .appointment import Appointment
from .leave import Leave
from .look_up import LookUp, TooManyLookUps
from .phone_code import CodeRefused, PhoneCode
from .post_kind import PostKind
from .sign_in import SignIn
from .staff_record import StaffNote, StaffRecord

__all__ = [
    "Account",
    "Appointment",
    "CodeRefused",
    "Leave",
    "LookUp",
    "PhoneCode",
    "PostKind",
    "SignIn",
    "StaffNote",
    "StaffRecord",
    "TooManyLookUps",
]
