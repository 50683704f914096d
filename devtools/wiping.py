"""Empty the demo's database and folder of files; refuses a database that is not a demo."""

import shutil
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection


def wipe() -> None:
    """Runs inside Django, with the settings of the demo."""
    if _holds_real_homes():
        sys.exit("This database holds a home that is not a demo: nothing was removed.")
    if connection.vendor == "sqlite":
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def _holds_real_homes() -> bool:
    from jielin.kernel.models import Tenant

    if Tenant._meta.db_table not in connection.introspection.table_names():
        return False
    return Tenant.objects.filter(is_demo=False).exists()
