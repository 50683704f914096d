"""Forms of signing in; those of appointments and accounts have modules of their own."""

from .entering import (
    CodeForm,
    FirstProof,
    OwnPassword,
    PasswordChange,
    PasswordSignIn,
    PhoneForm,
    SecondProof,
)

__all__ = [
    "CodeForm",
    "FirstProof",
    "OwnPassword",
    "PasswordChange",
    "PasswordSignIn",
    "PhoneForm",
    "SecondProof",
]
