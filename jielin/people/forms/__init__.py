"""Forms of signing in; those of appointments and accounts have modules of their own."""

from .entering import (
    CodeForm,
    FirstProof,
    PasswordChange,
    PasswordSignIn,
    PhoneForm,
    SecondProof,
)

__all__ = [
    "CodeForm",
    "FirstProof",
    "PasswordChange",
    "PasswordSignIn",
    "PhoneForm",
    "SecondProof",
]
