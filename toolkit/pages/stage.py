"""The stage: every page of one language as files, and the configuration MkDocs builds them with."""

import json
import os
import posixpath
import re
import shutil
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit import VERSION
from toolkit.language import Language
from toolkit.pages.page import Page
from toolkit.pages.renderer import relative
from toolkit.pages.site_address import site_address
from toolkit.pages.words import WORDS
from toolkit.publishing.places import TREES

NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}
#: The one style sheet of our own, made of the parts in ``site_overrides/css`` in their order.
STYLES = "assets/kaohe.css"
#: Themes one after another: that of the system, light, dark, and round again. Each has what the
#: system prefers, its scheme, the button that leaves it, and what that button says.
PALETTES = (
    ("", "default", "circle-half-full", "to_light"),
    (": light", "default", "brightness-5", "to_dark"),
    (": dark", "slate", "moon-waning-crescent", "to_system"),
)
GUIDES = (
    "units",
    "card",
    "claim-file",
    "reviewers",
    "policy-offices",
    "public",
    "platforms",
    "hostile",
)
#: A link of a guide to a generated page.
_LINK = re.compile(r"\[([^\[\]]+)\]\(([a-z0-9./-]+/)index\.md\)")


def write_stage(
    stage: Path,
    language: Language,
    pages: Sequence[Page],
    guides: Path,
    config: Path,
    stamped: Container[str] = (),
) -> Path:
    """Write the pages, the hand-written guides and the configuration; return the configuration.

    ``stamped`` are the addresses that guides may link to though the engine does not know them.
    """
    docs = stage / language
    shutil.copytree(guides / language, docs)
    for guide in docs.rglob("*.md"):
        _link_to_stamped(guide, guide.relative_to(docs).as_posix(), stamped)
    for page in pages:
        file = docs / page.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.staged(), encoding="utf-8")
    _write_theme(config.parent / "site_overrides", stage / f"{language}-theme")
    written = stage / f"{language}.yml"
    body = _config(stage, language, pages, config)
    written.write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")
    return written


def _link_to_stamped(guide: Path, file: str, stamped: Container[str]) -> None:
    """Write a guide's links to stamped pages as HTML, which the engine leaves; it checks all others."""

    def linked(found: re.Match[str]) -> str:
        said, target = found.groups()
        address = f"{posixpath.normpath(posixpath.join(posixpath.dirname(file), target))}/"
        return f'<a href="{relative(page, address)}">{said}</a>' if address in stamped else found[0]

    page = file.removesuffix("index.md") if file.endswith("index.md") else f"{file[:-3]}/"
    guide.write_text(_LINK.sub(linked, guide.read_text("utf-8")), encoding="utf-8")


def _write_theme(overrides: Path, theme: Path) -> None:
    """Write our part of the theme: the overrides, with the parts of the style sheet made into one."""
    shutil.copytree(overrides, theme, ignore=shutil.ignore_patterns("css"))
    parts = [part.read_text("utf-8") for part in sorted((overrides / "css").glob("*.css"))]
    (theme / STYLES).write_text("\n".join(parts), encoding="utf-8")


def _config(stage: Path, language: Language, pages: Sequence[Page], config: Path) -> dict[str, Any]:
    """Return the language's configuration. JSON is YAML; paths are relative to the stage."""
    word = {name: text.said(language) for name, text in WORDS.items()}
    address = site_address(config)
    return {
        "INHERIT": os.path.relpath(config, stage),
        "site_name": word["site"],
        "site_url": address and address + TREES[language],
        "copyright": WORDS["made_by"].filled(version=VERSION).said(language),
        "theme": {
            "language": language,
            "custom_dir": f"{language}-theme",
            "palette": [_palette(*each, word) for each in PALETTES],
        },
        "extra": {
            "homepage": "./",
            "alternate": [
                {
                    "name": NAMES[other],
                    "lang": other,
                    "here": other == language,
                    "link": ("../" if TREES[language] else "") + TREES[other],
                }
                for other in TREES
            ],
        },
        "nav": [
            {word["home"]: "index.md"},
            {word["submit"]: ["submit/index.md", *_under(pages, "submit/")]},
            {word["results"]: ["results/index.md", *_under(pages, "results/")]},
            {word["notices"]: "notices/index.md"},
            {word["policies"]: ["policies/index.md", *_under(pages, "policies/")]},
            {word["units"]: "units/index.md"},
            {
                word["help"]: [
                    "help/index.md",
                    *(f"help/{name}.md" for name in GUIDES),
                    "help/format/index.md",
                    "help/problems/index.md",
                ]
            },
            {word["data"]: "data/index.md"},
        ],
    }


def _palette(
    preferred: str, scheme: str, icon: str, name: str, word: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme{preferred})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": word[name]},
    }


def _under(pages: Sequence[Page], prefix: str) -> list[str]:
    """Return the pages two steps below a prefix: rounds and policies, not what belongs to one."""
    return [
        page.file
        for page in pages
        if page.path.startswith(prefix) and page.path.removeprefix(prefix).count("/") == 2
    ]
