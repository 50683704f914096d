"""What the settings pages ask about clients and their addresses."""

from .client import ClientForm, NewClientForm, RotateForm
from .hook import HookForm

__all__ = ["ClientForm", "HookForm", "NewClientForm", "RotateForm"]
