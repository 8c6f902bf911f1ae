"""Where finished files go is configuration: what is wrong in it is said, with what is wanted."""

import re
from pathlib import Path
from typing import Any

import pytest

from toolkit.commands.environment import ROOT
from toolkit.contribute.form_settings import (
    NOWHERE,
    Submit,
    WrongSetting,
    submit_of,
    submit_settings,
)
from toolkit.contribute.form_words import WORDS

SCRIPTS = ROOT / "site_overrides/assets/form"
#: Words whose names the script puts together.
PUT_TOGETHER = re.compile(
    r"(absent|evidence|kept|name|section|steps|target)_.+|error|warning|note|yes|no|load|continue"
    r"|continued|loaded|open_filled|open_empty|paper_there|paper_missing"
)


def test_the_repository_s_own_configuration_is_right() -> None:
    assert submit_settings(ROOT / "mkdocs.yml") == NOWHERE


def test_what_is_not_given_is_the_default(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("docs_dir: !ENV [X, y]\nextra:\n  submit: {platform: gitee}\n", "utf-8")
    assert submit_settings(config) == Submit("gitee", "", "main", 6000)
    config.write_text("site_name: x\n", "utf-8")
    assert submit_settings(config) == NOWHERE


@pytest.mark.parametrize(
    "given",
    [
        {"address": "https://github.com/o/r"},
        {"address": "http://git.example.org:3000/a/b/c", "platform": "gitlab"},
        {"branch": "release/2026"},
        {"prefill_limit": 0},
        {"prefill_limit": 100000},
    ],
)
def test_right_settings_are_taken(given: dict[str, Any]) -> None:
    assert submit_of(given) == Submit(**given)


@pytest.mark.parametrize(
    ("given", "key", "wanted"),
    [
        ({"platform": "githup"}, "platform", "github、gitlab、gitee、gitea"),
        ({"adress": "x"}, "adress", "address"),
        ({"address": "github.com/o/r"}, "address", "https://"),
        ({"address": "javascript:alert(1)//o/r"}, "address", "https://"),
        ({"address": "https://github.com"}, "address", "https://"),
        ({"address": 'https://x.org/a"b'}, "address", "https://"),
        ({"branch": "a b"}, "branch", "main"),
        ({"branch": "a/../b"}, "branch", "main"),
        ({"prefill_limit": "6000"}, "prefill_limit", "6000"),
        ({"prefill_limit": True}, "prefill_limit", "6000"),
        ({"prefill_limit": -1}, "prefill_limit", "6000"),
        ({"prefill_limit": 100001}, "prefill_limit", "6000"),
        (["github"], "", "platform"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_wanted(given: Any, key: str, wanted: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        submit_of(given)
    for said in (caught.value.said.zh, caught.value.said.en):
        assert f"extra.submit.{key}" in said
    assert wanted in caught.value.said.zh


def test_the_script_says_nothing_that_has_no_words_and_no_words_are_left_over() -> None:
    script = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("*.js")))
    used = set(re.findall(r'\bword\("([a-z0-9_]+)"', script))
    assert used <= set(WORDS)
    assert {name for name in WORDS if not PUT_TOGETHER.fullmatch(name)} <= used
