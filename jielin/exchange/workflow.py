"""The life of an import and of an export: data only."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import ExportState, ImportState

CHECKED = "sheet_import.checked"
RETURNED = "sheet_import.returned"
CONFIRMED = "sheet_import.confirmed"
TAKEN_IN = "sheet_import.taken_in"
GIVEN_UP = "sheet_import.given_up"
DISCARDED = "sheet_import.discarded"
LAPSED = "sheet_import.lapsed"
ASKED = "sheet_export.asked"
FINISHED = "sheet_export.finished"
FAILED = "sheet_export.failed"
DOWNLOADED = "sheet_export.downloaded"
DROPPED = "sheet_export.dropped"
EXPIRED = "sheet_export.expired"

_I, _E = ImportState, ExportState
IMPORT = Workflow(
    {
        _I.FAULTY: Look(_I.FAULTY.label, "bad", "alert"),
        _I.CHECKED: Look(_I.CHECKED.label, "warn", "clock"),
        _I.RUNNING: Look(_I.RUNNING.label, "info", "refresh"),
        _I.DONE: Look(_I.DONE.label, "ok", "check"),
        _I.FAILED: Look(_I.FAILED.label, "bad", "alert"),
        _I.DISCARDED: Look(_I.DISCARDED.label, "idle", "x"),
    },
    Step("check", START, _I.CHECKED, policy.may_ask, _("Send a sheet"), CHECKED, inner=True),
    Step("send_back", START, _I.FAULTY, policy.may_ask, _("Return a sheet"), RETURNED,
         inner=True),
    Step("confirm", states(_I.CHECKED), _I.RUNNING, policy.may_ask, _("Take it in"), CONFIRMED,
         icon="check", rank=1),
    Step("discard", states(_I.CHECKED), _I.DISCARDED, policy.is_theirs,
         pgettext_lazy("import", "Do not take it in"), DISCARDED, icon="x", rank=40),
    Step("lapse", states(_I.CHECKED), _I.DISCARDED, policy.is_house, _("Forget the sheet"),
         LAPSED, inner=True),
    Step("take_in", states(_I.RUNNING), _I.DONE, policy.may_ask, _("Write the rows"), TAKEN_IN,
         inner=True),
    Step("give_up", states(_I.RUNNING), _I.FAILED, policy.is_house, _("Take everything back"),
         GIVEN_UP, inner=True),
)  # fmt: skip
EXPORT = Workflow(
    {
        _E.ASKED: Look(_E.ASKED.label, "info", "refresh"),
        _E.READY: Look(_E.READY.label, "ok", "check"),
        _E.FAILED: Look(_E.FAILED.label, "bad", "alert"),
        _E.OVER: Look(_E.OVER.label, "idle", "x"),
    },
    Step("ask", START, _E.ASKED, policy.may_ask, _("Export a list"), ASKED, inner=True),
    Step("finish", states(_E.ASKED), _E.READY, policy.is_house, _("Finish the file"), FINISHED,
         inner=True),
    Step("fail", states(_E.ASKED), _E.FAILED, policy.is_house, _("Give the file up"), FAILED,
         inner=True),
    Step("download", states(_E.READY), None, policy.may_ask, _("Download"), DOWNLOADED,
         icon="download", rank=1),
    Step("drop", states(_E.READY), _E.OVER, policy.is_theirs, _("Delete the file now"), DROPPED,
         icon="trash", rank=70),
    Step("expire", states(_E.READY), _E.OVER, policy.is_house, _("Delete the file in time"),
         EXPIRED, inner=True),
)  # fmt: skip
