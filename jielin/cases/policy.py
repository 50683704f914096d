"""Who may do what with a case: pure predicates over an actor and a thing."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from jielin.people.acting import Post

    from .models import Case

INTAKE = "cases.intake"
RECEIVE = "cases.receive"
HANDLE = "cases.handle"
VERIFY = "cases.verify"
REVISIT = "cases.revisit"
READ = "cases.read"
REVEAL = "cases.reveal"
INQUIRE = "cases.inquire"
BOUND = frozenset({"street", "community", "grid"})


@dataclass(frozen=True)
class Visitor:
    """A resident without an account; after a phone code, the one who made `case_id`."""

    case_id: UUID | None = None
    kind: str = "visitor"
    id: UUID | None = None
    name: str = ""
    tenants: frozenset[int] = field(default_factory=frozenset)
    posts: tuple["Post", ...] = ()


def is_requester(actor: Any, case: "Case") -> bool:
    """Whether the actor is the one who asked."""
    if actor.kind == "visitor":
        return actor.case_id is not None and actor.case_id == case.pk
    return actor.id is not None and actor.id == case.asked_by_id


def is_interested(actor: Any, case: "Case") -> bool:
    """Whether the actor must keep away: asked it, recused, or works for the unit accused."""
    if actor.kind == "system":
        return False
    if actor.id is None or actor.id == case.asked_by_id:
        return True
    if case.recused_ids and str(actor.id) in case.recused_ids:
        return True
    kept_from = case.kept_from
    return bool(kept_from) and any(post.organisation_id in kept_from for post in actor.posts)


def works_for(actor: Any, organisation_id: UUID | None, duty: str, case: "Case") -> bool:
    """Whether a post at the organisation, over the case's place, carries the duty."""
    if organisation_id is None or is_interested(actor, case):
        return False
    return any(
        post.organisation_id == organisation_id and duty in post.duties and covers(post, case)
        for post in actor.posts
    )


def covers(post: "Post", case: "Case") -> bool:
    """A post bound to a street, community or grid sees to that area alone."""
    if post.tenant_id != case.tenant_id:
        return False
    if post.area_level not in BOUND:
        return True
    return post.area_id in {case.area_id, case.community_id, case.street_id}


def may_register(actor: Any, case: "Case") -> bool:
    """Anyone may ask; staff who enter it for somebody need the duty."""
    if case.source == "web":
        return actor.kind in {"person", "visitor"}
    return any(INTAKE in post.duties for post in actor.posts)


def may_take_down(actor: Any, slip: Any) -> bool:
    """Whoever writes down what others say, in the home of the slip."""
    posts = (post for post in actor.posts if post.tenant_id == slip.tenant_id)
    return any(INTAKE in post.duties for post in posts)


def may_receive(actor: Any, case: "Case") -> bool:
    return works_for(actor, case.receiver_id, RECEIVE, case)


def is_holder(actor: Any, case: "Case") -> bool:
    """Whether the actor handles for the unit that holds the case now."""
    return works_for(actor, case.holder_id, HANDLE, case)


def may_assign(actor: Any, case: "Case") -> bool:
    """Whether the actor handles or hands out the work of the unit that holds the case."""
    return is_holder(actor, case) or works_for(actor, case.holder_id, RECEIVE, case)


def is_assignee(actor: Any, case: "Case") -> bool:
    """Whether the actor is the one of the unit who sees to it."""
    return case.assignee_id is not None and actor.id == case.assignee_id


def may_start(actor: Any, case: "Case") -> bool:
    """The receiving unit takes the work on itself."""
    return works_for(actor, case.receiver_id, HANDLE, case)


def may_work(actor: Any, case: "Case") -> bool:
    """Whether the actor may write on the case: for its holder or its first receiver."""
    return is_holder(actor, case) or may_receive(actor, case) or may_start(actor, case)


def may_write_down(actor: Any, case: "Case") -> bool:
    """Whoever works on it listens; only where there is something to listen to."""
    return case.is_spoken and may_work(actor, case)


def may_share(actor: Any, case: "Case") -> bool:
    """Who leads, or received it first, brings others in."""
    return is_holder(actor, case) or may_receive(actor, case)


def may_release(actor: Any, case: "Case") -> bool:
    return bool(case.assisting) and may_share(actor, case)


