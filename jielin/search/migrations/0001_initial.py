import django.db.models.deletion
from django.db import migrations, models

import jielin.kernel.ids


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kernel', '0003_promise_watch'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=jielin.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=32)),
                ('subject_id', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('version', models.PositiveIntegerField()),
                ('tokens', models.TextField()),
                ('tenant', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.tenant')),
            ],
            options={
                'indexes': [models.Index(fields=['tenant', 'kind', '-at', '-id'], name='document_newest')],
                'constraints': [models.UniqueConstraint(fields=('tenant', 'subject_id'), name='document_is_one_per_subject')],
            },
        ),
    ]
