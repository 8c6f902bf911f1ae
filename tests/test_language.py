"""Words in both languages."""

from dataclasses import FrozenInstanceError

import pytest
from pydantic import TypeAdapter, ValidationError

from toolkit.language import Measure, Text, both, joined, said

GREETING = both("{name}，得 {score} 分", "{name}: {score} {score:point|points}")


@pytest.mark.parametrize(
    "words",
    [
        {"zh": "得分"},
        {"en": "score"},
        {"zh": "得分", "en": None},
        {"zh": "得分", "en": 5},
        {"zh": "得分", "en": "score", "fr": "note"},
    ],
)
def test_both_languages_and_nothing_else_are_asked_for(words: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(words)


def test_a_text_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        both("甲", "a").zh = "乙"


def test_said_picks_the_language() -> None:
    assert both("得分", "score").said("zh") == "得分"
    assert both("得分", "score").said("en") == "score"


@pytest.mark.parametrize(
    ("value", "zh", "en"), [(both("甲", "a"), "甲", "a"), ("C1", "C1", "C1"), (12, "12", "12")]
)
def test_a_plain_value_is_the_same_in_both_languages(
    value: Text | str | int, zh: str, en: str
) -> None:
    assert (said(value, "zh"), said(value, "en")) == (zh, en)


def test_a_text_is_filled_with_the_words_of_each_language() -> None:
    filled = GREETING.filled(name=both("示例学会", "Demo Society"), score=12)
    assert filled == both("示例学会，得 12 分", "Demo Society: 12 points")


@pytest.mark.parametrize("strange", ["{score}", "{", "}}", "{0}", "{name.zh}", "%s"])
def test_braces_in_what_a_stranger_wrote_stay_what_they_are(strange: str) -> None:
    filled = GREETING.filled(name=strange, score=1)
    assert filled == both(f"{strange}，得 1 分", f"{strange}: 1 point")


@pytest.mark.parametrize(
    ("score", "words"),
    [
        ("0", "0 points"),
        (1, "1 point"),
        (both("1", "1"), "1 point"),
        ("1.00", "1.00 points"),
        ("≈1", "≈1 points"),
        ("11", "11 points"),
        ("one|two", "one|two points"),
    ],
)
def test_a_noun_has_the_form_that_its_number_asks_for(score: Text | str | int, words: str) -> None:
    assert GREETING.filled(name="A", score=score).en == f"A: {words}"


def test_a_measure_word_may_have_a_form_beside_1() -> None:
    people = TypeAdapter(Measure).validate_python({"zh": "人", "en": "people", "one": "person"})
    beside = [people.beside(number) for number in ("0", "1", "10")]
    assert [each.en for each in beside] == ["people", "person", "people"]
    assert {each.zh for each in beside} == {"人"}
    assert TypeAdapter(Measure).validate_python({"zh": "元", "en": "yuan"}).beside("1").en == "yuan"


def test_in_general_every_gap_is_dots() -> None:
    assert GREETING.general() == both("…，得 … 分", "…: … points")


def test_joined_uses_each_language_s_own_separator() -> None:
    parts = [both("甲", "a"), both("乙", "b"), both("丙", "c")]
    assert joined(parts) == both("甲；乙；丙", "a; b; c")
    assert joined(tuple(parts), "、", ", ") == both("甲、乙、丙", "a, b, c")
    assert joined(parts[:1]) == parts[0]
    assert joined([]) == both("", "")
