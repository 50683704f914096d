"""What others ask of lists, admission, dispatch and burdens."""

from .admitted import is_admitted, require_admission
from .checking import Verdict, check
from .dispatch import propose
from .grounds import ground

__all__ = ["Verdict", "check", "ground", "is_admitted", "propose", "require_admission"]
