"""What a change moves, as people read it: what is decided by it first, then each indicator and line.

A unit has one line for its totals, rank, grade and money; its indicators have lines of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from toolkit.language import Language, both
from toolkit.problems.reports.blocks import Block, Exact, Part, Row, Rows, Table
from toolkit.problems.reports.report import Cause, Impact, Labels, Moved, Share, Value

NO_EFFECT = both("没有得分、名次、等次或资金因此变化。", "No score, rank, grade or money moves.")
DIFFERENCES = both("办法和单位信息改了什么", "What changes in schemes and units")
OF_ROUND = both("单位的结果", "Results of units")
INDICATORS = both("各指标的得分", "Scores by indicator")
CAUSES = both(
    "哪一行的改动影响了什么（每处改动单独试算）",
    "Which changed line moves what (each change alone)",
)
REMAINDER = both("{unit} 几处合在一起", "{unit} together")
DISTRIBUTION = both("改动前后的分布", "The distribution before and after")
ROUND = both("轮次", "Round")
UNIT, INDICATOR = both("单位", "Unit"), both("指标", "Indicator")
CLAIMED, VERIFIED = both("自报", "Claimed"), both("核定", "Verified")
CLAIMED_TOTAL, VERIFIED_TOTAL = (
    both("自评总分", "Claimed total"),
    both("核定总分", "Verified total"),
)
UNMARKED_TOTAL = both("自评总分（不含评定分）", "Claimed total without marks")
OTHERS = both("其他影响", "Consequences")
LINE, CHANGE = both("哪一行", "Line"), both("改了什么", "What it changes")
SAYS = both("{who}：{what}", "{who}: {what}")
AND_THEN = both("；", "; ")
NONE, SAME = "—", "·"
#: A longer table of indicators or lines is folded.
LONGEST_OPEN = 12

#: Results from left to right.
_ORDER = ("total", "rank", "grade", "money", "consequence")
_Round: TypeAlias = tuple[str, str]


def effects(impact: Impact, language: Language) -> Iterator[Block]:
    """Yield what a change moves."""
    for remark in impact.remarks:
        yield remark.said(language)
    if impact.differences:
        words = [(each.said(language),) for each in impact.differences]
        yield Rows(words, DIFFERENCES.said(language))
    if not impact.moved:
        yield NO_EFFECT.said(language)
    rounds: dict[_Round, list[Moved]] = defaultdict(list)
    for each in impact.moved:
        rounds[each.scheme, each.round].append(each)
    for round_, moved in rounds.items():
        yield from _results(round_, [each for each in moved if each.what != "indicator"], language)
    yield from _scores([each for each in impact.moved if each.what == "indicator"], language)
    if impact.causes:
        yield _lines(impact.causes, language)
    if impact.distribution:
        yield _spread(impact.distribution, language)


def _results(round_: _Round, moved: Sequence[Moved], language: Language) -> Iterator[Table]:
    """Yield the results of a round, a line for each unit, with the columns that are needed."""
    units: dict[str, dict[str, list[str]]] = {}
    names: dict[str, str] = {}
    columns: dict[str, None] = {}
    for each in sorted(moved, key=lambda each: _ORDER.index(each.what)):
        cells = units.setdefault(each.unit, defaultdict(list))
        names[each.unit] = each.name.said(language)
        for column, text in _cells(each, language):
            columns.setdefault(column)
            cells[column].append(text)
    if not units:
        return
    rows = [
        (
            names[unit],
            *(AND_THEN.said(language).join(units[unit].get(each, [SAME])) for each in columns),
        )
        for unit in dict.fromkeys(each.unit for each in moved)
    ]
    head = [UNIT.said(language), *columns]
    yield Table(head, rows, OF_ROUND.said(language), " ".join(round_))


def _cells(each: Moved, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the columns that something of a unit stands in, and the words there."""
    label = each.label.said(language)
    if each.what == "total":
        claimed = UNMARKED_TOTAL if each.without_marks else CLAIMED_TOTAL
        sides = (claimed, each.claimed), (VERIFIED_TOTAL, each.verified)
        for column, value in sides:
            if value is not None:
                yield column.said(language), difference(value, language)
    elif each.what == "consequence":
        words = SAYS.filled(who=label, what=difference(each.verified, language))
        yield OTHERS.said(language), words.said(language)
    else:
        yield label, difference(each.verified, language)


def _scores(moved: Sequence[Moved], language: Language) -> Iterator[Table]:
    """Yield the scores by indicator of all rounds; which round is said where there are several."""
    if not moved:
        return
    has_rounds = len({(each.scheme, each.round) for each in moved}) > 1
    head = [each.said(language) for each in (UNIT, INDICATOR, CLAIMED, VERIFIED)]
    rows: list[Row] = [
        (
            each.name.said(language),
            each.label.said(language),
            difference(each.claimed, language),
            difference(each.verified, language),
            *([f"{each.scheme} {each.round}"] if has_rounds else []),
        )
        for each in moved
    ]
    head += [ROUND.said(language)] if has_rounds else []
    yield Table(head, rows, INDICATORS.said(language), folded=len(rows) > LONGEST_OPEN)


def _lines(causes: Sequence[Cause], language: Language) -> Table:
    """Return the table of the changed lines; what is claimed of a total has columns of its own."""
    columns = [
        (label, is_part)
        for label, is_part in ((CLAIMED_TOTAL, False), (UNMARKED_TOTAL, True))
        if any(each.without_marks is is_part for each in causes)
    ]
    labels = (LINE, CHANGE, *(label for label, _ in columns), VERIFIED_TOTAL)
    rows = [
        (
            *_cause(each, language),
            *(
                difference(each.claimed if each.without_marks is is_part else None, language)
                for _, is_part in columns
            ),
            difference(each.verified, language),
        )
        for each in causes
    ]
    head = [each.said(language) for each in labels]
    return Table(head, rows, CAUSES.said(language), folded=len(rows) > LONGEST_OPEN)


def _cause(each: Cause, language: Language) -> Row:
    place: Part = REMAINDER.filled(unit=each.unit).said(language)
    if each.file is not None:
        place = Exact(each.file if each.line is None else f"{each.file}:{each.line}")
    return place, each.change.said(language)


def _spread(shares: Iterable[Share], language: Language) -> Rows:
    """Return the distribution, a line for each round; folded where it stays what it was."""
    rounds: Mapping[_Round, list[str]] = defaultdict(list)
    is_same = True
    for each in shares:
        words = f"{each.label.said(language)} {difference(each.value, language)}"
        rounds[each.scheme, each.round].append(words)
        is_same &= each.value.before == each.value.after
    rows = [
        (
            SAYS.filled(who=" ".join(round_), what="").said(language).rstrip(),
            *_listed(words, AND_THEN.said(language).strip()),
        )
        for round_, words in rounds.items()
    ]
    return Rows(rows, DISTRIBUTION.said(language), folded=is_same)


def _listed(words: Sequence[str], mark: str) -> Iterator[str]:
    yield from (f"{each}{mark}" for each in words[:-1])
    yield from words[-1:]


def difference(value: Value | None, language: Language) -> str:
    """Return a value before and after; where it stays what it is, once, or a dot for nothing."""
    if value is None:
        return SAME
    before, after = _words(value.before, language), _words(value.after, language)
    return before if before == after else f"{before} → {after}"


def _words(value: str | Labels | None, language: Language) -> str:
    return (value.said(language) if isinstance(value, Labels) else value) or NONE
