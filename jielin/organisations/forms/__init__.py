"""One form per verb of an organisation, and one for a new one."""

from .founding import FoundForm
from .reach import ReachForm, day_names
from .unit import CloseForm, MoveForm, RenameForm, ServeForm, UnitForm

__all__ = ["FORMS", "FoundForm", "UnitForm", "day_names"]

FORMS: dict[str, type[UnitForm]] = {
    form.verb: form for form in (RenameForm, MoveForm, ServeForm, ReachForm, CloseForm)
}
