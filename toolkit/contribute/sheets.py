"""A judge's sheet as YAML: blank, with what to write as comments, or with the marks given."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.contribute.sheet_form import Row, SheetForm
from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.reading.scalars import Ambiguous, typed

#: By unit, by mark.
Marks = Mapping[str, Mapping[str, Decimal]]

TO_DO = both(
    "在每个冒号后面写分数：0 到注明的满分，最多两位小数。每个单位的每一项都要打，打 0 分也要写 0。",
    "Write a mark after every colon: from 0 to the maximum stated, with two decimals at most. Mark every item of every unit, a 0 as well.",
)
NO_NAMES = both(
    "judge 是评委的代号，不写姓名。", "judge is an id of the judge; names are not written."
)
OWN_UNIT = both("评委所在的单位，{name}", "the unit the judge belongs to, {name}")
MARK = both("{label}，满分 {most}", "{label}, at most {most}")
GROUP = both("{id} {label}", "{id} {label}")


def blank_sheet(form: SheetForm) -> str:
    """Return the sheet with a blank for every mark. ``check`` says of every blank that it is one."""
    return sheet_text(form, {})


def sheet_text(form: SheetForm, marks: Marks) -> str:
    """Return the sheet with these marks; a mark that is not given stays blank."""
    return "\n".join(_lines(form, marks)) + "\n"


def _lines(form: SheetForm, marks: Marks) -> Iterator[str]:
    assert form.scheme.panels is not None  # there are no sheets without
    yield _comment(TO_DO)
    yield _comment(NO_NAMES)
    yield f"scheme: {_word(form.round.scheme)}"
    yield f"round: {_word(form.round.round, is_key=False)}"
    yield f"judge: {_word(form.judge)}"
    yield f"panel: {_word(form.panel)}  {_comment(form.scheme.panels.of[form.panel].label)}"
    if form.unit is not None:
        name = OWN_UNIT.filled(name=form.units[form.unit])
        yield f"unit: {_word(form.unit)}  {_comment(name)}"
    yield "marks:"
    rows = form.rows
    for unit, name in form.units.items():
        yield f"  {_comment(name)}"
        if unit == form.unit:
            yield f"  {_comment(form.own)}"
        yield f"  {_word(unit)}:"
        yield from (_row(row, marks.get(unit, {})) for row in rows)


def _row(row: Row, given: Mapping[str, Decimal]) -> str:
    if not row.is_mark:
        return f"    {_comment(GROUP.filled(id=row.id, label=row.label))}"
    mark = f" {plain(exact(given[row.id]))}" if row.id in given else ""
    words = MARK.filled(label=row.label, most=row.most)
    return f"    {_word(row.id)}:{mark}  {_comment(words)}"


def _comment(text: Text) -> str:
    """Return a comment of one line, Chinese first."""
    return "# " + " ".join(f"{text.zh.strip()} / {text.en.strip()}".split())


def _word(id: str, is_key: bool = True) -> str:
    """Return an id so that it is read as itself; a number may stand bare where it is no key."""
    try:
        read = typed(id)
    except Ambiguous:
        return f'"{id}"'
    is_bare = read == id or (type(read) is int and not is_key and str(read) == id)
    return id if is_bare else f'"{id}"'
