"""A request, from the moment it is registered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import IntegrityError, models
from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.queries.household import may_act
from jielin.territory.queries import gazetteer

from .. import numbers
from ..routing import Route, route
from ..states import RequestType, Source
from ..titles import SPOKEN, title_of
from .assignment import Assignment
from .forgetting import Forgetting

if TYPE_CHECKING:
    from jielin.kernel.actors import Actor


@dataclass(frozen=True)
class Report:
    """What a person tells: typed once, by them or for them."""

    request_type: RequestType
    category_id: int
    area_id: int
    text: str
    place: str = ""
    lng: float | None = None
    lat: float | None = None
    source: Source = Source.WEB
    name: str = ""
    phone: str = ""
    prefers: str = "both"
    accused_id: UUID | None = None
    filed_key: UUID | None = None
    for_id: UUID | None = None
    is_unlisted: bool = False
    is_spoken: bool = False


@dataclass(frozen=True)
class Part:
    """What is split off, and to whom it goes."""

    category_id: int
    unit_id: UUID
    text: str


# What a part takes over: never who asked, nor how to reach them.
OF_THE_WHOLE = (
    "request_type", "is_unlisted", "area_id", "community_id", "street_id", "place", "lng", "lat",
    "receiver_id", "overseer_id", "is_confidential", "kept_from_ids", "recused_ids",
)  # fmt: skip


class Case(Forgetting):
    """One request (诉求): in code there is one class for what residents ask and staff handle."""

    class Meta:
        ordering = ("-registered_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="case_number_is_unique_in_its_home"
            ),
            models.UniqueConstraint(
                fields=["tenant", "filed_key"], name="case_is_filed_once_per_draft"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "community_id", "state", "-registered_at"],
                         name="case_of_a_community"),
            models.Index(fields=["tenant", "street_id", "state", "-registered_at"],
                         name="case_of_a_street"),
            models.Index(fields=["tenant", "area", "state", "-registered_at"],
                         name="case_of_an_area"),
            models.Index(fields=["tenant", "holder_id", "state", "-registered_at"],
                         name="case_of_a_holder"),
            models.Index(fields=["tenant", "asked_by_id", "-registered_at"], name="case_of_mine"),
            models.Index(fields=["tenant", "helped_by_id", "-registered_at"], name="case_helped"),
            models.Index(fields=["tenant", "phone_index"], name="case_by_phone"),
            models.Index(fields=["tenant", "-registered_at", "-id"], name="case_newest"),
        )  # fmt: skip

    @classmethod
    def register(cls, report: Report, *, tenant_id: int, by: "Actor") -> Self:
        """Take a request in, find who answers for it, and make the promises.

        The same draft filed twice is one case. Raises Refused.
        """
        try:
            with turn():
                return cls._registered(report, tenant_id, by)
        except IntegrityError:
            known = cls.objects.filter(tenant_id=tenant_id, filed_key=report.filed_key).first()
            if known is None or report.filed_key is None:
                raise
            return known

    @classmethod
    def _registered(cls, report: Report, tenant_id: int, by: "Actor") -> Self:
        new = cls(id=uuid7(), tenant_id=tenant_id, source=report.source)
        new._locate(report)
        new._tell(report, by)
        new._route(report)
        told = {"source": str(report.source)} | ({"proxy": "family"} if new.family_id else {})
        with turn() as under_way, new.beginning("register", by=by, **told):
            new.lead = Assignment.first(new, by=by)
            if new.is_confidential and new.overseer_id:
                # No area shows it, so the one above is told apart.
                under_way.involve(new, new.overseer_id)
            new.lead_seq = new.lead.event_seq
            new.number = new._number()
        return new

    @classmethod
    def of_part(cls, whole: "Case", told: Part, *, by: "Actor") -> Self:
        """A part of another case: the same place and receiver, and no later promise."""
        new = cls(id=uuid7(), tenant_id=whole.tenant_id, source=whole.source, is_part=True)
        for name in OF_THE_WHOLE:
            setattr(new, name, getattr(whole, name))
        new.text, new.title, new.registered_at = told.text, title_of(told.text), clock.now()
        new.set_category(told.category_id)
        new.needs_check, new.holder_id, new._whole_due = True, told.unit_id, whole.due_at
        said = {"whole": whole.number, "unit": str(told.unit_id)}
        if whole.asked_by_id is not None:
            # Whoever asked the whole keeps away from its part as well.
            new.recused_ids = [*whole.recused_ids, str(whole.asked_by_id)]
        with turn() as under_way, new.beginning("part", by=by, **said):
            new._check_lists(told.unit_id, giver_id=whole.holder_id)
            new.lead = Assignment.offer(new, told.unit_id, by=by)
            new.lead_seq = new.lead.event_seq
            for unit_id in (new.receiver_id, new.overseer_id) if new.is_confidential else ():
                if unit_id is not None:
                    under_way.involve(new, unit_id)
            new.number = new._number()
        return new

    def _locate(self, report: Report) -> None:
        line = gazetteer().line(report.area_id)
        self.area_id, self.place = report.area_id, report.place
        self.community_id, self.street_id = line.community_id, line.street_id
        self.lng, self.lat = report.lng, report.lat

    def _tell(self, report: Report, by: Any) -> None:
        self.request_type, self.text = report.request_type, report.text
        if not report.text.strip() and not report.is_spoken:
            raise Refused(_("Write what happened, or say it in a recording."))
        self.is_spoken = report.is_spoken
        self.title, self.filed_key = title_of(report.text) or SPOKEN, report.filed_key
        self.registered_at = clock.now()
        self.set_category(report.category_id)
        self.contact_name, self.phone = report.name, report.phone
        self.phone_index, self.prefers = blind_index(report.phone), report.prefers
        self.is_unlisted = report.is_unlisted
        if report.for_id is not None:
            self._act_for(report.for_id, by)
        elif report.source == Source.WEB:
            self.asked_by_id = by.id
        elif report.source != Source.API:
            self.helped_by_id = by.id

    def _act_for(self, helped_id: UUID, by: Any) -> None:
        """It belongs to the one who is helped. Who helps never works on it as staff."""
        if not may_act(by.id, helped_id):
            raise Refused(
                _("This person does not let you act for them. Go back and choose again."),
                status=403,
            )
        self.asked_by_id, self.helped_by_id = helped_id, by.id
        self.recused_ids = [str(by.id)]

    def _route(self, report: Report) -> None:
        found: Route = route(
            is_report=report.request_type == RequestType.REPORT,
            accused_id=report.accused_id,
            area_id=report.area_id,
            units=directory(),
        )
        self.receiver_id = self.holder_id = found.receiver_id
        self.overseer_id, self.is_confidential = found.overseer_id, found.is_confidential
        self.kept_from_ids = [str(one) for one in found.kept_from]

    def _number(self) -> str:
        """Taken last, it locks to the commit."""
        today = timezone.localdate(self.registered_at)
        return numbers.written(today, next_number(self.tenant_id, numbers.counter(today)))
