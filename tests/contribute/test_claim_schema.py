"""The JSON Schema of claims: fresh, sound, and of one mind with ``check`` wherever it can be."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.codes.cases import ALPHA, BETA, CASES, Case
from tests.codes.tree import MARK, TINY
from tests.contribute.beyond_schema import BEYOND
from toolkit.checking.one_claim import check_one_claim
from toolkit.commands.environment import ROOT
from toolkit.contribute.claim_schema import FILE, claim_schema, schema_text
from toolkit.problems.problem import has_errors
from toolkit.reading.document import Document, Value
from toolkit.reading.reader import parse
from toolkit.schemes.edition import load
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.repository import Repository

SCHEMES = sorted((ROOT / "data" / "schemes").glob("*/*/scheme.yml"))
#: Cases that change a claim of the tiny society alone. What Y codes are about is no value yet.
OF_CLAIMS = [
    case
    for case in CASES
    if case.file in (ALPHA, BETA)
    and isinstance(case.passage, str)
    and not case.code.startswith("Y")
    and all(file == case.file for file, _, _ in case.given)
    and case.twin_file is None
]


@pytest.fixture(scope="module")
def validator(tiny: Repository) -> jsonschema.Draft7Validator:
    scheme = tiny.editions["tiny-society", "2020"].scheme
    return jsonschema.Draft7Validator(claim_schema(scheme))


def scheme_in(path: Path) -> Scheme:
    document, _ = parse(path.read_text("utf-8"), path.as_posix())
    assert document is not None
    edition, _ = load(document, {})
    assert edition is not None
    return edition.scheme


def plain(value: Value) -> Any:
    """Return a value as an editor has it: 12.0 is the whole number 12 there."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


# Fresh and sound


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.parent.parent.name)
def test_the_schema_committed_is_the_one_of_the_scheme(path: Path) -> None:
    committed = path.with_name(FILE).read_text("utf-8")
    assert committed == schema_text(scheme_in(path)), "run: python tasks.py generate"
    jsonschema.Draft7Validator.check_schema(json.loads(committed))


def test_every_claim_of_the_repository_is_valid() -> None:
    schemas = {
        path: jsonschema.Draft7Validator(json.loads(path.read_text("utf-8")))
        for path in (ROOT / "data" / "schemes").glob(f"*/*/{FILE}")
    }
    count = 0
    for path in sorted((ROOT / "data" / "units").glob("*/*/*.yml")):
        if path.name.endswith(".review.yml"):
            continue
        scheme, year = path.name.removesuffix(".yml"), path.parent.name
        rounds = ROOT / "data" / "schemes" / scheme / "rounds" / year / "round.yml"
        edition = re.search(r'^edition: "?([a-z0-9-]+)', rounds.read_text("utf-8"), re.MULTILINE)
        assert edition is not None
        document, _ = parse(path.read_text("utf-8"), path.name)
        assert document is not None
        schema = schemas[ROOT / "data" / "schemes" / scheme / edition[1] / FILE]
        assert list(schema.iter_errors(plain(document.data))) == [], path
        count += 1
    assert count > 50


# Of one mind with check


def judged(repository: Repository, case: Case, content: str) -> tuple[Document | None, bool]:
    """Return the changed claim as read, and whether check takes it."""
    text = (TINY / case.file).read_text("utf-8")
    for _, passage, instead in case.given:
        text = text.replace(passage, instead)
    assert isinstance(case.passage, str)
    text = text.replace(case.passage, content.replace(MARK, ""))
    document, problems = check_one_claim(
        repository, ("tiny-society", "2020", Path(case.file).parts[1]), text
    )
    return document, not has_errors(problems)


def agreements(
    repository: Repository, validator: jsonschema.Draft7Validator
) -> Iterator[tuple[Case, bool, bool]]:
    """Yield case, verdict of check and verdict of the schema, for every case and every twin."""
    for case in OF_CLAIMS:
        for content in (case.bad, case.good):
            assert isinstance(content, str)
            document, is_taken = judged(repository, case, content)
            assert document is not None, case
            yield case, is_taken, validator.is_valid(plain(document.data))


