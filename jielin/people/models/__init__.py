"""Accounts, households, proofs of a telephone, posts, sign-ins, numbers looked up."""

from .account import Account
from .appointment import Appointment
from .claim import Claimed
from .household import Household
from .invitation import Invitation
from .leave import Leave
from .look_up import LookUp, TooManyLookUps
from .member import Member
from .phone_code import CodeRefused, PhoneCode
from .post_kind import PostKind
from .sign_in import SignIn
from .staff_record import StaffNote, StaffRecord

__all__ = [
    "Account",
    "Appointment",
    "Claimed",
    "CodeRefused",
    "Household",
    "Invitation",
    "Leave",
    "LookUp",
    "Member",
    "PhoneCode",
    "PostKind",
    "SignIn",
    "StaffNote",
    "StaffRecord",
    "TooManyLookUps",
]
