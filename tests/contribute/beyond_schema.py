"""What ``check`` refuses and JSON Schema cannot: by code, each with the reason.

A reason that no case needs any more fails the test: see ``test_claim_schema.py``.
"""

BEYOND: dict[str, str] = {
    "C103": "the window of days stands in the round, and one schema serves every round",
    "C104": "the window of days stands in the round, and one schema serves every round",
    "C105": "that no id is used twice: JSON Schema compares whole entries only",
    "C106": "a record names evidence that is there: JSON Schema knows no references between values",
    "C401": "the schema sees no other file",
    "C501": "cells of a ledger add up: JSON Schema has no sums",
    "C502": "cells of a ledger add up: JSON Schema has no sums",
    "C504": "the year stands in the round, and one schema serves every round",
    "F203": "decimal places: multipleOf is computed in floating point and refuses what is right",
    "F209": "invisible characters: patterns of editors know no Unicode categories",
}
