"""How the states of a case are shown: the word, and the colour and icon that second it."""

from jielin.kernel.workflow import Look

from .states import CaseState as C

CASE_LOOKS = {
    C.REGISTERED: Look(C.REGISTERED.label, "warn", "inbox"),
    C.ACCEPTED: Look(C.ACCEPTED.label, "info", "check"),
    C.DISPATCHED: Look(C.DISPATCHED.label, "info", "send"),
    C.HANDLING: Look(C.HANDLING.label, "info", "clock"),
    C.WAITING: Look(C.WAITING.label, "warn", "user"),
    C.RESOLVED: Look(C.RESOLVED.label, "ok", "check"),
    C.VERIFIED: Look(C.VERIFIED.label, "ok", "eye"),
    C.REDO: Look(C.REDO.label, "bad", "swap"),
    C.PARKED: Look(C.PARKED.label, "warn", "clock"),
    C.ENDING: Look(C.ENDING.label, "warn", "eye"),
    C.MERGED: Look(C.MERGED.label, "idle", "link"),
    C.CLOSED: Look(C.CLOSED.label, "idle", "check"),
    C.NOT_ACCEPTED: Look(C.NOT_ACCEPTED.label, "idle", "x"),
    C.WITHDRAWN: Look(C.WITHDRAWN.label, "idle", "left"),
}
