"""The index over the words: FTS5 on SQLite, a generated tsvector with GIN on PostgreSQL.

On SQLite the place in the index is told from the moment, so that the newest come first without
sorting; a table of its own keeps it, for a table without an integer key may renumber its rows. A
later migration that alters `search_document` on SQLite has to make the triggers again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    "CREATE TABLE search_row (id INTEGER PRIMARY KEY, document_id CHAR(32) NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "tokens, content='', tokenize='unicode61', prefix='1')",
    """
    CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_row (id, document_id) SELECT coalesce(max(id) + 1, first), NEW.id
        FROM (SELECT CAST(strftime('%s', NEW.at) AS INTEGER) * 1000000 AS first)
        LEFT JOIN search_row ON id >= first AND id < first + 1000000;
        INSERT INTO search_index (rowid, tokens)
        SELECT id, NEW.tokens FROM search_row WHERE document_id = NEW.id;
    END
    """,
    """
    CREATE TRIGGER search_document_changed AFTER UPDATE OF tokens ON search_document
    WHEN OLD.tokens <> NEW.tokens BEGIN
        INSERT INTO search_index (search_index, rowid, tokens)
        SELECT 'delete', id, OLD.tokens FROM search_row WHERE document_id = OLD.id;
        INSERT INTO search_index (rowid, tokens)
        SELECT id, NEW.tokens FROM search_row WHERE document_id = NEW.id;
    END
    """,
    """
    CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_index (search_index, rowid, tokens)
        SELECT 'delete', id, OLD.tokens FROM search_row WHERE document_id = OLD.id;
        DELETE FROM search_row WHERE document_id = OLD.id;
    END
    """,
)
NOT_SQLITE = (
    "DROP TRIGGER search_document_added",
    "DROP TRIGGER search_document_changed",
    "DROP TRIGGER search_document_removed",
    "DROP TABLE search_index",
    "DROP TABLE search_row",
)
POSTGRESQL = (
    "ALTER TABLE search_document ADD COLUMN words tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple', tokens)) STORED",
    "CREATE INDEX search_document_words ON search_document USING gin (words)",
)
NOT_POSTGRESQL = ("ALTER TABLE search_document DROP COLUMN words",)


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, {"sqlite": NOT_SQLITE, "postgresql": NOT_POSTGRESQL})


def _run(schema_editor: BaseDatabaseSchemaEditor, told: dict[str, tuple[str, ...]]) -> None:
    for statement in told[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = (("search", "0001_initial"),)
    operations = (migrations.RunPython(make, unmake),)
