"""A tiny organisation in which one unit writes what could do harm, with its results out."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import yaml

from tests.reopened import reopened
from tests.site.conftest import DATA

UNIT, SCHEME = "keqiao-demo-loom", "keqiao-contact-point"
NAME = '示例"></title><img src=x onerror=alert(1)>{{ 7*7 }}'
#: Front matter, a template, the marks of the stamping and of a calendar.
ALIAS = "示例 --- body: {% raw %} kaohe-mark-body\\nEND:VEVENT,;"
#: What a spreadsheet could run.
NEIGHBOUR, FORMULA = "keqiao-demo-garden", '=HYPERLINK("javascript:alert(5)","点这里")'
TITLE = "<script>alert(4)</script> [a](javascript:alert(3))"
NOTE = "--- </td></table><svg onload=alert(6)> ]]> &lt;b&gt; kaohe-mark-title"
ENTERPRISE = "@SUM(1)|' onmouseover='alert(7)' ${7*7} <!--"
PLACE = "javascript:alert(8)//\"'><iframe srcdoc=x>"
GROUND = "]]></summary></entry><script>alert(9)</script>\\nEND:VCALENDAR {{ 7*7 }}"
ALL = (NAME, ALIAS, FORMULA, TITLE, NOTE, ENTERPRISE, PLACE, GROUND)


def hostile_data(target: Path) -> Path:
    """Copy one scheme with its units, make one of them hostile, and hold a second, empty round."""
    scheme = target / f"schemes/{SCHEME}"
    shutil.copytree(DATA / f"schemes/{SCHEME}", scheme)
    register = yaml.safe_load((scheme / "rounds/2018/register.yml").read_text("utf-8"))
    for unit in register["units"]:
        shutil.copytree(DATA / f"units/{unit}", target / f"units/{unit}")
    reopened(target)
    _names(target / f"units/{UNIT}/unit.yml", NAME, NAME)
    _names(target / f"units/{NEIGHBOUR}/unit.yml", FORMULA, FORMULA)
    changed(target / f"units/{UNIT}/unit.yml", {"aliases: [": f"aliases: [{_quoted(ALIAS)}, "})
    changed(target / f"units/{NEIGHBOUR}/unit.yml", {"demo: true": "demo: false"})
    year = target / f"units/{UNIT}/2018"
    claim, review = year / f"{SCHEME}.yml", year / f"{SCHEME}.review.yml"
    before = hashlib.sha256(claim.read_bytes()).hexdigest()
    changed(
        claim,
        {
            "title: 织疵在线视觉检测": f"title: {_quoted(TITLE)}",
            "enterprise: 示例·永织纺机有限公司": f"enterprise: {_quoted(ENTERPRISE)}",
            "place: 柯桥区科协学会部（示例存放处）": f"place: {_quoted(PLACE)}",
        },
    )
    after = hashlib.sha256(claim.read_bytes()).hexdigest()
    changed(review, {before: after, "note: 签到单中 10 人重复": f"note: {_quoted(NOTE)}"})
    _rounds(scheme / "rounds")
    return target


def _rounds(rounds: Path) -> None:
    """Put the round in notice, with an objection answered; and a later one without any claims."""
    told = rounds / "2018/round.yml"
    objections = f"{{zh: {_quoted('书面。' + GROUND)}, en: {_quoted('Written. ' + GROUND)}}}"
    notice = f"{{from: 2019-01-07, working_days: 5, objections: {objections}}}"
    changed(told, {"\nstate: reviewed": f"\nstate: notice\nnotice: {notice}"})
    (rounds / "2018/objections").mkdir()
    words = f"{{zh: {_quoted(GROUND)}, en: {_quoted(GROUND)}}}"
    (rounds / "2018/objections/o1.yml").write_text(
        f"""scheme: {SCHEME}
round: 2018
id: o1
unit: {UNIT}
raised_by: other
indicator: C7
fact: members
asks: corrected
value: 190
ground: {words}
received_on: 2019-01-08
identity: {{verified_by: {words}, on: 2019-01-08}}
answer: {{decision: rejected, on: 2019-01-09, by: {words}, why: {words}}}
""",
        "utf-8",
    )
    later = rounds / "2019"
    shutil.copytree(rounds / "2018", later)
    shutil.rmtree(later / "objections")
    (later / "decisions.yml").unlink()
    for file in later.iterdir():
        text = re.sub(r"\b2019\b", "2020", file.read_text("utf-8"))
        file.write_text(re.sub(r"(?<!edition: )\b2018\b", "2019", text), "utf-8")


def changed(file: Path, passages: dict[str, str]) -> None:
    """Replace passages of a file, each of which is there."""
    text = file.read_text("utf-8")
    for old, new in passages.items():
        assert old in text, f"{file.name}: {old}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def _names(file: Path, zh: str, en: str) -> None:
    text = re.sub(r"(?m)^  zh: .*$", lambda _: f"  zh: {_quoted(zh)}", file.read_text("utf-8"))
    file.write_text(re.sub(r"(?m)^  en: .*$", lambda _: f"  en: {_quoted(en)}", text), "utf-8")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
