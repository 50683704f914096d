"""Names and numbers as pages show them: enough to recognise, no more."""

from jielin.people.phones import mask

DIGITS = 11


def masked_name(name: str) -> str:
    """陈芳 → 陈*; 陈小芳 → 陈*芳; what is empty stays empty."""
    if len(name) < 2:
        return name and "*"
    return f"{name[0]}*{name[-1] if len(name) > 2 else ''}"


def masked_phone(number: str) -> str:
    """13800002206 → 138 **** 2206; a shorter or longer number without the gaps."""
    hidden = mask(number)
    if len(number) != DIGITS:
        return hidden
    return f"{hidden[:3]} {hidden[3:7]} {hidden[7:]}"
