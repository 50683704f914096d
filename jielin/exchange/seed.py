"""The demo city's sheets: one that was taken in, and one list that was taken away."""

import io

import xlsxwriter

from jielin.people.models import Account
from jielin.people.queries import acting
from jielin.territory.models import Area

from .models import SheetExport, SheetImport
from .offers import exporter, importer
from .states import ExportState

GRIDS = 3


def tell(people: dict[str, Account]) -> int:
    """New grids of the first community, and the list of posts; once. How many were told."""
    keeper = acting(people["qian"])
    if not keeper.homes or SheetImport.objects.filter(tenant_id=keeper.homes[0].pk).exists():
        return 0
    home = keeper.homes[0]
    what = importer("areas")
    name = "社区网格调整.xlsx"
    one = SheetImport.send(what, _sheet(), name, home=home, by=keeper)
    one.confirm(by=keeper)
    one.carry_out(by=keeper)
    leader = acting(people["he"]).at(home.pk)
    told = {"narrowed": "", "reason": "核对第三季度在岗人员"}
    made = SheetExport.ask(exporter("posts"), **told, tenant_id=home.pk, by=leader)
    made.carry_out(by=leader)
    return 1 + (made.state == ExportState.READY)


def _sheet() -> bytes:
    """Grids beside those that are there."""
    made = io.BytesIO()
    community = Area.objects.filter(level="community", slug="wutongli").get()
    heads = [str(column.label) for column in importer("areas").layout.columns]
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, heads)
        for at in range(1, GRIDS + 1):
            row = (f"{community.code}{90 + at:03}", f"第{90 + at}网格", community.code)
            page.write_row(at, 0, row)
    return made.getvalue()
