"""What a judge's sheet asks for: every unit of a round, every mark of the scheme and its maximum."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.language import Text, both
from toolkit.numbers import exact, plain
from toolkit.schemes.scheme import Indicator, Scheme
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.round import Round

BONUS = both("加分", "Bonus")
OWN = {
    "excluded": both(
        "评委本单位：分数照记，算平均分时不计",
        "the judge’s own unit: the mark is recorded but left out of the mean",
    ),
    "included": both(
        "评委本单位：分数照记，也计入平均分",
        "the judge’s own unit: the mark is recorded and counts in the mean",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet: a mark and its maximum, or the heading of a group (``is_mark`` false)."""

    id: str
    label: Text
    points: Decimal | None
    is_mark: bool

    @property
    def most(self) -> str:
        """The points as they are printed; empty where the group states none."""
        return "" if self.points is None else plain(exact(self.points))


@dataclass(frozen=True)
class SheetForm:
    """One judge's sheet before it is filled in. ``units`` are the names of the registered units.

    ``unit`` is the assessed unit the judge belongs to. The sheet to print has no judge and no panel.
    """

    round: Round
    scheme: Scheme
    units: Mapping[str, Text]
    judge: str = ""
    panel: str = ""
    unit: str | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The marks in the order of the policy, each group of them below its heading."""
        return rows_of(self.scheme)

    @property
    def marks(self) -> dict[str, Decimal]:
        """The marks by id, with their maximum."""
        return self.scheme.marks("judges")

    @property
    def own(self) -> Text:
        """What becomes of the judge's mark of their own unit."""
        assert self.scheme.panels is not None  # there are no sheets without
        return OWN[self.scheme.panels.own_marks]


def form_of(
    repository: Repository, filed: FiledRound, judge: str, panel: str, unit: str | None
) -> SheetForm:
    """Return the form of a judge's sheet; a unit that has no readable file goes by its id."""
    assert filed.edition is not None
    names: dict[str, Text] = {
        id: repository.units[id].unit.name if id in repository.units else both(id, id)
        for id in filed.units
    }
    return SheetForm(filed.round, filed.edition.scheme, names, judge, panel, unit)


def rows_of(scheme: Scheme) -> tuple[Row, ...]:
    """Return the rows of a scheme's sheets."""
    marks = scheme.marks("judges")
    base = [row for top in scheme.indicators for row in _rows(top, marks)]
    bonus = [row for top in scheme.bonus for row in _rows(top, marks)]
    if bonus:
        bonus = [Row("", BONUS, scheme.bonus_points, is_mark=False), *bonus]
    return (*base, *bonus)


def _rows(node: Indicator, marks: Mapping[str, Decimal]) -> Iterator[Row]:
    """Yield the marks of an indicator and of those below it, with headings where there are any."""
    if node.code in marks:
        yield Row(node.code, node.label, marks[node.code], is_mark=True)
    below = [row for part in node.parts for row in _rows(part, marks)]
    if below:
        yield Row(node.code, node.label, node.points, is_mark=False)
        yield from below
