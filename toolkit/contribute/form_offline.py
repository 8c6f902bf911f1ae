"""The form as one file: scripts, style, words, model and rules in it, and no request at all.

The scripts are the modules of the site's form, put together by dropping what ties modules: imports
of one line and the word ``export``. Their top-level names are unique, which is looked after here.
"""

import base64
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit.language import Language, Text, both

ASSETS = Path(__file__).parents[2] / "site_overrides/assets"
SCRIPTS, STYLES = ASSETS / "form", ("form/offline.css", "form/form.css")
FIRST = "form.js"

_IMPORT = re.compile(r'^import \{[^}\n]*\} from "\./([a-z_]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)
_DEFINED = re.compile(
    r"^(?:async )?(?:function\*?|const|let|class) ([A-Za-z_$][\w$]*)", re.MULTILINE
)
#: What people read and machines do not: comments that stand on lines of their own, indents.
_FOR_PEOPLE = re.compile(r"^[ \t]*(?:/\*(?s:.*?)\*/|//.*)\n|^[ \t]+|^\n", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)

NEEDS_SCRIPT = both(
    "表单要用到 JavaScript。请换一个浏览器，或者用工作簿填报。",
    "The form needs JavaScript. Use another browser, or the workbook.",
)
OFFLINE = both(
    "这是可以离线使用的表单：填的内容只在这台电脑上。",
    "This form works offline: what you type stays on this computer.",
)


DEMO = both("示例数据", "Demonstration data")
DEMO_NOTICE = both(
    "本页由虚构的示例数据生成，不代表任何真实单位。",
    "This page is built from invented demonstration data and says nothing about any real body.",
)
WINDOW, DEADLINE = both("考核期", "Window"), both("申报截止", "Claims due")
EXCEL = both(
    "也可以用 Excel 填：请主办方发一份工作簿。",
    "It can be filled in with Excel as well: ask the policy office for a workbook.",
)


@lru_cache(maxsize=1)
def bundled_script() -> str:
    """Return the modules of the form as one lean script; ValueError where they do not fit together."""
    modules: dict[str, str] = {}
    _collect(FIRST, modules)
    script = "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in modules.values())
    twice = [name for name, times in Counter(_DEFINED.findall(script)).items() if times > 1]
    left = _LEFT.findall(script)
    if twice or left:
        raise ValueError(f"modules cannot be put together: twice {twice}, left {left}")
    return f'"use strict";\n(() => {{\n{_FOR_PEOPLE.sub("", script)}\n}})();\n'


def _collect(name: str, modules: dict[str, str]) -> None:
    """Add a module after those it imports, each once; modules may import one another."""
    if name in modules:
        return
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    modules[name] = text
    for imported in _IMPORT.findall(text):
        _collect(imported, modules)
    modules[name] = modules.pop(name)


def offline_form(
    language: Language,
    title: Text,
    model: Mapping[str, Any],
    rules: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> str:
    """Return the form of a round as one HTML file; its policy forbids it every request."""
    script = bundled_script()
    style = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in STYLES)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    data = {"settings": settings, "model": model, "rules": rules}
    held = "\n".join(json_script(f"k-form-{name}", each) for name, each in data.items())
    heading = html.escape(title.said(language))
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{heading}</title>
<style>{style}</style>
</head>
<body class="k-offline">
<h1>{heading}</h1>
{_about(language, model)}
<p class="k-hint">{OFFLINE.said(language)}{"" if language == "zh" else " "}{EXCEL.said(language)}</p>
<noscript><p class="k-notice k-notice--bad">{NEEDS_SCRIPT.said(language)}</p></noscript>
<div id="k-form" class="k-form"></div>
{held}
<script>{script}</script>
</body>
</html>
"""


def _about(language: Language, model: Mapping[str, Any]) -> str:
    """Return what the page says of the round: that it is a demonstration, window and deadline."""
    first, last = model["window"]
    pairs = ((WINDOW, f"{first} – {last}"), (DEADLINE, model["deadline"]))
    said = "".join(f"<dt>{name.said(language)}</dt><dd>{day}</dd>" for name, day in pairs)
    mark = f'<span class="k-tag">{DEMO.said(language)}</span> {DEMO_NOTICE.said(language)}'
    demo = f'<p class="k-notice" role="note" data-demo>{mark}</p>\n' if model["is_demo"] else ""
    return f'{demo}<dl class="k-pairs">{said}</dl>'


def json_script(id: str, value: Any) -> str:
    """Return data as a script element that the page reads; nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{id}">{text}</script>'


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
