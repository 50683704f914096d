"""Who may do what with lists, admission and burdens: pure predicates over actor and thing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

READ = "duties.read"
EDIT = "duties.edit"
ADMIT = "duties.admit"
FILE = "duties.file"
CENSUS = "duties.census"


def holds(actor: Any, duty: str, organisations: Iterable[UUID | None]) -> bool:
    """Whether a post at one of the organisations carries the duty."""
    mine = set(organisations)
    return any(duty in post.duties and post.organisation_id in mine for post in actor.posts)


def is_house(actor: Any, thing: object) -> bool:
    """Inner steps: the verb around them has checked the actor."""
    return True


def is_clock(actor: Any, thing: object) -> bool:
    """What only the passing of time does."""
    return bool(actor.kind == "system")


def may_edit(actor: Any, thing: Any) -> bool:
    """The owner of a list, or a unit above it."""
    return actor.kind == "system" or holds(actor, EDIT, thing.editors())


def may_ask(actor: Any, exercise: Any) -> bool:
    """The department whose matter needs the street's word."""
    return holds(actor, FILE, {exercise.department_id})


def may_answer(actor: Any, exercise: Any) -> bool:
    """The street that holds the power."""
    return holds(actor, EDIT, {exercise.street_id})


def may_file(actor: Any, admission: Any) -> bool:
    """The department that brings the work."""
    return holds(actor, FILE, {admission.department_id})


def may_review(actor: Any, admission: Any) -> bool:
    """The review group, without anybody who also works for the department that files."""
    if _works_for(actor, admission.department_id):
        return False
    group = {admission.reviewer_id}
    return holds(actor, EDIT, group) or holds(actor, ADMIT, group)


def may_decide(actor: Any, admission: Any) -> bool:
    """Another person of the review group than the one who recommended."""
    if actor.id is None or actor.id == admission.recommended_by_id:
        return False
    if _works_for(actor, admission.department_id):
        return False
    return holds(actor, ADMIT, {admission.reviewer_id})


def may_object(actor: Any, admission: Any) -> bool:
    """A community that the admitted work reaches."""
    return holds(actor, CENSUS, admission.communities())


def may_raise(actor: Any, objection: Any) -> bool:
    return holds(actor, CENSUS, {objection.community_id})


def may_rule(actor: Any, objection: Any) -> bool:
    """The review group or a unit above it, but not the person who admitted the work."""
    if actor.id is None or actor.id == objection.admitted_by_id:
        return False
    return holds(actor, ADMIT, objection.rulers())


def may_judge(actor: Any, census: Any) -> bool:
    """A unit above the community: nobody weighs burdens that are their own."""
    return holds(actor, CENSUS, census.judges())


def may_record(actor: Any, census: Any) -> bool:
    """The community that bears it, or a unit above it."""
    return holds(actor, CENSUS, {census.community_id, *census.judges()})


def may_refuse(actor: Any, refusal: Any) -> bool:
    """The community that was asked; the house where it blocks by itself."""
    return actor.kind == "system" or holds(actor, CENSUS, {refusal.community_id})


def _works_for(actor: Any, organisation_id: UUID) -> bool:
    return any(post.organisation_id == organisation_id for post in actor.posts)
