"""Messages about something confidential are marked, so that operators see only their state."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_about")]

    operations = [
        migrations.AddField(
            model_name="outboxmessage",
            name="is_hidden",
            field=models.BooleanField(default=False, verbose_name="about something confidential"),
        ),
    ]
