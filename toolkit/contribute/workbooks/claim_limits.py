"""What a spreadsheet program allows in a cell: drop-downs, bounds of numbers, windows of days."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from toolkit.contribute.workbooks.cells import Asked
from toolkit.contribute.workbooks.looks import lines
from toolkit.language import Text, both
from toolkit.numbers import LARGEST
from toolkit.schemes.facts import NUMERIC, Count, Date, Records
from toolkit.submissions.round import Round

#: What is chosen for a list without entries.
NOTHING_LISTED = both("一条都没有", "none")
NUMBER_ALLOWED = both(
    "请填 {least} 到 {most} 之间的{what}。", "Fill in a {what} from {least} to {most}."
)
WHOLE, DECIMAL = both("整数", "whole number"), both("数", "number")
DAY_WITHIN = both(
    "请填 {first} 到 {last} 之间的日期，例如 {first}。",
    "Fill in a date from {first} to {last}, such as {first}.",
)
DAY_UNTIL = both(
    "请填不晚于 {last} 的日期，例如 {last}。",
    "Fill in a date not after {last}, such as {last}.",
)
CHOOSE = both("请从下拉列表里选。", "Choose from the list.")
REFUSED = "填写不对 / Not allowed"
_LONGEST_MESSAGE, _LONGEST_NOTE = 255, 2000
Area = tuple[int, int, int, int]


class Limits:
    """The limits of cells in one workbook; choices are kept on a sheet of their own."""

    def __init__(self, round_: Round, choices: Any) -> None:
        self._round, self._choices = round_, choices
        self._places: dict[tuple[str, ...], str] = {}
        choices.protect()
        choices.hide()

    def set(self, sheet: Any, area: Area, declared: Any, asked: Asked) -> None:
        """Limit an area to what a fact or field may be."""
        if isinstance(declared, Records):
            only = {} if declared.plain else _refusing(CHOOSE)
            source = self._source((NOTHING_LISTED.zh,))
            limit = {"validate": "list", "source": source, "show_error": not declared.plain, **only}
        elif isinstance(declared, NUMERIC):
            limit = _number(declared)
        elif isinstance(declared, Date):
            limit = self._day(declared)
        else:
            self.choose(sheet, area, asked)
            return
        if limit:
            sheet.data_validation(*area, limit)

    def choose(self, sheet: Any, area: Area, asked: Asked) -> None:
        """Limit an area to the options of a choice; leave it open where it is none."""
        if asked.options:
            source = self._source(tuple(asked.options.values()))
            limit = {"validate": "list", "source": source, **_refusing(CHOOSE)}
            sheet.data_validation(*area, limit)

    def _source(self, words: tuple[str, ...]) -> str:
        """Return where the words of a drop-down stand, all drop-downs alike in one place."""
        if words not in self._places:
            column = len(self._places)
            for row, word in enumerate(words):
                self._choices.write_string(row, column, word)
            name = xl_col_to_name(column, col_abs=True)
            sheet = self._choices.get_name()
            self._places[words] = f"='{sheet}'!{name}$1:{name}${len(words)}"
        return self._places[words]

    def _day(self, declared: Date) -> dict[str, Any]:
        window = self._round.window
        if declared.window == "any":
            return {}
        ends = {"first": str(window.from_), "last": str(window.to)}
        if declared.window == "until":
            limit = {"criteria": "<=", "value": window.to}
            return {"validate": "date", **limit, **_refusing(DAY_UNTIL.filled(**ends))}
        limit = {"criteria": "between", "minimum": window.from_, "maximum": window.to}
        return {"validate": "date", **limit, **_refusing(DAY_WITHIN.filled(**ends))}


def _number(declared: Any) -> dict[str, Any]:
    least = -LARGEST if declared.least is None else declared.least
    most = LARGEST if declared.most is None else declared.most
    is_whole = isinstance(declared, Count)
    said = NUMBER_ALLOWED.filled(least=least, most=most, what=WHOLE if is_whole else DECIMAL)
    return {
        "validate": "integer" if is_whole else "decimal",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        **_refusing(said),
    }


def _refusing(text: Text) -> dict[str, str]:
    message = lines(text)
    return {"error_title": REFUSED, "error_message": message[:_LONGEST_MESSAGE]}


def about_cell(declared: Any) -> str:
    """Return the note on a cell: what the fact or field means; "" where nothing is said of it."""
    return "" if declared.help is None else lines(declared.help)[:_LONGEST_NOTE]
