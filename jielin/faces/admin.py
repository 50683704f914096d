"""What Django and its apps show operators by default, and operators need not read."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

# Arguments and tracebacks hold words of residents; the page of failed jobs says enough.
admin.site.unregister(DBTaskResult)
