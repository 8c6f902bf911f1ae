"""Values whose writing is in doubt: told by the name of their entry, mended by what it asks for.

The reader tells each without knowing what is asked for; once a model has looked at the file the
same problem is told again with the line as it should be.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from pydantic_core import ErrorDetails

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Code, Place, Problem
from toolkit.reading.document import Document, Path, Value
from toolkit.reading.lines import lines_of
from toolkit.reading.scalars import Ambiguous, typed

AMBIGUOUS = declare(
    "Y206",
    "error",
    title=both("写法有歧义", "Ambiguous value"),
    message=both(
        "{entry}写的是 “{value}”，不同的软件读出的意思不同（可能是文字、数、时间或真假）。",
        "{entry} is “{value}”, which means different things to different tools (text, number, time, truth value).",
    ),
    remedy=both(
        "若是文字，加英文引号；若是数，写成普通的十进制数；若是真假，写 true 或 false。",
        "If it is text, put it in quotes; if a number, write a plain decimal; if a truth value, true or false.",
    ),
)
FULL_WIDTH_DIGITS = declare(
    "Y312",
    "error",
    title=both("用了全角数字", "Full-width digits"),
    message=both(
        "{entry}写的 “{read}” 用了全角字符，程序不当作数或日期。",
        "{entry} is “{read}”: in full-width characters it is no number or date.",
    ),
    remedy=both(
        "改用半角（英文输入法）数字；若本来就是文字，加英文引号。",
        "Use plain digits; if it is meant as text, put it in quotes.",
    ),
)

_HERE = both("这里", "This")
_KEY, _ITEM = both("{key} ", "{key}"), both("{key} 的第 {n} 项", "Entry {n} of {key}")
_TRUTHS = {
    **dict.fromkeys(("是", "对", "有", "√", "✓", "y", "yes", "on", "true"), "true"),
    **dict.fromkeys(("否", "不", "无", "没有", "×", "n", "no", "off", "false"), "false"),
}
_NUMERAL = re.compile(
    r"(?P<sign>[-+]?)0*(?P<whole>\d*)(?:\.(?P<part>\d*))?(?:e(?P<shift>[-+]?\d{1,2}))?"
)
_NUMBER_OR_DATE = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", re.ASCII)
#: What pydantic, or a scheme's own type, calls the refusal of a value that is not of a kind.
_NO_TRUTH = ("bool_type", "F211")
_NO_NUMBER = ("int_type", "int_from_float", "decimal_type", "is_instance_of", "F201", "F202")


def entry_at(path: Path) -> Text:
    """Return what the entry at a path is called in a sentence."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return _HERE
    key = names[-1] if len(names[-1]) <= 40 else names[-1][:39] + "…"
    last = path[-1]
    return _ITEM.filled(key=key, n=last + 1) if isinstance(last, int) else _KEY.filled(key=key)


def ambiguous(place: Place, path: Path, value: str, mended: str | None = None) -> Problem:
    """Return the problem of a plain value that tools read in different ways."""
    return Problem(AMBIGUOUS, place, {"entry": entry_at(path), "value": value}, value, mended)


def full_width(place: Place, path: Path, value: str, mended: str | None) -> Problem:
    """Return the problem of a number or date in full-width characters."""
    values: Mapping[str, Text | str | int] = {"entry": entry_at(path), "read": value}
    return Problem(FULL_WIDTH_DIGITS, place, values, value, mended)


def plain_digits(value: str) -> str | None:
    """Return the number or date that a text in full-width characters is; None if it is none."""
    if value.isascii() or len(value) > 40 or not any(char.isdigit() for char in value):
        return None
    if all(char.isascii() or char in "\u3000\u00a0" for char in value):
        return None  # the digits are plain, a blank beside them is not
    meant = unicodedata.normalize("NFKC", value).replace("。", ".").replace("−", "-").strip()
    return meant if _NUMBER_OR_DATE.fullmatch(meant) else None


def truth(written: object) -> str | None:
    """Return the truth value that a word such as 是 or yes means."""
    return _TRUTHS.get(written.strip().lower()) if isinstance(written, str) else None


def plain_number(written: str) -> str | None:
    """Return the plain number that 007, １２, 1_000, 1e3 or 20.0 means; None if it is none."""
    text = unicodedata.normalize("NFKC", written[:40]).lower().replace("_", "").strip()
    found = _NUMERAL.fullmatch(text)
    if found is None or len(written) > 40 or not any(char.isdigit() for char in text):
        return None
    value = Decimal(f"{found['sign']}{found['whole'] or 0}.{found['part'] or 0}")
    value = value.scaleb(int(found["shift"] or 0))
    return str(int(value)) if value == value.to_integral_value() else f"{value.normalize():f}"


def mended_by_kind(details: Iterable[ErrorDetails], document: Document) -> Iterator[Problem]:
    """Yield the doubtful values of a document with their mend, given what a model refused of it.

    What was refused says which kind it asks for; what was not refused was good as a text.
    """
    if not document.unsound:
        return
    lines = lines_of(document.text)
    refused: dict[Path, ErrorDetails] = {}
    for each in details:
        refused.setdefault(_known(each["loc"], document), each)
    for path in sorted(document.unsound, key=str):
        value = _value(document.data, path)
        if not isinstance(value, str) or (code := _doubt(value)) is None:
            continue
        detail = next(
            (refused[path[:n]] for n in range(len(path) + 1) if path[:n] in refused), None
        )
        instead = _instead(value, detail) if detail is None or path in refused else None
        mended = None if instead is None else _in_its_place(document, path, value, instead, lines)
        if mended is not None:
            make = ambiguous if code is AMBIGUOUS else full_width
            yield make(document.place(path), path, value, mended)


def _doubt(value: str) -> Code | None:
    if plain_digits(value) is not None:
        return FULL_WIDTH_DIGITS
    try:
        typed(value)
    except Ambiguous:
        return AMBIGUOUS
    return None


def _instead(value: str, detail: ErrorDetails | None) -> str | None:
    """Return what to write for a value, given how a model refused its text."""
    if detail is None:
        return f'"{value}"'
    context = detail.get("ctx", {})
    kind = context["code"].id if "code" in context else detail["type"]
    if kind in _NO_TRUTH:
        return truth(value)
    if kind in _NO_NUMBER:
        return plain_number(value)
    suggested = context.get("values", {}).get("suggestion")
    return suggested if isinstance(suggested, str) else None


def _known(loc: Sequence[str | int], document: Document) -> Path:
    """Walk a location as far as the document has it, past the steps that pydantic adds."""
    path: Path = ()
    value = document.data
    for step in loc:
        inner = _value(value, (step,))
        if inner is not None:
            path, value = (*path, step), inner
    return path


def _value(value: Value, path: Path) -> Value:
    for step in path:
        if isinstance(value, Mapping) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _in_its_place(
    document: Document, path: Path, value: str, instead: str, lines: Sequence[str]
) -> str | None:
    place = document.place(path)
    line, at = lines[place.line - 1], place.column - 1
    if not line.startswith(value, at) or len(line) > 2000:
        return None
    return f"{line[:at]}{instead}{line[at + len(value) :]}".rstrip()