def test_schema_and_check_give_the_same_verdict(
    tiny: Repository, validator: jsonschema.Draft7Validator
) -> None:
    seen = list(agreements(tiny, validator))
    assert len(seen) > 80
    stricter = [case for case, by_check, by_schema in seen if by_check and not by_schema]
    assert stricter == [], "an editor refuses what check takes"
    looser = {case.code for case, by_check, by_schema in seen if by_schema and not by_check}
    assert looser == BEYOND.keys(), "to be told by the schema, or listed with the reason"


#: What may be written for each fact, and what may not: every kind meets all of it.
WRITTEN = (
    *("", "~", "0", "1", "-1", "12.5", "-100", "-100.01", "9000", "9001", "366", "366.5"),
    *("1000000000000", "1000000000001", "-1000000000001", "true", "false", '"true"', "是", "无"),
    *(
        "[]",
        "{}",
        "[1]",
        "x",
        '" "',
        '""',
        "求真务实",
        "一二三四五六七八九十",
        "一二三四五六七八九十一",
    ),
    *(
        "1979-10-01",
        "2016-02-29",
        "1900-02-29",
        "2000-02-29",
        "2018-02-30",
        "2018-04-31",
        "2018-1-1",
    ),
    *("0000-01-01", "0001-01-01", "2018-13-01", "2018-12-00", "20180101", '"2018-01-01x"'),
    *("city", "county", "City", "市级", "https://example.org", "http://example.org:80/a?b#c"),
    *(
        "HTTPS://example.org",
        "ftp://example.org",
        "https://",
        "https://me@example.org",
        "example.org",
    ),
    *("https://example.org/@me", "https://example.org:65535", "https://example.org:65536"),
    *(
        "https://[::1]/",
        "https://example.org/一",
        '"https://example.org/a b"',
        "https://example.org/<",
    ),
)
#: Facts and a value that each takes.
GOOD = {
    "members": "120",
    "income": "36000.50",
    "events": "7",
    "talks": "[]",
    "growth": "-3.25",
    "open_days": "12.5",
    "founded_on": "1979-10-01",
    "next_meeting_on": "2021-03-05",
    "motto": "求真务实",
    "level": "city",
    "has_office": "true",
    "site": "https://example.org/alpha",
}
HEAD = ("scheme: tiny-society", "unit: tiny-beta", "round: 2020", "facts:")


NUMBERS = ("members", "income", "events", "growth", "open_days")


def refused_by_check(
    repository: Repository, values: dict[str, str]
) -> tuple[Document, dict[str, str]]:
    """Return the claim as read, and the code by which check refuses a fact, one line each."""
    text = "\n".join([*HEAD, *(f"  {name}: {value}" for name, value in values.items())]) + "\n"
    document, problems = check_one_claim(repository, ("tiny-society", "2020", "tiny-beta"), text)
    assert document is not None
    return document, {
        list(GOOD)[each.place.line - len(HEAD) - 1]: each.code.id
        for each in problems
        if each.severity == "error"
    }


def test_whatever_is_written_schema_and_check_agree_fact_by_fact(
    tiny: Repository, validator: jsonschema.Draft7Validator
) -> None:
    for written in WRITTEN:
        document, refused = refused_by_check(tiny, dict.fromkeys(GOOD, written))
        if not all(name in refused for name in NUMBERS):
            # Bounds are looked at once the shape of all is right.
            mended = {name: GOOD[name] if name in refused else written for name in GOOD}
            refused |= refused_by_check(tiny, mended)[1]
        beyond = {name for name, code in refused.items() if code in BEYOND}
        errors = validator.iter_errors(plain(document.data))
        told = {str(each.path[1]) for each in errors}
        assert told - beyond == refused.keys() - beyond, written
