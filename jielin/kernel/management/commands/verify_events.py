"""Prove that no event was changed, and no seal broken."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ... import sealing
from ...models import Tenant


class Command(BaseCommand):
    help = "Prove every chain of events, its head and the daily seals of every home."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for tenant in Tenant.objects.order_by("id"):
            for fault in sealing.faults(tenant.id):
                found += 1
                self.stderr.write(f"{tenant.slug}: {fault.where}: {fault.what}")
        if found:
            raise CommandError(f"{found} faults.")
        self.stdout.write("Every chain, head and seal proves.")
