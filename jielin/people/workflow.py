"""The life of an appointment, what is done to an account of staff, and households."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import (
    is_anyone,
    is_house,
    is_member,
    is_owner,
    is_person,
    may_confirm,
    may_end,
    may_propose,
    may_reveal,
    may_secure,
)

APPOINTED = "people.appointed"
PROPOSED = "people.proposed"
CONFIRMED = "people.confirmed"
REFUSED = "people.refused"
WITHDRAWN = "people.withdrawn"
DISMISSED = "people.dismissed"
HANDED_OVER = "people.handed_over"
ON_LEAVE = "people.leave_noted"
BACK = "people.leave_ended"

RECORD_BEGUN = "people.record_begun"
SECOND_FACTOR_RESET = "people.second_factor_reset"
PASSWORD_GIVEN = "people.password_given"  # noqa: S105 — the name of an event
PHONE_SHOWN = "people.phone_shown"
LOCK_LIFTED = "people.lock_lifted"
PHONE_DISOWNED = "people.phone_disowned"

SHARED = "household.begun"
INVITED = "household.invited"
INVITATION_WITHDRAWN = "household.invitation_withdrawn"
JOINED = "household.joined"
DECLINED = "household.declined"
TRUSTED = "household.trusted"
TRUST_ENDED = "household.trust_ended"
LEFT = "household.left"


class State(models.TextChoices):
    """Whether the appointment counts; with `ended`, `until` may still lie ahead."""

    PROPOSED = "proposed", _("proposed")
    STANDING = "standing", _("standing")
    ENDED = "ended", _("ended")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


# Only these count for anybody, from `since` to `until`.
IN_OFFICE = (State.STANDING, State.ENDED)
_PROPOSED, _STANDING = states(State.PROPOSED), states(State.STANDING)

WORKFLOW = Workflow(
    {
        State.PROPOSED: Look(_("Waits for confirmation"), "warn", "clock"),
        State.STANDING: Look(_("Standing"), "ok", "check"),
        State.ENDED: Look(_("Appointment ended"), "idle", "close"),
        State.REFUSED: Look(_("Not confirmed"), "bad", "close"),
        State.WITHDRAWN: Look(_("Proposal withdrawn"), "idle", "undo"),
    },
    Step("appoint", START, State.STANDING, is_house, _("Appoint"), APPOINTED, inner=True),
    Step("propose", START, State.PROPOSED, may_propose, _("Propose an appointment"), PROPOSED,
         inner=True),
    Step("confirm", _PROPOSED, State.STANDING, may_confirm, _("Confirm the appointment"),
         CONFIRMED, rank=1),
    Step("refuse", _PROPOSED, State.REFUSED, may_confirm, _("Do not confirm the appointment"),
         REFUSED, icon="close", rank=70),
    Step("withdraw", _PROPOSED, State.WITHDRAWN, may_propose, _("Withdraw the proposal"),
         WITHDRAWN, icon="undo", rank=75),
    Step("note_leave", _STANDING, None, may_propose, _("Note a leave"), ON_LEAVE, icon="cal",
         rank=30),
    Step("note_return", _STANDING, None, may_propose, _("Back from leave"), BACK, icon="undo",
         rank=35),
    Step("hand_over", _STANDING, State.ENDED, may_end, _("Hand everything over and end"),
         HANDED_OVER, icon="swap", rank=65),
    Step("end", _STANDING, State.ENDED, may_end, _("End the appointment"), DISMISSED,
         icon="close", rank=80),
)  # fmt: skip


class RecordState(models.TextChoices):
    """A record is never closed."""

    KEPT = "kept", _("kept")


_KEPT = states(RecordState.KEPT)

RECORD = Workflow(
    {RecordState.KEPT: Look(_("Record kept"), "idle", "doc")},
    Step("begin", START, RecordState.KEPT, is_house, _("Begin a record"), RECORD_BEGUN,
         inner=True),
    Step("reset_second_factor", _KEPT, None, may_secure, _("Reset the second factor"),
         SECOND_FACTOR_RESET, icon="lock", rank=30),
    Step("give_password", _KEPT, None, may_secure, _("Give a new password"), PASSWORD_GIVEN,
         icon="keys", rank=40),
    Step("lift_lock", _KEPT, None, may_secure, _("Unlock a locked sign-in"), LOCK_LIFTED,
         icon="lock", rank=35),
    Step("show_phone", _KEPT, None, may_reveal, _("Show the number"), PHONE_SHOWN, icon="eye",
         rank=50),
    Step("disown_phone", _KEPT, None, is_owner, _("Take a number off that is another's"),
         PHONE_DISOWNED, icon="phone", inner=True),
)  # fmt: skip


class HouseholdState(models.TextChoices):
    """A household is never closed: it lasts as long as anybody belongs to it."""

    SHARED = "shared", _("household shared")


_SHARED = states(HouseholdState.SHARED)

HOUSEHOLD = Workflow(
    {HouseholdState.SHARED: Look(_("Household shared"), "idle", "user")},
    Step("begin", START, HouseholdState.SHARED, is_person, _("Begin a household"), SHARED,
         inner=True),
    Step("invite", _SHARED, None, is_member, _("Invite somebody"), INVITED, icon="plus"),
    Step("withdraw_invitation", _SHARED, None, is_member, _("Take the invitation back"),
         INVITATION_WITHDRAWN, icon="undo", inner=True),
    Step("accept", _SHARED, None, is_person, _("Join the household"), JOINED, inner=True),
    Step("refuse", _SHARED, None, is_person, _("No, thank you"), DECLINED, inner=True),
    Step("trust", _SHARED, None, is_member, _("May act for me"), TRUSTED, inner=True),
    Step("end_trust", _SHARED, None, is_member, _("May not act for me any more"), TRUST_ENDED,
         inner=True),
    Step("leave", _SHARED, None, is_member, _("Leave the household"), LEFT, icon="out"),
    Step("take_out", _SHARED, None, is_anyone, _("Take out who was erased"), LEFT, inner=True),
)  # fmt: skip
