"""One document for each thing that can be searched: its words, never its numbers of people."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import connection, models

from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantModel

from . import marks, words
from .sources import Told

BATCH = 200
WRITE = """
INSERT INTO search_document ({columns}) VALUES {rows}
ON CONFLICT (tenant_id, subject_id) DO UPDATE SET version = excluded.version,
    tokens = excluded.tokens
WHERE search_document.version <= excluded.version
"""


class Document(TenantModel):
    """What search knows of one thing. It is made from the thing and can always be made again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    tokens = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "subject_id"], name="document_is_one_per_subject"
            ),
        )
        indexes = (models.Index(fields=["tenant", "kind", "-at", "-id"], name="document_newest"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"

    @classmethod
    def put(cls, kind: str, told: Iterable[Told]) -> int:
        """Write these anew, one statement for each batch; how many. Older words never win."""
        documents = [cls._of(kind, one) for one in told]
        for start in range(0, len(documents), BATCH):
            cls._write(documents[start : start + BATCH])
        return len(documents)

    @classmethod
    def forget(cls, tenant_id: int, kind: str, ids: Collection[UUID]) -> None:
        """Nothing of these is left in the index, not even in its unused pages."""
        cls.objects.filter(tenant_id=tenant_id, kind=kind, subject_id__in=list(ids)).delete()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")

    @classmethod
    def keep_only(cls, tenant_id: int, kind: str, ids: Any) -> None:
        """Forget documents of this kind whose thing is not among these any more."""
        mine = cls.objects.filter(tenant_id=tenant_id, kind=kind)
        gone = list(mine.exclude(subject_id__in=ids).values_list("subject_id", flat=True))
        if gone:
            cls.forget(tenant_id, kind, gone)

    @classmethod
    def _of(cls, kind: str, told: Told) -> "Document":
        text = words.tokens(told.number, *map(words.without_personal, told.words))
        reach = sorted(marks.of_kind(kind, mark) for mark in told.marks)
        return cls(
            tenant_id=told.tenant_id,
            kind=kind,
            subject_id=told.subject_id,
            at=told.at,
            version=told.version,
            tokens=" ".join((text, *reach)),
        )

    @classmethod
    def _write(cls, documents: Collection["Document"]) -> None:
        fields = cls._meta.concrete_fields
        columns = ", ".join(str(field.column) for field in fields)
        row = f"({', '.join(['%s'] * len(fields))})"
        values: list[Any] = [
            field.get_db_prep_save(getattr(one, field.attname), connection)
            for one in documents
            for field in fields
        ]
        with connection.cursor() as cursor:
            rows = ", ".join([row] * len(documents))
            cursor.execute(WRITE.format(columns=columns, rows=rows), values)
