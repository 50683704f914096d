"""A person with the posts in force: loaded once per request, frozen, never asking again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from jielin.kernel.models import Tenant

READING = "cases.read"


@dataclass(frozen=True)
class Scope:
    """An area whose matters a person may read because of a post."""

    tenant_id: int
    level: str
    area_id: int


@dataclass(frozen=True)
class Post:
    """An appointment in force. `area_id` and `area_level` are empty without an area."""

    organisation_id: UUID
    tenant_id: int
    post: str
    duties: frozenset[str]
    area_id: int | None = None
    area_level: str = ""
    # Whose post it is, when it is held for somebody else for some days (代理).
    stands_in_for: UUID | None = None

    @property
    def stands_in(self) -> bool:
        """Whether it is somebody else's."""
        return self.stands_in_for is not None

    @property
    def scope(self) -> Scope | None:
        """The area it reads; None for posts that see only what they are involved in."""
        if self.area_id is None or READING not in self.duties:
            return None
        return Scope(self.tenant_id, self.area_level, self.area_id)


@dataclass(frozen=True)
class Acting:
    """The actor behind a request (kernel Actor). Residents have no posts."""

    id: UUID | None
    name: str
    posts: tuple[Post, ...] = ()
    homes: tuple[Tenant, ...] = ()
    kind: str = "person"

    @cached_property
    def tenants(self) -> frozenset[int]:
        """The homes where it holds posts."""
        return frozenset(post.tenant_id for post in self.posts)

    @cached_property
    def organisations(self) -> frozenset[UUID]:
        """The organisations where it holds posts."""
        return frozenset(post.organisation_id for post in self.posts)

    @cached_property
    def duties(self) -> frozenset[str]:
        """Everything any of its posts carries."""
        return frozenset(duty for post in self.posts for duty in post.duties)

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """The areas it reads, each once, in the order of its posts."""
        found = (post.scope for post in self.posts)
        return tuple(dict.fromkeys(scope for scope in found if scope is not None))

    def has_duty(self, duty: str, organisation_id: UUID | None = None) -> bool:
        """Whether a post carries the duty; with an organisation, a post at that one."""
        return any(
            duty in post.duties and organisation_id in {None, post.organisation_id}
            for post in self.posts
        )

    def organisations_with(self, duty: str) -> frozenset[UUID]:
        """Where it holds a post with this duty."""
        return frozenset(post.organisation_id for post in self.posts if duty in post.duties)

    def standing_in(self, may: Callable[["Acting"], bool]) -> UUID | None:
        """Whose post is needed for what the posts of one's own do not allow; None for all else."""
        borrowed = [post for post in self.posts if post.stands_in]
        own = tuple(post for post in self.posts if not post.stands_in)
        if not borrowed or may(replace(self, posts=own)):
            return None
        needed = (post for post in borrowed if may(replace(self, posts=(*own, post))))
        return next((post.stands_in_for for post in needed), borrowed[0].stands_in_for)

    def at(self, tenant_id: int) -> "Acting":
        """The same person with only the posts held in this home."""
        mine = tuple(post for post in self.posts if post.tenant_id == tenant_id)
        homes = tuple(home for home in self.homes if home.pk == tenant_id)
        return replace(self, posts=mine, homes=homes)

    def home(self, slug: str) -> Tenant | None:
        """The home of this slug, if it holds a post there."""
        return next((home for home in self.homes if home.slug == slug), None)


ANYONE = Acting(id=None, name="")
