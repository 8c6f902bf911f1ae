"""Marks as the calculus sees them: records of a fact of their own, one for each person who marked."""

#: The fields of such a record: who gave it, on which panel, of which unit, and the mark.
BY, PANEL, OF_UNIT, MARK = "by", "panel", "unit", "mark"

#: The field under which a plain value stands where it is asked as a record.
VALUE = "value"

#: The attribute that holds the id of the unit that is scored.
UNIT = "unit"


def marks_of(code: str) -> str:
    """Return the name under which the marks of an indicator or item stand among the facts."""
    return f"mark:{code}"


def code_of(fact: str) -> str | None:
    """Return the indicator or item whose marks a fact holds; None for a fact of the unit."""
    return fact.removeprefix("mark:") if fact.startswith("mark:") else None
