"""What stands in the fields and cells of an issue form, and what is meant by it.

Written by ``issue_form`` and read by ``issue_reading``: the labels of closed lists, the cells of
the lines in which records, ledgers and evidence are listed.
"""

from collections.abc import Mapping
from typing import Any

from toolkit.contribute.asking import limits
from toolkit.contribute.issue_lines import line_of
from toolkit.language import Text, both, joined
from toolkit.schemes.facts import NUMERIC, Choice, Records, YesNo
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.scheme import Scheme

ID = both("编号", "id")
CITED = both("证据编号，几个之间空一格", "ids of its evidence, with blanks between")
#: The cells of a line of evidence, the common ones first.
COLUMNS: Mapping[str, Text] = {
    "id": ID,
    "for": both("证明什么", "what it supports"),
    "kind": both("种类", "kind"),
    "title": both("标题", "title"),
    "date": both("日期", "date"),
    "link": both("网址", "link"),
    "file": both("文件名", "file"),
    "place": both("存放处", "place"),
    "sha256": both("sha256", "sha256"),
    "issuer": both("出具单位", "issuer"),
}
COLUMN = both("第 {n} 栏 {label}", "column {n} {label}")
_TRUTHS = {"true": both("是", "yes"), "false": both("否", "no")}


def headed(text: Text) -> str:
    """Return a text as it stands in a heading: in both languages, on one line."""
    return " ".join(f"{text.zh} / {text.en}".split())


def options_of(declared: Any) -> dict[str, str]:
    """Return what is shown for each value of a closed list, and the value; none of another kind."""
    if isinstance(declared, YesNo):
        return {headed(label): value for value, label in _TRUTHS.items()}
    if isinstance(declared, Choice):
        return {f"{headed(label)} ({value})": value for value, label in declared.options.items()}
    return {}


def shown_choices(declared: Any) -> dict[str, str]:
    """Return what may be written in a cell for each value of a closed list: its label."""
    options = _TRUTHS if isinstance(declared, YesNo) else getattr(declared, "options", {})
    return _by_label(options)


def evidence_choices(scheme: Scheme) -> dict[str, dict[str, str]]:
    """Return what may be written in the cells of evidence that name something: its label."""
    purposes = {
        name: each.label for name, each in (*scheme.facts.items(), *scheme.attachments.items())
    }
    return {"for": _by_label(purposes), "kind": _by_label(scheme.evidence_kinds)}


def _by_label(options: Mapping[str, Text]) -> dict[str, str]:
    """Return the ids by label; a label that two of them have stands for neither."""
    found: dict[str, set[str]] = {}
    for id, label in options.items():
        for words in (label.zh, label.en):
            found.setdefault(words, set()).add(id)
    return {
        words: ids.pop() for words, ids in found.items() if len(ids) == 1 and words not in options
    }


def columns_of(declared: Records) -> list[tuple[str, Text]]:
    """Return the cells of a record's line in their order: id, fields, evidence."""
    fields = [(name, _field_words(each)) for name, each in declared.fields.items()]
    return [("id", ID), *fields, ("evidence", CITED)]


def _field_words(declared: Any) -> Text:
    words, label = limits(declared), _label(declared)
    if isinstance(declared, NUMERIC):
        words.insert(0, declared.unit)
    if isinstance(declared, Choice):
        words = [joined(list(declared.options.values()), "、", ", ")]
    if isinstance(declared, YesNo):
        words = [joined(list(_TRUTHS.values()), "/", "/")]
    if not words:
        return label
    return both("{label}（{words}）", "{label} ({words})").filled(
        label=label, words=joined(words, "，", ", ")
    )


def _label(declared: Any) -> Text:
    label: Text = declared.label
    return label


def sample_record(declared: Records, day: str) -> str:
    """Return an example of a record's line, with a day of the round."""
    return line_of(["e01", *(_sample(each, day) for each in declared.fields.values()), "p01"])


def _sample(declared: Any, day: str) -> str:
    if isinstance(declared, NUMERIC):
        return "12"
    if isinstance(declared, Choice):
        return next(iter(declared.options.values())).zh
    if isinstance(declared, YesNo):
        return _TRUTHS["true"].zh
    return {"date": day, "link": "https://example.org/"}.get(declared.kind, "示例")


def ledger_lines(ledger: Ledger) -> str:
    """Return the lines of a ledger before anything is filled in."""
    blank = [""] * (len(ledger.columns) + 1)
    return "\n".join(
        line_of(cells) for cells in (["year", ""], *([row, *blank] for row in ledger.all_rows))
    )
