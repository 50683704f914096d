"""Signs in a document that say in whose reach it is: no typed word can look like one.

Words are letters, digits or Chinese characters, never mixed; a mark begins with a letter and 0.
"""

from uuid import UUID


def of_home(tenant_id: int) -> str:
    """Open to whoever reads the whole home: never on what is confidential."""
    return f"h0{tenant_id}"


def of_area(level: str, area_id: int) -> str:
    """Open to whoever reads this street, community or grid."""
    return f"{level[0]}0{area_id}"


def of_unit(organisation_id: UUID) -> str:
    """The unit is involved. The end of the id is the part that differs."""
    return f"o0{organisation_id.hex[-16:]}"


def of_kind(kind: str, mark: str) -> str:
    """The mark as it stands in a document: for this kind alone."""
    return f"{kind.replace('_', '')}{mark}"
