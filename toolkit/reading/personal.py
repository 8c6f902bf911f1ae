"""Personal data: what must never be published, found anywhere in a file, comments included.

A file is shown whole beside its scorecard, so the whole text is searched, and the texts once more
as read where there are escape sequences. Numbers in number fields are left
alone. A message never repeats what it found.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.language import Text, both, joined
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place, Problem
from toolkit.reading.document import Document, Path

PERSONAL_DATA = declare(
    "Y401",
    "error",
    title=both("含有个人信息", "Personal data"),
    message=both("这里像是{what}。", "This looks like {what}."),
    remedy=both(
        "删去它：个人信息不收集、不公布。人员用代号，联系方式留在纸质材料上。已经推送到公开仓库的，请告知管理员清除。",
        "Remove it: personal data is neither collected nor published. Use a pseudonymous id; contact data stays on paper. If it was already pushed to a public repository, tell the administrators.",
    ),
    private=True,
)


#: What stands between several kinds of personal data of one line.
BETWEEN = ("、", " and ")


@dataclass(frozen=True)
class Kind:
    """One kind of personal data: its pattern, and a test that a match has to pass."""

    name: Text
    pattern: re.Pattern[str]
    #: Words of which one stands in every match; without them a match has a long number in it.
    hints: tuple[str, ...] = ()
    is_real: Callable[[str], bool] = lambda found: True


def find(text: str) -> list[tuple[int, int, Text]]:
    """Return start, end and name of all personal data in a text, in order.

    Positions count characters of the text as written; full-width digits and signs are read as
    their ASCII twins, which keeps the length.
    """
    folded = text.translate(_TWINS) if WIDE.search(text) else text
    has_long_number = LONG_NUMBER.search(folded) is not None
    found = [
        (match.start("it"), match.end("it"), kind.name)
        for kind in KINDS
        if (any(hint in folded for hint in kind.hints) if kind.hints else has_long_number)
        for match in kind.pattern.finditer(folded)
        if kind.is_real(re.sub(r"[ -]", "", match.group("it")))
    ]
    return sorted(found, key=lambda each: each[:2])


def personal_in_text(text: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for every line of a text that has personal data in it, whatever it holds."""
    lines = _Lines()
    for start, end, name in find(text):
        lines.add(*_spot(text, start), name, text[start:end])
    yield from lines.problems(shown)


def personal_data(document: Document) -> Iterator[Problem]:
    """Yield a problem for every line of a document that has personal data in it."""
    lines = _Lines()
    found = find(document.text)
    if found:
        _add_written(document, found, lines)
    if "\\" in document.text:  # an escape in a quoted text may spell out what the line hides
        for path in document.values_at:
            value, place = _value(document, path), document.place(path)
            if isinstance(value, str):
                for start, end, name in find(value):
                    lines.add(place.line, place.column, name, value[start:end])
    yield from lines.problems(document.file)


