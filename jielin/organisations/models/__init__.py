"""Organisations, and the record of what was changed in each."""

from .organisation import DIRECTORY, Organisation
from .record import OrganisationRecord

__all__ = ["DIRECTORY", "Organisation", "OrganisationRecord"]
