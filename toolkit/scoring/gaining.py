"""A gain filled in for one unit: the sentence of what would bring points, or None."""

from fractions import Fraction

from toolkit.language import Text, joined
from toolkit.numbers import about, plain, printed
from toolkit.schemes.formula import Node
from toolkit.schemes.gain import Figure, Gain, Several, Value, Word
from toolkit.scoring.evaluation import NOTHING_KNOWN, Absent, Facts, Known, evaluate


def gain_in_words(gain: Gain, facts: Facts, known: Known = NOTHING_KNOWN) -> Text | None:
    """Return the sentence of a gain; None where it is not offered."""
    if gain.unless is not None and _number(gain.unless, facts, known) != 0:
        return None
    filled = {}
    for name, value in gain.values.items():
        words = _words(value, facts, known)
        if words is None:
            return None
        filled[name] = words
    return gain.text.filled(**filled)


def _words(value: Value, facts: Facts, known: Known) -> Text | str | None:
    """Return what stands in a blank; None where it is not offered."""
    match value:
        case Text():
            return value
        case Gain():
            return gain_in_words(value, facts, known)
        case Several():
            said = (gain_in_words(each, facts, known) for each in value.gains)
            offered = [words for words in said if words is not None]
            return joined(offered, value.between.zh, value.between.en) if offered else None
        case Figure():
            number = _number(value.number, facts, known)
            return None if number is None else _figure(value, number)
        case Word():
            number = _number(value.number, facts, known)
            return None if number is None else value.one if number == 1 else value.other


def _figure(figure: Figure, number: Fraction) -> str:
    if figure.places is not None:
        return printed(number, figure.places)
    return (about if figure.is_rough else plain)(number)


def _number(node: Node, facts: Facts, known: Known) -> Fraction | None:
    value = evaluate(node, facts, known).value
    return None if isinstance(value, Absent) else value
