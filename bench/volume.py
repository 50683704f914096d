"""The benchmark's city: what `manage.py seed` makes, and one case with a long timeline."""

from io import StringIO

from django.core.management import call_command

from jielin.cases.seed.volume import SEED
from jielin.kernel.reference import held

from .long import tell_long


def seed(cases: int, seed: int = SEED) -> None:
    """Fill an empty, migrated database. The same seed gives the same plan of cases."""
    told = {"volume": cases, "seed": seed, "stdout": StringIO(), "stderr": StringIO()}
    call_command("seed", **told)
    with held():
        tell_long()
