"""Tell numbers that their owner has proven from those that somebody else typed in."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def prove(apps: Any, schema_editor: Any) -> None:
    """Residents came by a code; of staff those of whom a sign-in by code is known."""
    accounts = apps.get_model("people", "Account").objects
    came = apps.get_model("people", "SignIn").objects.filter(means="code")
    proven = models.Q(username=None) | models.Q(pk__in=came.values("account_id"))
    accounts.filter(proven).exclude(phone_index=None).update(phone_proven_at=F("joined_at"))


class Migration(migrations.Migration):
    dependencies = [("people", "0006_households")]

    operations = [
        migrations.AddField(
            "account", "phone_proven_at", models.DateTimeField(editable=False, null=True)
        ),
        migrations.RunPython(prove, migrations.RunPython.noop),
    ]
