"""The columns of a list's workbook."""

from django.utils.translation import gettext_lazy as _

from jielin.exchange.sheets import Column

COLUMNS = (
    Column("code", _("Code"), 24, is_required=True, width=10),
    Column("title", _("Item"), 160, is_required=True, width=34),
    Column("basis", _("Basis with article"), 400, is_required=True, width=34),
    Column("categories", _("Categories (codes)"), 400, width=16),
    Column("unit", _("Unit in charge"), 80, width=20),
    Column("assisting", _("Assisting units"), 400, width=24),
    Column("note", _("Note"), 400, width=28),
    Column("ends_on", _("Last day"), 20, width=12),
)
