"""Which kind of organisation may stand under which: pure, so that no circle can arise."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is in the life of a district."""

    DISTRICT_PARTY_COMMITTEE = "district_party_committee", _("District Party committee")
    DISTRICT_CENTRE = "district_centre", _("Residents' request centre")
    STREET = "street", _("Street")
    DEPARTMENT = "department", _("Department")
    COMMUNITY = "community", _("Community")
    UTILITY = "utility", _("Utility")
    STATION = "station", _("Stationed office")
    PROPERTY_FIRM = "property_firm", _("Property firm")


# A superior has a smaller number, so following superiors always ends.
HEIGHT = {
    Kind.DISTRICT_PARTY_COMMITTEE: 0,
    Kind.DISTRICT_CENTRE: 1,
    Kind.STREET: 2,
    Kind.DEPARTMENT: 2,
    Kind.COMMUNITY: 3,
    Kind.UTILITY: 3,
    Kind.STATION: 3,
    Kind.PROPERTY_FIRM: 4,
}

# Those that answer for an area itself, nearest to the residents first.
OF_AN_AREA = (Kind.COMMUNITY, Kind.STREET, Kind.DISTRICT_CENTRE)

# A street answers for a street and a community for a community, never for a part or more.
LEVEL = {Kind.STREET: "street", Kind.COMMUNITY: "community"}


def may_stand_under(kind: str, superior: str) -> bool:
    """Whether an organisation of one kind may have a superior of the other."""
    return HEIGHT[Kind(superior)] < HEIGHT[Kind(kind)]


def may_serve(kind: str, level: str) -> bool:
    """Whether an organisation of this kind may answer for an area of this level."""
    return LEVEL.get(Kind(kind), level) == level
