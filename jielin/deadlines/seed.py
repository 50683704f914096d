"""What every city starts with: the calendar and the rules of time."""

from django.core.management import call_command


def seed() -> None:
    """Load calendar and rules; the catalogue stands already. Safe to run again."""
    call_command("load_calendar", verbosity=0)
    call_command("load_rules", verbosity=0)
