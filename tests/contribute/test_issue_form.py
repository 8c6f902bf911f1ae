"""The issue forms: what the platforms take, of the open rounds, fresh."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.contribute.front_door import ask
from tests.contribute.opened import opened
from toolkit.commands.environment import ROOT
from toolkit.commands.generate import generated, stale
from toolkit.contribute.issue_form import form_text, issue_form, issue_forms
from toolkit.submissions.repository import Repository

#: What the platforms take: the reference of GitHub, which Gitea follows.
FIELD = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "id", "attributes", "validations"],
    "properties": {
        "type": {"enum": ["input", "dropdown", "textarea"]},
        "id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
        "validations": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"required": {"type": "boolean"}},
        },
        "attributes": {
            "type": "object",
            "additionalProperties": False,
            "required": ["label"],
            "properties": {
                "label": {"type": "string", "pattern": r"\S"},
                "description": {"type": "string", "pattern": r"\S"},
                "placeholder": {"type": "string", "pattern": r"\S"},
                "value": {"type": "string", "pattern": r"\S"},
                "render": {"const": "text"},
                "options": {
                    "type": "array",
                    "minItems": 1,
                    "uniqueItems": True,
                    "items": {"type": "string", "pattern": r"\S"},
                },
            },
        },
    },
}
MARKDOWN = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "attributes"],
    "properties": {
        "type": {"const": "markdown"},
        "attributes": {
            "type": "object",
            "additionalProperties": False,
            "required": ["value"],
            "properties": {"value": {"type": "string", "pattern": r"\S"}},
        },
    },
}
FORM = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "description", "title", "body"],
    "properties": {
        "name": {"type": "string", "minLength": 3},
        "description": {"type": "string", "minLength": 3, "maxLength": 200},
        "title": {"type": "string", "pattern": r"\S"},
        "body": {
            "type": "array",
            "items": {
                "if": {"properties": {"type": {"const": "markdown"}}},
                "then": MARKDOWN,
                "else": FIELD,
            },
        },
    },
}


def test_the_form_of_every_scheme_is_one_the_platforms_take(
    data: Repository, tiny: Repository
) -> None:
    names = set()
    for repository in (data, tiny):
        for filed in repository.rounds.values():
            text = form_text(issue_form(repository, filed))
            content = yaml.safe_load(text)
            jsonschema.validate(content, FORM)
            fields = [each for each in content["body"] if each["type"] != "markdown"]
            for key in (lambda each: each["id"], lambda each: each["attributes"]["label"]):
                assert len({key(each) for each in fields}) == len(fields)
            for each in fields:
                assert ("options" in each["attributes"]) == (each["type"] == "dropdown")
                assert "None" not in each["attributes"].get("options", ())
            names.add(content["name"])
            # An issue has at most 65,536 characters; headings leave most of them to the answers.
            assert sum(len(each["attributes"]["label"]) + 8 for each in fields) < 16_000
    assert len(names) == len(data.rounds) + len(tiny.rounds)


def test_the_committed_forms_are_those_of_the_open_rounds(data: Repository) -> None:
    files = dict(generated(data))
    outdated = [path for path, text in files.items() if path.read_text("utf-8") != text]
    assert outdated == [], "run: python tasks.py generate"
    assert stale(data, files) == [], "run: python tasks.py generate"
    drafts = {
        f"claim-{scheme}-{round_}.yml"
        for (scheme, round_), filed in data.rounds.items()
        if filed.round.state == "draft"
    }
    assert {path.name for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("claim-*.yml")} == drafts
    assert drafts


def test_the_tiny_form_asks_chinese_first(tiny: Repository) -> None:
    (form,) = issue_forms(tiny)
    assert form.file == "claim-tiny-society-2020.yml"
    content = yaml.safe_load(form_text(form))
    by_id = {each["id"]: each for each in content["body"][1:]}
    assert list(by_id)[:3] == ["round", "unit", "fact-members"]
    assert (
        by_id["unit"]["attributes"]["options"][0]
        == "tiny-alpha（示例·甲学会 / Demo Society Alpha）"
    )
    assert by_id["fact-members"]["attributes"]["label"] == "会员 / Members (members)"
    assert by_id["fact-members"]["type"] == "input"
    assert by_id["fact-members"]["validations"] == {"required": True}
    assert by_id["fact-growth"]["validations"] == {"required": False}
    assert by_id["fact-level"]["attributes"]["options"] == [
        "市级 / city (city)",
        "县级 / county (county)",
    ]
    assert by_id["fact-has_office"]["attributes"]["options"] == ["是 / yes", "否 / no"]
    events = by_id["fact-events"]["attributes"]
    assert (
        "每条一行：编号 | 活动名称（不超过 20 个字） | 举办日期（在考核期内） | 人数（人）"
        in events["description"]
    )
    assert events["placeholder"] == (
        "e01 | 示例 | 2020-01-01 | 12 | 12 | 报告会 | 小学会 | 是 | https://example.org/ | p01"
    )
    assert by_id["fact-accounts"]["attributes"]["value"].split("\n")[:2] == [
        "year |",
        "grant |  |  |  |  |  |",
    ]


def test_forms_are_written_and_those_of_closed_rounds_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = opened(tmp_path)
    form = tmp_path / ".github/ISSUE_TEMPLATE/claim-tiny-society-2020.yml"
    own = form.with_name("claim-by-hand.yml")
    assert generate(folder) == 0
    assert form.is_file()
    assert (folder / "schemes/tiny-society/2020/claim.schema.json").is_file()
    own.write_text("name: mine\n")
    capsys.readouterr()
    assert generate(folder) == 0
    assert capsys.readouterr().out == ""
    file = folder / "schemes/tiny-society/rounds/2020/round.yml"
    file.write_text(file.read_text("utf-8").replace("state: draft", "state: submitted"), "utf-8")
    assert generate(folder) == 0
    assert not form.exists()
    assert own.is_file()
    file.write_text("nonsense: 1\n", "utf-8")
    assert generate(folder) == 1


def generate(folder: Path) -> int:
    return ask("generate", f"--data={folder}")
