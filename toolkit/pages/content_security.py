"""The content security policy of every page: nothing from other hosts, no inline script but the theme's.

The theme has a few scripts in its pages. Each is allowed by its hash, and what they are is read
where nothing submitted can stand: in the head, whose title and description are escaped, and in
the body of a frame, which holds nothing but marks.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

#: Stands in ``site_overrides/main.html``, before anything else of the page.
MARK = "kaohe-mark-policy"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_BODY = "<body"


def seal(tree: Path, frame: str) -> None:
    """Write the policy into every page that an engine built; ``frame`` is the address of a frame."""
    _, body = _parts((tree / frame / "index.html").read_text(encoding="utf-8"))
    of_theme = _SCRIPT.findall(body)
    for file in tree.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        head, _ = _parts(text)
        if MARK in head:
            own = content_security([*_SCRIPT.findall(head), *of_theme])
            file.write_text(text.replace(MARK, own, 1), encoding="utf-8")


def content_security(scripts: Iterable[str]) -> str:
    """Return the policy of a page in which these scripts, and no others, may stand inline."""
    allowed = " ".join(f"'{_hash(each)}'" for each in scripts)
    return "; ".join((
        "default-src 'none'",
        f"script-src 'self' {allowed}",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ))  # fmt: skip


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _parts(text: str) -> tuple[str, str]:
    head, body, rest = text.partition(_BODY)
    return head, body + rest
