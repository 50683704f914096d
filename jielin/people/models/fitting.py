"""Whether a post fits a person and an organisation: asked when proposed and when confirmed."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jielin.kernel.workflow import Refused
from jielin.organisations.models import Organisation
from jielin.organisations.queries import Unit
from jielin.territory.queries import gazetteer

from ..separation import clashes
from ..workflow import State
from .account import Account
from .post_kind import PostKind

if TYPE_CHECKING:
    from .appointment import Appointment


def check(new: "Appointment", unit: Unit) -> None:
    """Raise Refused with the reason. Person and organisation are locked for the turn, so that
    two posts that must stay apart cannot slip in together, nor a post into a closed unit."""
    account = Account.objects.select_for_update().get(pk=new.account_id)
    if not account.is_active:
        raise Refused(_("This account is suspended."))
    stored = Organisation.objects.select_for_update().get(pk=unit.id)
    if not stored.is_active:
        raise Refused(_("“%(unit)s” is closed.") % {"unit": unit.label})
    if new.until is not None and new.until <= new.since:
        raise Refused(_("An appointment ends after it begins."))
    post = PostKind.objects.filter(pk=new.post_id).first()
    if post is None:
        raise Refused(_("There is no such post."))
    if post.unit_kinds and unit.kind not in post.unit_kinds:
        said = {"unit": unit.label, "post": post.label}
        raise Refused(_("%(unit)s has no post “%(post)s”.") % said)
    if not _lies_within(new.area_id, unit.area_id):
        raise Refused(_("The area of a post lies within the area of its organisation."))
    _check_others(new, post)


def _check_others(new: "Appointment", post: PostKind) -> None:
    """What the person holds already, in any home."""
    everything = type(new).objects.filter(account_id=new.account_id).exclude(pk=new.pk)
    if new.state != State.PROPOSED:
        for waiting in everything.filter(state=State.PROPOSED):
            if _are_twins(new, waiting):
                raise Refused(_("This person is already proposed for this post."))
    for other in everything.during(new.since, new.until).select_related("post"):
        if _are_twins(new, other):
            raise Refused(_("This person already holds this post."))
        if clashes(other.post.duties, post.duties):
            raise Refused(
                _(
                    "System, security and audit administration are held by different "
                    "people. “%(held)s” is in force: end it first, or choose someone else."
                )
                % {"held": other.post.label}
            )


def _are_twins(one: "Appointment", other: "Appointment") -> bool:
    mine = (one.organisation_id, one.post_id, one.area_id)
    return mine == (other.organisation_id, other.post_id, other.area_id)


def _lies_within(area_id: int | None, whole_id: int | None) -> bool:
    if area_id is None or area_id == whole_id:
        return True
    places = gazetteer()
    above = places.ancestors(area_id) if area_id in places.places else ()
    return any(place.id == whole_id for place in above)
