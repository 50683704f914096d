"""The recording that a request was told by, and what a recogniser made of it."""

from jielin.files.models import StoredFile

from ..models import Case, Entry
from ..recognising import Recording
from ..workflow import HEARD

PURPOSE = "voice"


def recording_of(case: Case) -> Recording | None:
    """The bytes; None when it was not told by voice, or the recording is past its time."""
    if not case.is_spoken:
        return None
    files = StoredFile.objects.of(case.tenant_id, Case.kind, [case.pk]).filter(purpose=PURPOSE)
    file = files.first()
    if file is None:
        return None
    with file.opened(StoredFile.Variant.FULL) as body:
        return Recording(body.read(), file.media_type)


def heard(case: Case) -> str:
    """The newest words of a recogniser; empty without."""
    rows = Entry.objects.filter(tenant_id=case.tenant_id, case_id=case.pk, event__verb=HEARD)
    found = rows.order_by("id").last() if case.is_spoken else None
    return found.text if found else ""
