"""Write every search document anew, from what is stored; safe to repeat."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from jielin.kernel.models import Tenant
from jielin.kernel.reference import held
from jielin.search.models import Document
from jielin.search.sources import Source, sources

BATCH = 500


class Command(BaseCommand):
    help = "Write the documents that search reads: of all homes, or of one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--home", default="", help="the slug of one home")

    def handle(self, *args: Any, home: str, **options: Any) -> None:
        homes = Tenant.objects.order_by("pk")
        if home and not homes.filter(slug=home).exists():
            raise CommandError(f"There is no home “{home}”.")
        written = 0
        with held():
            for one in homes.filter(slug=home) if home else homes:
                written += sum(_write(source, one.pk) for source in sources())
        self.stdout.write(f"{written} documents written.")


def _write(source: Source, tenant_id: int) -> int:
    """All of one kind, then away with those of what is no more."""
    written = sum(
        Document.put(source.kind, source.told(tenant_id, ids))
        for ids in _batches(source, tenant_id)
    )
    Document.keep_only(tenant_id, source.kind, source.ids(tenant_id))
    return written


def _batches(source: Source, tenant_id: int) -> Iterator[list[UUID]]:
    rows = source.ids(tenant_id).order_by("pk")
    some = list(rows[:BATCH])
    while some:
        yield some
        some = list(rows.filter(pk__gt=some[-1])[:BATCH])
