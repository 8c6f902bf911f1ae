"""What an unquoted word means, and which ones nobody may write unquoted."""

import re
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.reading.reader import parse
from toolkit.reading.scalars import Ambiguous, typed

AMBIGUOUS = [
    # truth values to some
    *["y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO"],
    *["on", "On", "ON", "off", "Off", "OFF", "True", "TRUE", "False", "FALSE", "Null", "NULL"],
    # numbers to some, text to others
    *[".inf", ".Inf", ".INF", "-.inf", "+.inf", ".nan", ".NaN", ".NAN"],
    *["1e3", "1E3", "1e+3", "1.5e3", "1.5e-3", "-1e3", "1.e3", ".5e1"],
    *[".5", "-.5", "+.5", "5.", "-5.", "0."],
    # numbers in another base
    *["012", "-012", "00", "08", "00.5", "-00.5", "007.50"],
    *["0x1F", "0X1f", "-0x1", "0o7", "-0o7", "0b1", "-0b01"],
    # times of day, or numbers to base sixty
    *["1:30", "01:30", "190:20:30", "1:30.5", "-1:30"],
    # digits with gaps
    *["1_000", "1_000.5", "-1_0", "0_1", "1.5_0", "1._5", "0.1_0"],
    # a merge key and a value key
    *["<<", "="],
]

MEANINGS: list[tuple[str, object]] = [
    *[("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
    *[("0", 0), ("12", 12), ("-12", -12), ("+12", 12), ("-0", 0), ("9" * 40, int("9" * 40))],
    *[("12.50", Decimal("12.50")), ("-0.5", Decimal("-0.5")), ("+1.0", Decimal("1.0"))],
    ("0.1", Decimal("0.1")),
]

TEXTS = [
    *["示例学会", "full-senior", "yes please", "nope", "onward", "trueish", "nullable", "y1"],
    *["2018-03-05", "2018-3-5", "2018-03-05 10:00:00", "1.2.3", "12 人", "1,234.5", "50%"],
    *["１２", "１２.５", "٣", "一", "½"],  # digits of other scripts are text
    *["+", "-", "--1", "1-2", "+-1", ".", "..", "0x", "0xg", "0b2", "1:75:00", "1::2"],
    *["a:b", "http://example.org/a?b=c#d", "<", "<<<", "==", "NULLS", "~~", "1e", "e", "1.5.0"],
]


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_word_is_refused_where_it_stands(text: str) -> None:
    document, problems = parse(f"ok: 1\nfact: {text}\n", "x.yml")
    assert [(p.code.id, p.place.line, p.place.column, p.read) for p in problems] == [
        ("Y206", 2, 7, text)
    ]
    assert document is not None
    assert document.is_unsound(("fact",))
    assert not document.is_unsound(("ok",))


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("text", AMBIGUOUS)
def test_in_quotes_every_word_is_text(text: str, quote: str) -> None:
    document, problems = parse(f"fact: {quote}{text}{quote}\n", "x.yml")
    assert problems == []
    assert document is not None
    assert document.data == {"fact": text}


@pytest.mark.parametrize(("text", "value"), MEANINGS)
def test_a_plain_word_means_what_everybody_thinks(text: str, value: object) -> None:
    found = typed(text)
    assert (type(found), found) == (type(value), value)


def test_a_decimal_keeps_the_places_it_was_written_with() -> None:
    assert str(typed("12.50")) == "12.50"
    assert str(typed("0.10")) == "0.10"


@pytest.mark.parametrize("text", TEXTS)
def test_everything_else_is_text(text: str) -> None:
    assert typed(text) == text
    assert type(typed(text)) is str


# Against two other readers: PyYAML's, which follows YAML 1.1, and the core schema of YAML 1.2

CORE_SCHEMA = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}
OURS = {bool: "bool", int: "int", Decimal: "float", type(None): "null", str: "str"}


def as_yaml_1_1(text: str) -> str:
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))
    return tag.removeprefix("tag:yaml.org,2002:")


def as_yaml_1_2(text: str) -> str:
    # An integer is also written like a float; the first name wins.
    return next((k for k, v in CORE_SCHEMA.items() if re.fullmatch(v, text, re.ASCII)), "str")


@settings(deadline=None, max_examples=400)
@given(
    st.text("0123456789+-._:", max_size=8)
    | st.text("01789+-._:eExXob", max_size=7)
    | st.sampled_from(["tru", "null", "ye", "no", "on", "of", ".in", ".na", "fals"]).flatmap(
        lambda start: st.text("eslnfaLSENFuU", max_size=2).map(lambda end: start + end)
    )
)
@example("1.5_0")
@example("1._5")
@example("0.1_0")
@example("1_0.0_1")
def test_no_word_is_taken_where_two_versions_of_yaml_disagree(text: str) -> None:
    try:
        meant = OURS[type(typed(text))]
    except Ambiguous:
        return
    readings = {as_yaml_1_1(text), as_yaml_1_2(text)} - {"timestamp"}  # dates stay text
    assert readings <= {meant}, f"{text!r} is taken for {meant}"
