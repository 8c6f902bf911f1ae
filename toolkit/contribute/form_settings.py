"""What the form is told besides its model: words, addresses, and where finished files go."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit.contribute.form_words import words_in
from toolkit.language import Language, Text, both
from toolkit.problems.nearest import nearest
from toolkit.reading.personal import PERSONAL_DATA
from toolkit.reading.site_config import site_config
from toolkit.submissions.repository import FiledRound

#: The platforms whose pages for new files the form knows.
PLATFORMS = ("github", "gitlab", "gitee", "gitea")
_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>]+(/[^\s?#\"'<>]+)+", re.ASCII)
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}", re.ASCII)
MOST_PREFILLED = 100_000

WRONG_SETTING = both(
    "mkdocs.yml 的 extra.submit.{key} 不对：“{read}”。{wanted}",
    "extra.submit.{key} in mkdocs.yml is wrong: “{read}”. {wanted}",
)
NOT_A_MAPPING = both(
    "应是一组设置：platform、address、branch、prefill_limit。",
    "It is a set of settings: platform, address, branch, prefill_limit.",
)
UNKNOWN = both("没有这一项，可用：{known}。", "There is no such setting; known: {known}.")
WANTED: dict[str, Text] = {
    "platform": both("可用：{known}。", "One of {known}."),
    "address": both(
        "写仓库的网址，例如 https://github.com/OWNER/REPO；还没有就写空的引号。",
        "The web address of the repository, such as https://github.com/OWNER/REPO; empty quotes while there is none.",
    ),
    "branch": both("写分支的名字，例如 main。", "The name of the branch, such as main."),
    "prefill_limit": both(
        "写 0 到 {most} 的整数，默认 6000。", "A whole number from 0 to {most}; 6000 by default."
    ),
}


@dataclass(frozen=True)
class Submit:
    """Where finished files go. Without an address the form tells the steps in general words.

    An address that carries the file's text is at most ``prefill_limit`` characters long.
    """

    platform: str = "github"
    address: str = ""
    branch: str = "main"
    prefill_limit: int = 6000


#: The settings of a site that has no repository to hand files in to.
NOWHERE = Submit()


class WrongSetting(Exception):
    """A setting of the form that cannot be used, and what is wanted instead."""

    def __init__(self, key: str, read: Any, wanted: Text) -> None:
        self.said = WRONG_SETTING.filled(key=key, read=str(read)[:80], wanted=wanted)
        super().__init__(f"{self.said.zh} / {self.said.en}")


def submit_settings(config: Path) -> Submit:
    """Return ``extra.submit`` of the site's configuration; WrongSetting where it cannot be used."""
    return submit_of((site_config(config).get("extra") or {}).get("submit") or {})


def submit_of(given: Any) -> Submit:
    """Return the settings in a value of the configuration; what is not given is the default."""
    known = asdict(Submit())
    if not isinstance(given, dict):
        raise WrongSetting("", given, NOT_A_MAPPING)
    for key in given:
        if key not in known:
            near = nearest(str(key), known)
            listed = "、".join(known) if near is None else near
            raise WrongSetting(str(key), given[key], UNKNOWN.filled(known=listed))
    settings = known | given
    is_right = {
        "platform": settings["platform"] in PLATFORMS,
        "address": settings["address"] == "" or _matches(_ADDRESS, settings["address"]),
        "branch": _matches(_BRANCH, settings["branch"]) and ".." not in settings["branch"],
        "prefill_limit": type(settings["prefill_limit"]) is int
        and 0 <= settings["prefill_limit"] <= MOST_PREFILLED,
    }
    for key, right in is_right.items():
        if not right:
            wanted = WANTED[key].filled(known="、".join(PLATFORMS), most=MOST_PREFILLED)
            raise WrongSetting(key, settings[key], wanted)
    return Submit(**settings)


def form_settings(
    filed: FiledRound,
    language: Language,
    submit: Submit,
    addresses: Mapping[str, str | None],
) -> dict[str, Any]:
    """Return the words and settings that stand in the form's page.

    ``addresses`` are ``model``, ``rules``, ``claims`` and ``help``, null where there is none: the
    page that is saved asks for nothing.
    """
    return {
        "language": language,
        "words": words_in(language, filed.round.window.from_.isoformat()[:4]),
        "settings": {**addresses, "submit": asdict(submit), "personal": PERSONAL_DATA.id},
    }


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
