"""Bounds of targets and conditions in words."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import about, exact, plain
from toolkit.schemes.expectations import ByAttribute, Part, Quantity, ShareOf, SumOf
from toolkit.schemes.facts import Percent, YesNo
from toolkit.schemes.predicates import Attributes
from toolkit.schemes.rules.target import Range
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.showing import beside, figure, measure_of, with_unit

AT_LEAST = both("不少于 {n} {unit}", "{n} or more {unit}")
AT_MOST = both("不多于 {n}", "at most {n}")
PERCENT_AT_LEAST = both("不低于 {n}%", "at least {n}%")
PERCENT_AT_MOST = both("不高于 {n}%", "at most {n}%")
#: For a sum of things that are not counted alike.
BARE_AT_LEAST = both("不少于 {n}", "{n} or more")
BARE_AT_MOST = both("不多于 {n}", "at most {n}")
IN_ALL = both("{count}项合计{stated}", "{stated} in all")
MUST_BE = both("须为“是”", "must be yes")
ALL_YES = both("{names}都须为“是”", "{names} must {all} be yes")
NO_BOUND = both("无要求", "no target")
AS_RANGE = both("{stated}（办法写作 {range}）", "{stated} (the policy says {range})")
NAMED = both("{name}：{bound}", "{name}: {bound}")
SUM_IS = both("{count}项合计 {n}", "{n} in all")
#: A share is stated with the numbers it is made of, so that nothing is hidden by its rounding.
SHARE_IS = both("{share} ÷ {of} {sign} {n}%", "{share} ÷ {of} {sign} {n}%")
YES, NO = both("是", "yes"), both("否", "no")


def asked_of(parts: Sequence[Part], scheme: Scheme, attributes: Attributes) -> Text | None:
    """Return the bounds of a unit with these attributes; None where none applies."""
    known = [
        (part, _stated(part, plain(number), scheme))
        for part in parts
        if (number := part.number(attributes)) is not None
    ]
    return _all_of(known, scheme, is_alone=len(parts) == 1) if known else None


def found_of(
    quantity: Quantity, value: Fraction, of: Sequence[Fraction], scheme: Scheme, is_alone: bool
) -> Text:
    """Return what there is of a quantity, named unless it stands alone.

    ``of`` are the numbers that a sum or a share is made of.
    """
    if isinstance(quantity, ShareOf):
        sign, number = ("≈", about(value)[1:]) if "≈" in about(value) else ("=", about(value))
        share, whole = map(plain, of)
        words = SHARE_IS.filled(share=share, of=whole, sign=sign, n=number)
    elif isinstance(quantity, str) and isinstance(scheme.facts[quantity], YesNo):
        words = YES if value else NO
    else:
        unit = both("%", "%") if _is_percent(quantity, scheme) else _unit(quantity, scheme)
        number = about(value)
        words = both(number, number) if unit is None else with_unit(number, unit)
    if isinstance(quantity, SumOf):
        return SUM_IS.filled(count=_COUNTS.get(len(quantity.sum), f"{len(quantity.sum)} "), n=words)
    return words if is_alone else NAMED.filled(name=_name_of(quantity, scheme), bound=words)


def bounds_in_words(parts: Sequence[Part], scheme: Scheme) -> Text:
    """Return the bounds for whomever they hold; each of several says what it is about."""
    stated = [(part, bound_words(part, scheme)) for part in parts]
    return _all_of(stated, scheme, is_alone=len(parts) == 1)


def bound_words(part: Part, scheme: Scheme) -> Text:
    """Return a bound for whomever it holds, option by option where it depends on an attribute."""
    bound = part.bound
    if isinstance(bound, Range):
        return AS_RANGE.filled(
            stated=_stated(part, plain(bound.number), scheme), range=bound.written
        )
    if not isinstance(bound, ByAttribute):
        return _stated(part, plain(exact(bound)), scheme)
    options: Any = (
        {name: each.label for name, each in scheme.classes.items()}
        if bound.by == "class"
        else scheme.attributes[bound.by].options
    )
    names: dict[Text, list[Text]] = {}
    for name, number in bound.options.items():
        words = NO_BOUND if number == "none" else _stated(part, plain(exact(number)), scheme)
        names.setdefault(words, []).append(options[name])
    return joined(
        [
            NAMED.filled(name=joined(named, "、", ", "), bound=words)
            for words, named in names.items()
        ]
    )


def is_yes_or_no(part: Part, scheme: Scheme) -> bool:
    """True if the part asks that something is so, and not how much of it there is."""
    return isinstance(part.quantity, str) and isinstance(scheme.facts[part.quantity], YesNo)


def _all_of(stated: Sequence[tuple[Part, Text]], scheme: Scheme, is_alone: bool) -> Text:
    """Return bounds after what they are about; what must be yes is named together."""
    if len(stated) > 1 and all(words == MUST_BE for _, words in stated):
        names = _quoted([scheme.facts[str(part.quantity)] for part, _ in stated])
        return ALL_YES.filled(names=names, all="both" if len(stated) == 2 else "all")
    return joined([_named(part, words, scheme, is_alone) for part, words in stated])


def _quoted(facts: Sequence[Any]) -> Text:
    """Return the labels of several facts in quotes."""
    labels = [both("“{label}”", "“{label}”").filled(label=fact.label) for fact in facts]
    return joined([joined(labels[:-1], "", ", "), labels[-1]], "", " and ")


def _named(part: Part, words: Text, scheme: Scheme, is_alone: bool) -> Text:
    """Return a bound after what it is about, unless it stands alone; a sum says so itself."""
    quantity = part.quantity
    if is_alone or isinstance(quantity, SumOf):
        return words
    return NAMED.filled(name=_name_of(quantity, scheme), bound=words)


def _name_of(quantity: str | ShareOf, scheme: Scheme) -> Text:
    """Return what a quantity is called."""
    if isinstance(quantity, ShareOf):
        return both("{share}占{of}的比例", "{share} as a share of {of}").filled(
            share=scheme.facts[quantity.share].label, of=scheme.facts[quantity.of].label
        )
    return scheme.facts[quantity].label


def _stated(part: Part, number: str, scheme: Scheme) -> Text:
    if is_yes_or_no(part, scheme):
        return MUST_BE
    quantity, is_most = part.quantity, part.at_most is not None
    if _is_percent(quantity, scheme):
        return (PERCENT_AT_MOST if is_most else PERCENT_AT_LEAST).filled(n=number)
    unit = _unit(quantity, scheme)
    if unit is None:
        stated = (BARE_AT_MOST if is_most else BARE_AT_LEAST).filled(n=number)
    elif is_most:
        stated = AT_MOST.filled(n=with_unit(number, unit))
    else:
        stated = AT_LEAST.filled(n=figure(number, unit), unit=beside(unit, ""))
    if not isinstance(quantity, SumOf):
        return stated
    return IN_ALL.filled(
        count=_COUNTS.get(len(quantity.sum), f"{len(quantity.sum)} "), stated=stated
    )


def _is_percent(quantity: Quantity, scheme: Scheme) -> bool:
    """True if the quantity is a percentage."""
    if isinstance(quantity, str):
        return isinstance(scheme.facts[quantity], Percent)
    return isinstance(quantity, ShareOf)


def _unit(quantity: Quantity, scheme: Scheme) -> Text | None:
    """Return the measure word; None where the parts of a sum have different ones, or none."""
    names = quantity.sum if isinstance(quantity, SumOf) else (quantity,)
    facts: list[Any] = [scheme.facts[str(name)] for name in names]
    units = {getattr(fact, "unit", None) for fact in facts}
    return measure_of(facts[0]) if len(units) == 1 and None not in units else None


_COUNTS = {2: "两", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十"}
