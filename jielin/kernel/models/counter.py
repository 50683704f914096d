"""Numbers that people read, without gaps of meaning and without doubles."""

from django.db import connection, models

from ..ids import uuid7
from .tenancy import TenantModel


class Counter(TenantModel):
    """The last number given out under a name in a home."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=40)
    value = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tenant", "name"], name="counter_is_one_per_name"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


def next_number(tenant_id: int, name: str) -> int:
    """The next number. The row stays locked to the commit: take it last."""
    return next_numbers(tenant_id, name, 1)[-1]


def next_numbers(tenant_id: int, name: str, count: int) -> range:
    """So many numbers at once, which nobody else is given. The row stays locked to the commit."""
    table = connection.ops.quote_name(Counter._meta.db_table)
    pk = Counter._meta.pk.get_db_prep_value(uuid7(), connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (id, tenant_id, name, value) VALUES (%s, %s, %s, %s) "  # noqa: S608
            f"ON CONFLICT (tenant_id, name) DO UPDATE SET value = {table}.value + excluded.value "
            "RETURNING value",
            [pk, tenant_id, name, count],
        )
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)
