"""A second lock on events: PostgreSQL itself refuses to change or remove one."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LOCK = """
CREATE FUNCTION kernel_event_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'kernel_event is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER kernel_event_append_only BEFORE UPDATE OR DELETE ON kernel_event
FOR EACH ROW EXECUTE FUNCTION kernel_event_is_append_only();
"""
UNLOCK = """
DROP TRIGGER kernel_event_append_only ON kernel_event;
DROP FUNCTION kernel_event_is_append_only();
"""


def lock(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(LOCK)


def unlock(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(UNLOCK)


class Migration(migrations.Migration):
    dependencies = (("kernel", "0001_initial"),)
    operations = (migrations.RunPython(lock, unlock),)
