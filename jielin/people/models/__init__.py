"""Accounts, proofs of a telephone, posts and appointments, sign-ins."""

from .account import Account
from .appointment import Appointment
from .phone_code import CodeRefused, PhoneCode
from .post_kind import PostKind
from .sign_in import SignIn

__all__ = ["Account", "Appointment", "CodeRefused", "PhoneCode", "PostKind", "SignIn"]
