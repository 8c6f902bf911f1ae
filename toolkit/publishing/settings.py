"""What publishing is told of the site: where it stands, and under which licence its data are."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.language import Text, both
from toolkit.reading.site_config import site_config

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,59}", re.ASCII)
WRONG = both(
    "mkdocs.yml 的 extra.licence 不对：“{read}”。写 name（如 CC-BY-4.0）、title（zh、en 两种文字）、address（许可全文的网址）。",
    "extra.licence in mkdocs.yml is wrong: “{read}”. It has a name (such as CC-BY-4.0), a title (zh and en) and an address (of the licence's text).",
)


@dataclass(frozen=True)
class Licence:
    """The licence of the data: its name on the list of SPDX, its title, where its text stands."""

    name: str
    title: Text
    address: str


CC_BY = Licence(
    "CC-BY-4.0",
    both("知识共享署名 4.0 国际许可（CC BY 4.0）", "Creative Commons Attribution 4.0 (CC BY 4.0)"),
    "https://creativecommons.org/licenses/by/4.0/",
)


@dataclass(frozen=True)
class Settings:
    """``address`` ends in a slash, and is empty where the site does not know where it stands."""

    address: str = ""
    licence: Licence = CC_BY


class WrongLicence(Exception):
    """The licence cannot be one."""

    def __init__(self, read: Any) -> None:
        self.said = WRONG.filled(read=str(read)[:80])
        super().__init__(f"{self.said.zh} / {self.said.en}")


def licence_setting(config: Path) -> Licence:
    """Return ``extra.licence`` of the site's configuration; WrongLicence where it cannot be used."""
    given = (site_config(config).get("extra") or {}).get("licence")
    return CC_BY if given is None else _licence(given)


def _licence(given: Any) -> Licence:
    """Return the licence in a value of the configuration."""
    if not isinstance(given, dict) or given.keys() != {"name", "title", "address"}:
        raise WrongLicence(given)
    title = given["title"]
    is_titled = isinstance(title, dict) and title.keys() == {"zh", "en"}
    if not is_titled or not all(isinstance(words, str) and words for words in title.values()):
        raise WrongLicence(given)
    if not (_is(_NAME, given["name"]) and _is(_ADDRESS, given["address"])):
        raise WrongLicence(given)
    return Licence(given["name"], both(title["zh"], title["en"]), given["address"])


def _is(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
