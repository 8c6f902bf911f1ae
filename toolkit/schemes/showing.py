"""How a stated value is shown to people, in both languages."""

import datetime
from decimal import Decimal
from typing import Any

from toolkit.language import Text, both
from toolkit.numbers import exact, plain

NOT_GIVEN = both("未填", "not given")

MORE_OF = both("{n} {unit}", "{n} more {unit}")


def is_close(unit: Text) -> bool:
    """True if the unit follows its number without a space, as a percent sign does."""
    return unit.zh in ("", "%")


def with_unit(number: Text | str, unit: Text) -> Text:
    """Return a number with its measure word; a percent sign follows at once."""
    form = "{n}{unit}" if is_close(unit) else "{n} {unit}"
    return both(form, form).filled(n=number, unit=unit)


def more_of(unit: Text) -> Text:
    """Return the form of so much more of something: ``n`` of ``unit``, as it stands after “再有”."""
    return both("{n}{unit}", "{n}{unit} more") if is_close(unit) else MORE_OF


def shown(declared: Any, value: Any, has_unit: bool = True) -> Text:
    """Return a value in words: the option's label, the number with its measure word, the date.

    Without ``has_unit`` a number stands alone, as under a column heading that says what it is.
    """
    if value is None:
        return NOT_GIVEN
    if isinstance(value, bool):
        return both("是", "yes") if value else both("否", "no")
    if isinstance(value, int | Decimal):
        number = plain(exact(value))
        unit: Text = declared.unit
        return with_unit(number, unit) if has_unit else both(number, number)
    if isinstance(value, datetime.date):
        return both(value.isoformat(), value.isoformat())
    options = getattr(declared, "options", {})
    option: Text | None = options.get(value)
    return option if option is not None else both(str(value), str(value))
