"""The rungs and what belongs to each: plain values, read by the clock and by people alike."""

from .states import LADDER, Level, Reason

URGE, SUPERVISE, RAISE = "urge_reply", "supervise_reply", "raise_reply"
LEADER, PROGRESS = "leader_reply", "supervision_progress"
# What is owed on each rung.
REPLY = {
    Level.REMINDED: URGE,
    Level.SUPERVISED: SUPERVISE,
    Level.RAISED: RAISE,
    Level.DISTRICT_LEADER: LEADER,
}
REPLIES = (URGE, SUPERVISE, RAISE, LEADER, PROGRESS)
# These the unit that holds the request owes; the others the units above it.
OF_THE_HOLDER = (URGE, SUPERVISE, PROGRESS)
# The verb that climbs from a rung to the next.
CLIMB = {
    Level.REMINDED: "supervise",
    Level.SUPERVISED: "escalate",
    Level.RAISED: "to_leader",
}
# The promises that drive the ladder: to the resident, and of the unit that leads.
WATCHED = {"case": ("resolve", "redo"), "assignment": ("handle",)}
# The rules of how often is too often (巴彦淖尔), by the reason for which they raise.
TOO_OFTEN = {Reason.REDO: "redos", Reason.REROUTED: "reroutes"}
_MARKS = ("", "half", "most")


def rung(level: str) -> int:
    """1 for the lowest rung; 0 for no rung at all."""
    return LADDER.index(Level(level)) + 1 if level in LADDER else 0


def is_later(mark: str, than: str) -> bool:
    """Whether a mark of the time lies behind another one."""
    return _MARKS.index(mark) > _MARKS.index(than)


def is_watched(subject_kind: str, kind: str) -> bool:
    """Whether a promise of this kind drives the ladder."""
    return kind in WATCHED.get(subject_kind, ())
