"""The job that carries one delivery."""

from uuid import UUID

from django.apps import apps
from django_tasks import task


@task()
def carry(tenant_id: int, id: str) -> None:
    """One try. Safe to run twice: the row is claimed first."""
    apps.get_model("clients", "Delivery").carry(tenant_id, UUID(id))
