"""From a document to a typed value: each failure is told once, in plain words, where it is."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationError, model_validator

from toolkit.language import both
from toolkit.problems.problem import Problem, in_order
from toolkit.reading.models import described
from toolkit.reading.reader import parse
from toolkit.reading.shape import Shape, refusal, shaped
from toolkit.reading.slips import NOT_FILLED, missing_keys


def _named(value: Any) -> Any:
    if value == "nobody":
        raise refusal(NOT_FILLED, suggestion="somebody")
    return value


class Person(Shape):
    name: Annotated[str, BeforeValidator(_named)]
    age: int = Field(json_schema_extra={"label": {"zh": "年龄", "en": "Age"}})
    is_member: bool = Field(False, alias="member")


class Square(Shape):
    kind: Literal["square"]
    side: int


class Circle(Shape):
    kind: Literal["circle"]
    radius: Decimal


SORTS = {"big": both("大型", "large"), "small": both("小型", "small")}


class Meeting(Shape):
    title: str
    form: Literal["talk", "fair", "trip"] = "talk"
    people: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = Field((), min_length=1)
    tags: tuple[str, ...] = ()
    sort: Literal["big", "small"] = Field("big", json_schema_extra=described(options=SORTS))
    by_town: Mapping[str, Person] = Field(default_factory=dict)
    shape: Annotated[Square | Circle, Discriminator("kind")] | None = None
    size: Annotated[
        Annotated[int, Tag("number")] | Annotated[Person, Tag("person")],
        Discriminator(lambda value: "person" if isinstance(value, dict) else "number"),
    ] = 0

    @model_validator(mode="after")
    def _is_not_void(self) -> "Meeting":
        if self.title == "void":
            raise refusal(NOT_FILLED)
        return self


def shape(text: str) -> tuple[Meeting | None, list[Problem]]:
    document, problems = parse(text, "m.yml")
    assert document is not None
    value, further = shaped(Meeting, document)
    return value, problems + further


def found(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(each.code.id, each.place.line, each.place.column) for each in problems]


def test_a_sound_document_becomes_a_frozen_value() -> None:
    meeting, problems = shape(
        "title: 甲\npeople: [{name: 乙, age: 3}]\nby_town: {丙: {name: 丁, age: 4, member: true}}\n"
        "shape: {kind: circle, radius: 1.50}\n"
    )
    assert problems == []
    assert meeting is not None
    assert meeting.people[0].age == 3
    assert meeting.by_town["丙"].is_member is True
    assert str(meeting.shape.radius) == "1.50"  # type: ignore[union-attr]
    with pytest.raises(ValidationError):
        meeting.title = "乙"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # unknown keys, at the key
        ("title: 甲\nfrom: talk\n", ("F101", 2, 1)),
        ("title: 甲\npeople:\n  - {name: 乙, agee: 3, age: 3}\n", ("F101", 3, 15)),
        ("title: 甲\nby_town: {丙: {name: 丁, age: 4, is_member: true}}\n", ("F101", 2, 32)),
        ("title: 甲\nshape: {kind: square, side: 1, radius: 2}\n", ("F101", 2, 32)),
        # missing entries, at the key of what should hold them
        ("form: talk\n", ("F102", 1, 1)),
        ("title: 甲\npeople:\n  - {name: 乙}\n", ("F102", 3, 5)),
        ("title: 甲\nby_town:\n  丙: {name: 丁}\n", ("F102", 3, 3)),
        ("title: 甲\nshape: {side: 1}\n", ("F102", 2, 1)),
        ("title: 甲\nshape: {kind: square}\n", ("F102", 2, 1)),
        # empty entries, at their key
        ("title:\n", ("F103", 1, 1)),
        ("title: 甲\npeople: [{name: 乙, age: null}]\n", ("F103", 2, 20)),
        # a wrong type, at the value
        ("title: 12\n", ("F104", 1, 8)),
        ("title: [甲]\n", ("F104", 1, 8)),
        ("title: 甲\npeople: [{name: 乙, age: '3'}]\n", ("F104", 2, 25)),
        ("title: 甲\npeople: [{name: 乙, age: 3.5}]\n", ("F104", 2, 25)),
        ("title: 甲\npeople: [{name: 乙, age: true}]\n", ("F104", 2, 25)),
        ("title: 甲\npeople: [{name: 乙, age: 3, member: 1}]\n", ("F104", 2, 36)),
        ("title: 甲\npeople: {name: 乙, age: 3}\n", ("F104", 2, 9)),
        ("title: 甲\npeople: [乙]\n", ("F104", 2, 10)),
        ("title: 甲\nby_town: [乙]\n", ("F104", 2, 10)),
        ("title: 甲\nsize: many\n", ("F104", 2, 7)),
        ("title: 甲\nsize: {name: 乙, age: x}\n", ("F104", 2, 22)),
        # a list that is too short, and one that is long enough but for what is in it
        ("title: 甲\nhosts: []\n", ("F104", 2, 8)),
        ("title: 甲\nhosts: [{name: 乙, age: x}]\n", ("F104", 2, 24)),
        # a closed list, at the value
        ("title: 甲\nform: tlak\n", ("F105", 2, 7)),
        ("title: 甲\nshape: {kind: triangle}\n", ("F105", 2, 15)),
        # refused by a validator of ours: at the value, or at the mapping it looked at
        ("title: 甲\npeople: [{name: nobody, age: 3}]\n", ("F103", 2, 17)),
        ("title: void\n", ("F103", 1, 1)),
    ],
)
def test_a_failure_is_told_once_where_it_is(text: str, expected: tuple[str, int, int]) -> None:
    meeting, problems = shape(text)
    assert meeting is None
    assert found(problems) == [expected]


def test_all_failures_of_a_file_are_told() -> None:
    _, problems = shape(
        "form: tlak\npeople:\n  - {name: 乙, age: x, extra: 1}\n  - {name: 5}\ntitel: 甲\n"
    )
    assert sorted(found(problems)) == [
        ("F101", 3, 23),
        ("F101", 5, 1),
        ("F102", 1, 1),
        ("F102", 4, 5),
        ("F104", 3, 20),
        ("F104", 4, 12),
        ("F105", 1, 7),
    ]


def test_an_unknown_key_names_the_keys_there_are_and_the_nearest() -> None:
    _, [problem] = shape("title: 甲\npeople: [{name: 乙, age: 3, memebr: true}]\n")
    assert problem.read == "memebr"
    assert problem.suggestion == "member"
    assert problem.remedy.en == "Check the spelling; keys allowed here: age, member, name."


def test_a_missing_entry_is_named_with_its_label() -> None:
    _, [problem] = shape("title: 甲\npeople: [{name: 乙}]\n")
    assert problem.message.zh == "缺少 age（年龄）。"
    assert problem.message.en == "Missing: age (Age)."
    _, [problem] = shape("form: talk\n")
    assert problem.message.zh == "缺少 title。"


def test_a_word_outside_a_closed_list_names_the_list_and_the_nearest() -> None:
    _, [problem] = shape("title: 甲\nform: tlak\n")
    assert (problem.read, problem.suggestion) == ("tlak", "talk")
    assert problem.remedy.zh == "可选：talk，fair，trip。"
    _, [problem] = shape("title: 甲\nshape: {kind: circel, radius: 1.0}\n")
    assert (problem.read, problem.suggestion) == ("circel", "circle")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("title: 12\n", "文字", "text"),
        ("title: 甲\npeople: 乙\n", "列表", "a list"),
        ("title: 甲\nby_town: 乙\n", "名称: 内容", "name: value"),
        ("title: 甲\nsize: 1.5\n", "整数", "a whole number"),
        ("title: 甲\npeople: [{name: 乙, age: 3, member: 1}]\n", "true", "true or false"),
    ],
)
def test_a_wrong_type_says_what_was_expected(text: str, zh: str, en: str) -> None:
    _, [problem] = shape(text)
    assert zh in problem.message.zh
    assert en in problem.message.en


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("title: 12\n", "12"),
        ("title: 甲\nsize: many\n", "many"),
        ("title: true\n", "true"),  # not as Python writes it
        ("title: 12.50\n", "12.50"),
        ("title: 0.0000001\n", "0.0000001"),
        ("title: [甲]\n", None),
    ],
)
def test_what_was_read_is_told_where_it_is_a_word(text: str, read: str | None) -> None:
    _, [problem] = shape(text)
    assert problem.code.id == "F104"
    assert problem.read == read


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("title: 2020\n", '"2020"'),
        ("title: 甲\npeople: [{name: 乙, age: '3'}]\n", "3"),
        ("title: 甲\npeople: [{name: 乙, age: 3.0}]\n", "3"),
        ("title: 甲\npeople: [{name: 乙, age: 3.5}]\n", None),
        ("title: 甲\npeople: [{name: 乙, age: 3, member: 是}]\n", "true"),
        ("title: 甲\npeople: [{name: 乙, age: 3, member: 也许}]\n", None),
    ],
)
def test_a_wrong_type_is_mended_by_what_is_asked_for(text: str, mended: str | None) -> None:
    _, [problem] = shape(text)
    assert (problem.code.id, problem.suggestion) == ("F104", mended)


def test_a_refusal_can_bring_its_own_suggestion() -> None:
    _, [problem] = shape("title: 甲\npeople: [{name: nobody, age: 3}]\n")
    assert (problem.read, problem.suggestion) == ("nobody", "somebody")


@pytest.mark.parametrize(
    "text",
    [
        "title: *x\n",
        "title: 甲\npeople: [*x]\n",
        "title: 甲\npeople: *x\n",
        "title: 甲\nsize: 1e3\n",
    ],
)
def test_what_the_reader_refused_is_not_complained_of_again(text: str) -> None:
    meeting, problems = shape(text)
    assert meeting is None
    assert [each.code.id for each in in_order(problems)] in (["Y202"], ["Y206"])


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("title: 甲\npeople: [{name: 乙, age: }]\n", "age（年龄）是空的，还没有填。", "age (Age) is empty."),
        ("title: 甲\npeople: [null]\n", "people 的第 1 条是空的，还没有填。", "people, entry 1, is empty."),
        ("title:\n", "title 是空的，还没有填。", "title is empty."),
    ],
)  # fmt: skip
def test_a_blank_entry_is_named(text: str, zh: str, en: str) -> None:
    _, [problem] = shape(text)
    assert (problem.message.zh, problem.message.en) == (zh, en)


def test_what_is_missing_in_one_place_is_told_at_once() -> None:
    _, [problem] = shape("title: 甲\npeople: [{}]\n")
    assert problem.message.zh == "缺少 name、age（年龄）。"
    assert missing_keys(problem) == ["name", "age"]


@pytest.mark.parametrize(
    ("text", "how", "suggestion"),
    [
        ("title: 甲\ntags: 乙\n", "放进方括号里", "[乙]"),
        ("title: 甲\ntags: 乙、丙\n", "放进方括号里", "[乙, 丙]"),
        ("title: 甲\ntags: {乙: 丙}\n", "每条前面加 “- ”", None),
        ("title: 甲\npeople: 乙\n", "写上 name、age（年龄）", None),
        ("title: 甲\nby_town: {丙: [丁]}\n", "去掉每行前面的 “- ”", None),
        ("title: 甲\nby_town: {丙: 丁}\n", "分开写 name、age（年龄）", None),
        ("title: 甲\nby_town: 乙\n", "每项写成 “名称: 内容”", None),
        ("title: 12\n", "加上英文引号", '"12"'),
        ("title: {甲: 乙}\n", "只写一段文字", None),
    ],
)
def test_a_wrong_type_says_how_to_rewrite_it(text: str, how: str, suggestion: str | None) -> None:
    _, [problem] = shape(text)
    assert how in problem.remedy.zh
    assert problem.suggestion == suggestion


def test_a_word_is_suggested_by_its_label() -> None:
    _, [problem] = shape("title: 甲\nsort: 大型\n")
    assert problem.remedy.zh == "可选：big（大型），small（小型）。"
    assert problem.suggestion == "big"
