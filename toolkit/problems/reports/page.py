"""The printer for one HTML file that needs nothing else: no script, no request, both themes."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from toolkit.language import Language
from toolkit.problems.printing import visible
from toolkit.problems.reports.blocks import Block, Exact, Part, Table
from toolkit.problems.reports.boxes import TITLE, boxes, opening
from toolkit.problems.reports.report import Report

STYLE = """
:root { color-scheme: light dark; --line: #8886; --exact: #8882; }
body { font: 1rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h2 { border-bottom: 1px solid var(--line); margin-top: 2rem; }
li { margin: .4rem 0; overflow-wrap: anywhere; }
code { background: var(--exact); border-radius: .2rem; padding: 0 .25rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: start; }
"""
#: The browser itself keeps everything out but this very style.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{hash}'"
_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def as_html(report: Report, language: Language) -> str:
    """Return a report as a whole HTML page."""
    hash = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    title = _text(TITLE.said(language))
    parts = [
        "<!doctype html>",
        f'<html lang="{_LANGUAGE[language]}">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(hash=hash)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        f"<main><h1>{title}</h1>",
        f"<p>{_text(' '.join(opening(report, language)))}</p>",
    ]
    for box in boxes(report, language):
        parts.append(f"<section><h2>{_text(box.title)}</h2>")
        for block in box.blocks:
            parts += _block(block)
        parts.append("</section>")
    return "\n".join([*parts, "</main>", "</html>"]) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, str):
        yield f"<p>{_text(block)}</p>"
        return
    about = f" {_part(Exact(block.about))}" if block.about else ""
    if block.folded:
        yield f"<details><summary>{_text(block.heading)}{about} ({len(block.rows)})</summary>"
    elif block.heading:
        yield f"<p><strong>{_text(block.heading)}</strong>{about}</p>"
    if isinstance(block, Table):
        yield "<table><thead><tr>"
        yield "".join(f'<th scope="col">{_text(each)}</th>' for each in block.head)
        yield "</tr></thead><tbody>"
        for row in block.rows:
            yield "<tr>" + "".join(f"<td>{_part(each)}</td>" for each in row) + "</tr>"
        yield "</tbody></table>"
    else:
        yield "<ul>"
        yield from (f"<li>{' '.join(map(_part, row))}</li>" for row in block.rows)
        yield "</ul>"
    if block.folded:
        yield "</details>"


def _part(part: Part) -> str:
    return f"<code>{_text(part.text)}</code>" if isinstance(part, Exact) else _text(part)


def _text(text: str) -> str:
    return escape(visible(text))