def is_asked_to_assist(actor: Any, case: "Case") -> bool:
    """Whether a unit of the actor's was asked to help and has not taken its part on."""
    return _assists(actor, case, "offered")


def is_assisting(actor: Any, case: "Case") -> bool:
    return _assists(actor, case, "working")


def _assists(actor: Any, case: "Case", state: str) -> bool:
    units = (UUID(unit) for unit, at in case.assisting.items() if at == state)
    return any(works_for(actor, unit, HANDLE, case) for unit in units)


def may_conclude(actor: Any, case: "Case") -> bool:
    """Who works on it may propose that it ends otherwise than solved."""
    return is_holder(actor, case) or may_receive(actor, case)


def may_confirm(actor: Any, case: "Case") -> bool:
    """A second person, who neither proposed the end nor handled the case."""
    return str(actor.id) != str(case.proposed_by_id) and _looks_after(actor, case, VERIFY)


def has_handled(actor: Any, case: "Case") -> bool:
    return str(actor.id) in case.handled_by_ids


def may_verify(actor: Any, case: "Case") -> bool:
    """A person who did not handle it checks the result, where the rule asks for it."""
    return not case.is_part and may_judge(actor, case)


def may_judge(actor: Any, case: "Case") -> bool:
    """The same person may find that the result is not right."""
    return case.needs_check and _looks_after(actor, case, VERIFY)


def may_close_part(actor: Any, case: "Case") -> bool:
    """A second person sees that a part is done; nobody asks the resident about a part."""
    return case.is_part and may_judge(actor, case)


def may_revisit(actor: Any, case: "Case") -> bool:
    """A person who did not handle it asks the resident; a check that is due comes first."""
    checked = case.state == "verified" or not case.needs_check
    return checked and not case.is_part and _looks_after(actor, case, REVISIT)


def may_give_up(actor: Any, case: "Case") -> bool:
    """Close without the resident's word: only after the tries the rule asks for."""
    return case.is_out_of_reach and may_revisit(actor, case)


def _looks_after(actor: Any, case: "Case", duty: str) -> bool:
    if has_handled(actor, case):
        return False
    units = (case.receiver_id, case.overseer_id)
    return any(works_for(actor, unit, duty, case) for unit in units)


def may_reveal(actor: Any, case: "Case") -> bool:
    """The first receiver and, unless the case is confidential, the holder may call."""
    if works_for(actor, case.receiver_id, REVEAL, case):
        return True
    return not case.is_confidential and works_for(actor, case.holder_id, REVEAL, case)


def may_inquire(actor: Any, case: "Case") -> bool:
    """The superior asks a unit that is kept from a confidential case."""
    return case.is_confidential and works_for(actor, case.receiver_id, INQUIRE, case)


def may_recuse(actor: Any, case: "Case") -> bool:
    """Whoever may work on it, help with it or check it."""
    helps = is_asked_to_assist(actor, case) or is_assisting(actor, case)
    checks = _looks_after(actor, case, REVISIT) or _looks_after(actor, case, VERIFY)
    return may_work(actor, case) or helps or checks


def may_rate(actor: Any, case: "Case") -> bool:
    return is_requester(actor, case)


def is_the_house(actor: Any, thing: object) -> bool:
    """Work that nobody does by hand."""
    return bool(actor.kind == "system")


def is_system(actor: Any, thing: object) -> bool:
    """Inner steps: the verb around them has checked the actor."""
    return True


def may_plan_stages(actor: Any, case: "Case") -> bool:
    """Once, by who leads."""
    return "stage" not in case.attached and is_holder(actor, case)


def may_finish_stage(actor: Any, case: "Case") -> bool:
    return "stage" in case.attached and is_holder(actor, case)


def is_outsider(actor: Any, ask: Any) -> bool:
    """Whoever holds the link: the view has found the question by it."""
    return bool(actor.kind == "outsider")


def may_recall(actor: Any, ask: Any) -> bool:
    return may_share(actor, ask.case)


def may_answer_inquiry(actor: Any, inquiry: Any) -> bool:
    """A leader of the unit that was asked answers for it."""
    return any(
        post.organisation_id == inquiry.asked_id and RECEIVE in post.duties for post in actor.posts
    )
