"""How a request of the demo reaches us: typed, spoken, or written on paper."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jielin.files.models import StoredFile
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant

from ..models import Case, Report, Slip
from ..queries.recordings import PURPOSE
from ..queries.slips import PICTURE
from .story import Story

TOLD = Path(__file__).parents[1] / "data" / "told"
# So many sheets lie at the door; one of them comes back.
SHEETS, LYING = 4, timedelta(days=2)


def arrive(story: Story, report: Report, *, tenant_id: int, by: Any) -> Case:
    """The case, with the recording or the picture of the paper that came with it."""
    if story.slip:
        case = _sheet(report.area_id, tenant_id, by).enter(by=by, report=report)
        _kept(story.slip, PICTURE, tenant_id, by).attach(PICTURE, case.pk)
        return case
    case = Case.register(report, tenant_id=tenant_id, by=by)
    if story.voice:
        _kept(story.voice, PURPOSE, tenant_id, by).attach(Case.kind, case.pk)
    return case


def _sheet(area_id: int, tenant_id: int, by: Any) -> Slip:
    """One of those that were printed for the grid a little earlier."""
    with clock.at(clock.now() - LYING):
        sheets = Slip.hand_out(SHEETS, area_id=area_id, tenant_id=tenant_id, batch=uuid7(), by=by)
    return sheets[0]


def _kept(name: str, purpose: str, tenant_id: int, by: Any) -> StoredFile:
    sent = SimpleUploadedFile(name, (TOLD / name).read_bytes())
    tenant = Tenant.objects.get(pk=tenant_id)
    return StoredFile.receive(sent, tenant=tenant, by=by, purpose=purpose)