class _Lines:
    """What was found, by line: the first column, the kinds, and the words nobody may print."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[int, list[Text], list[str]]] = {}

    def add(self, line: int, column: int, name: Text, words: str) -> None:
        """Note one piece of personal data."""
        _, names, secrets = self._found.setdefault(line, (column, [], []))
        if name not in names:
            names.append(name)
        secrets.append(words)

    def problems(self, shown: str) -> Iterator[Problem]:
        """Yield the problem of each line; what was read is kept for those who hide it."""
        for line, (column, names, secrets) in self._found.items():
            what = joined(names, *BETWEEN)
            place = Place(shown, line, column)
            yield Problem(PERSONAL_DATA, place, {"what": what}, "\n".join(secrets))


def _add_written(document: Document, found: list[tuple[int, int, Text]], lines: _Lines) -> None:
    numbers = {
        spot
        for path, spot in document.values_at.items()
        if isinstance(_value(document, path), int | Decimal)
    }
    for start, end, name in found:
        spot = _spot(document.text, start)
        if spot not in numbers:
            lines.add(*spot, name, document.text[start:end])


def _spot(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def _value(document: Document, path: Path) -> object:
    value: object = document.data
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def is_citizen_id(digits: str) -> bool:
    """GB 11643: a province, a day of birth that exists and is past, and the check character."""
    if digits[:2] not in PROVINCES:
        return False
    try:
        born = datetime.date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    if not 1900 <= born.year <= 2100:
        return False
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
    return "10X98765432"[total % 11] == digits[17].upper()


def is_bank_card(digits: str) -> bool:
    """ISO/IEC 7812: the prefix of a card network and the Luhn check digit."""
    if not digits.startswith(("62", "60", "4", "5", "35", "37", "9558")) or len(set(digits)) < 4:
        return False
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits))]
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


#: Full-width letters, digits and signs to their ASCII twins; the wide space to a space.
_TWINS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
PROVINCES = {
    *(str(code) for code in (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42)),
    *(
        str(code)
        for code in (43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83)
    ),
}
#: A first look, so that a file without any of it costs little: wide letters and digits, and numbers
#: long enough, in one piece or in groups.
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ＠＋－]|（0")
LONG_NUMBER = re.compile(
    r"(?<![0-9A-Za-z_])[0-9]{7,}(?![0-9A-WYZa-wyz_])|[0-9][ -][0-9]{3,}|[0-9]\) ?[0-9]{7}", re.ASCII
)
#: Not inside a longer number, word, hash or decimal.
_BEFORE, _AFTER = r"(?<![0-9A-Za-z_.])(?<![0-9]-)", r"(?![0-9A-Za-z_])(?!\.[0-9])(?!-[0-9])"

KINDS = (
    Kind(
        both("身份证号", "a citizen id number"),
        re.compile(
            rf"{_BEFORE}(?P<it>[1-8]\d{{5}}[ -]?(?:19|20)\d{{6}}[ -]?\d{{3}}[0-9Xx]){_AFTER}", re.A
        ),
        is_real=is_citizen_id,
    ),
    Kind(
        both("手机号", "a mobile number"),
        re.compile(
            rf"(?<![0-9A-Za-z_.])(?<![0-9]-)(?P<it>(?:(?:\+|00)86[ -]?)?1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}){_AFTER}",
            re.A,
        ),
    ),
    Kind(
        both("电话号码", "a telephone number"),
        re.compile(
            rf"(?<![0-9A-Za-z_.])(?<![0-9]-)(?P<it>(?:\(0\d{{2,3}}\) ?|(?:\+86[ -]?)?0\d{{2,3}}[- ])[2-9]\d{{6,7}}(?:-\d{{1,5}})?){_AFTER}",
            re.A,
        ),
    ),
    Kind(
        both("电话号码", "a telephone number"),
        re.compile(
            rf"(?:电话|传真|座机|手机|热线|Tel|TEL|tel|phone|Phone)[号码]*[:： ]{{0,3}}(?P<it>[2-9]\d{{2,3}}[- ]?\d{{4}}|0\d{{10,11}}){_AFTER}"
        ),
        hints=("电话", "传真", "座机", "手机", "热线", "Tel", "TEL", "tel", "phone", "Phone"),
    ),
    Kind(
        both("电子邮箱", "a mail address"),
        re.compile(
            r"(?<![0-9A-Za-z._%+-])(?P<it>[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63})+)",
            re.A,
        ),
        hints=("@",),
    ),
    Kind(
        both("QQ 号", "a QQ number"),
        re.compile(rf"(?:[Qq]{{2}}|扣扣)(?:号码?|群)?[:： ]{{0,3}}(?P<it>[1-9]\d{{4,10}}){_AFTER}"),
        hints=("QQ", "qq", "Qq", "qQ", "扣扣"),
    ),
    Kind(
        both("微信号", "a WeChat id"),
        re.compile(
            r"(?:微信号?|[Ww]e[Cc]hat(?: ?(?:id|ID))?|(?<![A-Za-z])[Vv][Xx]|(?<![A-Za-z])[Ww][Xx])(?:[:：] ?| )(?P<it>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_-])"
        ),
        hints=("微信", "echat", "eChat", "vx", "VX", "Vx", "vX", "wx", "WX", "Wx", "wX"),
    ),
    Kind(
        both("银行卡号", "a bank card number"),
        re.compile(
            rf"{_BEFORE}(?P<it>\d{{4}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?){_AFTER}", re.A
        ),
        is_real=is_bank_card,
    ),
)
