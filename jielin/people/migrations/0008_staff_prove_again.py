"""What a code alone once proved for staff counts no more: the password was never asked."""

from typing import Any

from django.db import migrations


def ask_again(apps: Any, schema_editor: Any) -> None:
    """At their next sign-in by a code they are asked; residents stay as they are."""
    accounts = apps.get_model("people", "Account").objects
    accounts.exclude(username=None).update(phone_proven_at=None)


class Migration(migrations.Migration):
    dependencies = [("people", "0007_proven_telephones")]

    operations = [migrations.RunPython(ask_again, migrations.RunPython.noop)]
