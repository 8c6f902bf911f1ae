"""Claims, reviews, units, rounds and registers with one slip each: what is said, and where."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.problems.problem import Problem, in_order
from toolkit.reading.document import Document
from toolkit.reading.reader import parse
from toolkit.reading.shape import shaped
from toolkit.schemes.edition import load
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.claim import shaped_claim
from toolkit.submissions.review import shaped_review
from toolkit.submissions.round import Register, Round
from toolkit.submissions.unit import Unit

DATA = Path(__file__).resolve().parents[2] / "data"
K = "keqiao-contact-point"
FILES = {
    "claim": f"units/keqiao-demo-loom/2018/{K}.yml",
    "numbers": f"units/keqiao-demo-dyeing/2018/{K}.yml",
    "review": f"units/keqiao-demo-loom/2018/{K}.review.yml",
    "unit": "units/keqiao-demo-loom/unit.yml",
    "round": f"schemes/{K}/rounds/2018/round.yml",
    "register": f"schemes/{K}/rounds/2018/register.yml",
}
Shaped = Callable[[Document], tuple[Any, list[Problem]]]


def scheme_of(text: str) -> Scheme:
    document, problems = parse(text, "scheme.yml")
    assert document is not None
    edition, further = load(document)
    assert [*problems, *further] == []
    assert edition is not None
    return edition.scheme


@pytest.fixture(scope="module")
def scheme_text() -> str:
    return (DATA / f"schemes/{K}/2018/scheme.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def scheme(scheme_text: str) -> Scheme:
    return scheme_of(scheme_text)


def shape(kind: str, text: str, scheme: Scheme) -> tuple[Any, list[Problem]]:
    """Return what a file of that kind says, and every problem of reading it."""
    document, problems = parse(text, "f.yml")
    if document is None:
        return None, problems
    ways: dict[str, Shaped] = {
        "claim": lambda each: shaped_claim(each, scheme),
        "numbers": lambda each: shaped_claim(each, scheme),
        "review": lambda each: shaped_review(each, scheme),
        "unit": lambda each: shaped(Unit, each),
        "round": lambda each: shaped(Round, each),
        "register": lambda each: shaped(Register, each),
    }
    value, further = ways[kind](document)
    return value, in_order([*problems, *further])


def changed(kind: str, old: str, new: str) -> str:
    text = (DATA / FILES[kind]).read_text("utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
    return text.replace(old, new)


def spot(text: str, passage: str, mark: str) -> tuple[int, int]:
    """Return line and column of a mark in a passage that stands in the text exactly once."""
    assert text.count(passage) == 1, f"{text.count(passage)} times: {passage!r}"
    before = text[: text.index(passage) + passage.index(mark)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


# file, what is replaced, by what, and the code with the spot in the new words where it is told;
# a spot in other words of the file is written "words|mark"
SLIPS = [
    # units
    ("unit", "zh: 示例·智能织机学会", "zh: 智能织机学会", "F301", "智能"),
    ("unit", "kind: society", "kind: club", "F105", "club"),
    ("unit", "demo: true", "demo: yes", "Y206", "yes"),
    ("unit", "kind: society", "kind: society\nphone: 1", "F101", "phone"),
    # rounds
    ("round", "to: 2018-11-25}", "to: 2017-12-31}", "F302", "2017-12-31"),
    ("round", "deadline: 2018-11-25", "deadline: 2018-11-31", "F206", "2018-11-31"),
    ("round", "state: checked", "state: done", "F105", "done"),
    ("round", "from: 2018-01-01, ", "", "F102", "window: {to|window"),
    # registers
    ("register", "loom: {class: class-1}", "loom: {class: class-1, clas: x}", "F101", "clas: x"),
    ("register", "loom: {class: class-1}", "loom: {}", "F102", "keqiao-demo-loom: {}|keqiao"),
    ("register", "loom: {class: class-1}", "loom: {class: 类一}", "F213", "类一"),
    # facts
    ("claim", "  members: 205\n", "", "F102", "facts:\n|facts"),
    ("claim", "members: 205", "members:", "F103", "members"),
    ("claim", "members: 205", "members: 二百", "F201", "二百"),
    ("claim", "members: 205", "members: 205.0", "F201", "205.0"),
    ("claim", "members: 205", "members: '205'", "F201", "'205'"),
    ("claim", "members: 205", "memberz: 1\n  members: 205", "F101", "memberz"),
    ("claim", "members: 205", "members: 205\n  members: 206", "Y205", "members: 206"),
    ("claim", "title: full-senior, specialty: 织机", "title: 正高级, specialty: 织机", "F210", "正高级"),
    ("claim", "services: 3, projects: 1", "services: 3", "F102", "{id: cp1|{"),
    ("claim", "held_on: 2018-06-08", "held_on: 2018.6.8", "F205", "2018.6.8"),
    ("claim", "held_on: 2018-06-08", "held_on: 2018-06-31", "F206", "2018-06-31"),
    ("claim", "1860000.00", "1860000.001", "F203", "1860000.001"),
    ("claim", "1860000.00", "1,860,000", "F202", "1,860,000"),
    ("claim", "1860000.00", "1860000000000.00", "F204", "1860000000000.00"),
    ("claim", "in_keqiao: true", "in_keqiao: 是", "F211", "是"),
    ("claim", "other_benefits: 两家企业的织机改造经验在区内推广。", "other_benefits: 12", "F207", "12"),
    ("claim", "id: x1,", "id: X1,", "F213", "X1"),
    ("claim", "evidence: [seminar, seminar-photo]", "evidence: [seminar，seminar-photo]", "Y314", "，seminar-photo"),
    ("claim", "  members: 205\n", "\u3000members: 205\n", "Y309", "\u3000"),
    # evidence
    ("claim", "file: sign-in-summary.txt", "file: ../sign-in-summary.txt", "F310", "../sign"),
    ("claim", "file: sign-in-summary.txt", "file: a/sign-in-summary.txt", "F310", "a/sign"),
    ("claim", "file: sign-in-summary.txt", "file: .hidden", "F310", ".hidden"),
    ("claim", "file: sign-in-summary.txt", "file: a..txt", "F310", "a..txt"),
    ("claim", "sha256: 15127f717fbcc", "sha256: 5127f717fbcc", "F311", "5127f717fbcc"),
    ("claim", "sha256: 15127f717fbcc", "sha256: A5127f717fbcc", "F311", "A5127f717fbcc"),
    ("claim", "    link: https://example.org/keqiao-demo/seminar\n", "", "F312", "id: seminar\n|id"),
    ("claim", "link: https://example.org/keqiao-demo/seminar", "link: ftp://example.org", "F212", "ftp"),
    # reviews
    ("review", "value: 195, reason: duplicate, ", "value: 195, ", "F330", "{decision: corrected, value: 195|{"),
    ("review", "value: 195, reason", "reason", "F331", "{decision: corrected, reason|{"),
    ("review", "cp1: {decision: accepted}", "cp1: {decision: dropped}", "F105", "dropped"),
    ("review", "reason: terms, note", "reason: term, note", "F210", "term,"),
    ("review", "{title: intermediate}, reason: senior, note: 证书为中级}\n    e11", "{title: intermediate}, reason: served, note: 证书为中级}\n    e11", "F210", "served"),
    ("review", "e10: {decision: corrected, values: {title", "e10: {decision: corrected, values: {titel", "F101", "titel"),
    ("review", "value: 195", "value: 195.5", "F201", "195.5"),
    ("review", "  contact_points:\n", "  contact_point:\n", "F101", "contact_point"),
    ("review", "claim_sha256: 5", "claim_sha256: x5", "F311", "x5"),
    ("review", "stage: county", "stage: village", "F105", "village"),
    ("review", "reviewed_on: 2018-12-03", "reviewed_on: 2018-12", "F205", "2018-12"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "code", "mark"), SLIPS)
def test_one_slip_is_told_in_its_place(
    scheme: Scheme, kind: str, old: str, new: str, code: str, mark: str
) -> None:
    text = changed(kind, old, new)
    passage, _, part = mark.partition("|")
    place = spot(text, passage, part) if part else spot(text, new, mark)
    problems = shape(kind, text, scheme)[1]
    assert [(p.code.id, p.place.line, p.place.column) for p in problems] == [(code, *place)]


@pytest.mark.parametrize("kind", FILES)
def test_the_files_as_they_are_have_no_problem(scheme: Scheme, kind: str) -> None:
    text = (DATA / FILES[kind]).read_text("utf-8")
    value, problems = shape(kind, text, scheme)
    assert problems == []
    assert value is not None


@pytest.mark.parametrize("decision", ["accepted", "struck"])
def test_a_decision_has_nothing_it_does_not_need(scheme: Scheme, decision: str) -> None:
    reason = "" if decision == "accepted" else ", reason: duplicate"
    for kind, extra in (("value", "value: 5"), ("values", "values: {title: other}")):
        old = (
            "members: {decision: corrected, value: 195, reason: duplicate, note: 签到单中 10 人重复}"
            if kind == "value"
            else "e01: {decision: accepted}"
        )
        name = old.partition(":")[0]
        text = changed("review", old, f"{name}: {{decision: {decision}{reason}, {extra}}}")
        review, problems = shape("review", text, scheme)
        assert review is None
        assert [each.code.id for each in problems] == ["F332"], text
        assert problems[0].place.line == spot(text, extra, extra)[0]
        assert kind in problems[0].message.zh


def test_a_reason_says_why_so_an_accepted_record_has_none(scheme: Scheme) -> None:
    text = changed(
        "review", "cp1: {decision: accepted}", "cp1: {decision: accepted, reason: duplicate}"
    )
    problems = shape("review", text, scheme)[1]
    assert [each.code.id for each in problems] == ["F332"]


def test_the_reasons_to_choose_from_are_the_fact_s_conditions_and_the_general_ones(
    scheme: Scheme,
) -> None:
    text = changed(
        "review", "cp6: {decision: struck, reason: terms", "cp6: {decision: struck, reason: senior"
    )
    [problem] = shape("review", text, scheme)[1]
    for reason in ("agreement", "served", "terms", "no-evidence", "duplicate"):
        assert f"{reason}（" in problem.remedy.zh
    assert "senior（" not in problem.remedy.zh


def test_the_word_to_write_is_suggested(scheme: Scheme) -> None:
    for old, new, suggestion in (
        ("members: 205", "memberz: 205", "members"),
        ("title: full-senior, specialty: 织机", "title: 正高级, specialty: 织机", "full-senior"),
        ("form: seminar", "form: seminarr", "seminar"),
    ):
        problems = shape("claim", changed("claim", old, new), scheme)[1]
        assert suggestion in {each.suggestion for each in problems}


def test_what_is_missing_is_named_by_its_label(scheme: Scheme) -> None:
    [problem] = shape("claim", changed("claim", "  members: 205\n", ""), scheme)[1]
    assert problem.message.zh == "缺少 members（参与创新驱动助力工程的会员）。"
    assert (
        problem.message.en
        == "Missing: members (Members who took part in the innovation-driven assistance project)."
    )


def test_a_number_alone_is_refused_where_the_scheme_wants_a_list(scheme_text: str) -> None:
    plain = "  results:\n    kind: records\n    plain: true\n"
    assert scheme_text.count(plain) == 1
    stricter = scheme_of(scheme_text.replace(plain, plain.replace("    plain: true\n", "")))
    text = (DATA / FILES["numbers"]).read_text("utf-8")
    problems = shape("numbers", text, stricter)[1]
    assert [(p.code.id, p.place.line, p.place.column) for p in problems] == [
        ("F320", *spot(text, "  results: 6\n", "6"))
    ]
    assert shape("claim", (DATA / FILES["claim"]).read_text("utf-8"), stricter)[1] == []


def test_several_slips_in_one_file_are_all_told(scheme: Scheme) -> None:
    text = changed("claim", "members: 205", "members: many\n  memberz: 1")
    text = text.replace("in_keqiao: true", "in_keqiao: 1").replace("people: 29", "people: 1e3")
    problems = shape("claim", text, scheme)[1]
    assert sorted(each.code.id for each in problems) == ["F101", "F201", "F211", "Y206"]


def test_a_review_as_a_value(scheme: Scheme) -> None:
    review, _ = shape("review", (DATA / FILES["review"]).read_text("utf-8"), scheme)
    assert review.facts["members"].decision == "corrected"
    assert review.facts["members"].value == 195
    assert set(review.facts) == {"members"}  # what is not listed has not been decided
    assert review.records["experts"]["e10"].corrections == {"title": "intermediate"}
    assert review.records["experts"]["e12"].corrections == {}
    assert "members" not in review.records
    assert [each.stage for each in review.reviewers] == ["county", "city"]
    assert review.reviewed_on.isoformat() == "2018-12-03"
