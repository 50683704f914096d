"""What every city starts with, and what the demo's administrator is about to change."""

from collections.abc import Mapping
from datetime import timedelta

from django.core.management import call_command

from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.people.models import Account
from jielin.people.queries import acting

from .models import RuleProposal, Wanted
from .reckoning import ZONE


def seed() -> None:
    """Load calendar and rules; the catalogue stands already. Safe to run again."""
    call_command("load_calendar", verbosity=0)
    call_command("load_rules", verbosity=0)


def tell(home: Tenant, people: Mapping[str, Account]) -> None:
    """A shorter time for complaints, proposed and not yet confirmed; told once."""
    if RuleProposal.objects.filter(tenant_id=home.pk).exists():
        return
    wanted = Wanted(
        promise_kind="resolve",
        matter_type="complaint",
        amount=5,
        unit="natural_day",
        source="澜东区办〔2026〕12号：投诉五日办结",
        effective_from=clock.now().astimezone(ZONE).date() + timedelta(days=14),
        is_verified=True,
    )
    RuleProposal.propose(wanted, tenant=home, by=acting(people["qian"]))
