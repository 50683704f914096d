"""What keeps a sheet out: faults of its cells, of its rows, and of the moment."""

from collections.abc import Sequence

from .sheets import Fault


class Spoiled(Exception):
    """What stood when the sheet was checked does not stand any more."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


def whole(sentence: str) -> tuple[Fault, ...]:
    """A fault of the sheet as a whole."""
    return (Fault(0, "", sentence),)


def of_both(cells: Sequence[Fault], rows: Sequence[Fault]) -> tuple[Fault, ...]:
    """What the sheet and what the house says; of a row with a bad cell only the cell."""
    told = {fault.row for fault in cells}
    found = (*cells, *(fault for fault in rows if fault.row not in told))
    return tuple(sorted(found, key=lambda fault: fault.row))
