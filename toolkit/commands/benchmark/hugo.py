"""The same Markdown pages built by Hugo, a fast engine in another language, where it is installed."""

import json
import shutil
import subprocess
import time
from pathlib import Path

#: Around the content of a page as the theme prints it.
_BEFORE, _AFTER = '<article class="md-content__inner md-typeset">', "</article>"


def seconds_of_hugo(plain: Path) -> float | None:
    """Return the seconds Hugo takes for the pages of a plain site that MkDocs has built.

    Its layout has the theme's surroundings of a page, so that it writes as many bytes. None where
    Hugo is not installed.
    """
    program = shutil.which("hugo")
    if program is None:
        return None
    folder = plain / "hugo"
    (folder / "layouts/_default").mkdir(parents=True)
    before, _, rest = (plain / "site/index.html").read_text("utf-8").partition(_BEFORE)
    after = rest.partition(_AFTER)[2]
    layout = f"{_plain(before)}{_BEFORE}{{{{ .Content }}}}{_AFTER}{_plain(after)}"
    for kind in ("single", "list"):
        (folder / f"layouts/_default/{kind}.html").write_text(layout, encoding="utf-8")
    for file in (plain / "docs").rglob("index.md"):
        # With index.md a folder would swallow the pages below it.
        target = folder / "content" / file.relative_to(plain / "docs").with_name("_index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        head = json.dumps({"title": file.parent.name})
        target.write_text(f"{head}\n\n{file.read_text('utf-8')}", encoding="utf-8")
    (folder / "config.json").write_text(
        json.dumps({
            "baseURL": "/",
            "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
        }),
        encoding="utf-8",
    )  # fmt: skip
    start = time.perf_counter()
    subprocess.run([program, "--quiet"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _plain(text: str) -> str:
    """Return text that a template of Hugo prints as it is."""
    return text.replace("{{", "{ {")
