"""What moves between two states of a round: scores, ranks, grades, money, consequences, unit by unit."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain
from toolkit.outcomes.changes import result_of
from toolkit.outcomes.years import Follow, UnitYear
from toolkit.review.impact.impact import Moved, Value, What
from toolkit.review.impact.settled import SettledRound, State
from toolkit.schemes.ledger import Ledger
from toolkit.schemes.showing import shown
from toolkit.scoring.printed_scores import PrintedScores, Side
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import RoundId

TOTAL, RANK = both("总分", "total"), both("名次", "rank")
GRADE, MONEY = both("等次", "grade"), both("资金", "money")
MONEY_IN = both("资金（{unit}）", "money ({unit})")
LEAF = both("{code} {label}", "{code} {label}")
READS = both("{leaf}（依据：{facts}）", "{leaf} (reads: {facts})")
STATED = both("{label} {value}", "{label} {value}")
LISTED = both("{n} 条", "{n} listed")
WITH_ID = both("{name}（{unit}）", "{name} ({unit})")
WITH_BASE = both("{total}（基础分 {base}）", "{total} (base {base})")
FROM = both("{grade}（{points} 分起）", "{grade} (from {points})")
NOTHING = Side(None, None, {})


def moves_of_round(
    id: RoundId, before: State, after: State, touched: Collection[str], private: Collection[str]
) -> Iterator[Moved]:
    """Yield all that moves in a round: the units that a change touches first, then the others.

    Where the scheme changes, an indicator has the facts beside it that its rule reads, but those
    of files with personal data (``private``).
    """
    old, new = before.rounds.get(id), after.rounds.get(id)
    units = {**(new.scores if new else {}), **(old.scores if old else {})}
    labels, read = leaf_labels(old, new), _facts_read(old, new)
    for unit in sorted(units, key=lambda each: each not in touched):
        claim = after.claim(id, unit)
        named = labels
        if read and claim is not None and claim.document.file not in private:
            named = {
                code: _with_facts(label, read.get(code, {}), claim)
                for code, label in labels.items()
            }
        yield from _of_unit(id, unit, _name(unit, before, after), named, old, new)


def _facts_read(
    old: SettledRound | None, new: SettledRound | None
) -> Mapping[str, Mapping[str, Any]]:
    """Return the facts that each rule reads, as declared, where the scheme is another one now."""
    if old is None or new is None or old.edition.document.sha256 == new.edition.document.sha256:
        return {}
    scheme = new.edition.scheme
    return {
        leaf.code: {fact: scheme.facts[fact] for fact in leaf.rule.facts if fact in scheme.facts}
        for leaf in scheme.leaves()
        if leaf.rule is not None
    }


def _with_facts(label: Text, declared: Mapping[str, Any], claim: Claim) -> Text:
    """Return an indicator with what the claim states of the facts it reads."""
    stated = [
        STATED.filled(
            label=each.label,
            value=LISTED.filled(n=len(fact.records))
            if fact.records is not None
            else shown(each, fact.value),
        )
        for name, each in declared.items()
        if (fact := claim.facts.get(name)) is not None and not isinstance(each, Ledger)
    ]
    return READS.filled(leaf=label, facts=joined(stated, "、", ", ")) if stated else label


def _of_unit(
    id: RoundId,
    unit: str,
    name: Text,
    labels: Mapping[str, Text],
    old: SettledRound | None,
    new: SettledRound | None,
) -> Iterator[Moved]:
    was, now = (each.scores.get(unit) if each else None for each in (old, new))
    follow = [each for each in _outcomes(unit, old, new) if each[2] is not None]
    if was is not now:
        for what, label, claimed, verified in _scores(labels, was, now):
            is_part = what == "total" and any(
                e is not None and e.has_marks(unit) for e in (old, new)
            )
            if claimed is not None or verified is not None:
                yield Moved(*id, unit, name, what, label, claimed, verified, is_part)
    decisive = _decisive(unit, old, new)
    if decisive is not None and any(what == "grade" for what, *_ in follow):
        yield Moved(*id, unit, name, "total", TOTAL, None, decisive)
    for what, label, value in follow:
        yield Moved(*id, unit, name, what, label, None, value)


def _decisive(unit: str, old: SettledRound | None, new: SettledRound | None) -> Value | None:
    """Return the total of a unit that stays what it was under other cut-offs."""
    if old is None or new is None or old.edition.scheme.outcomes == new.edition.scheme.outcomes:
        return None
    was, now = (
        each.scores[unit].verified if unit in each.scores else NOTHING for each in (old, new)
    )
    if was.total != now.total or was.total is None:
        return None
    grades = new.edition.scheme.outcomes.grades
    said: str | Text = was.total
    if grades is not None and grades.basis == "base" and was.base == now.base and was.base:
        said = WITH_BASE.filled(total=was.total, base=was.base)
    return Value(said, said)


def leaf_labels(old: SettledRound | None, new: SettledRound | None) -> dict[str, Text]:
    """Return what the leaves of both editions are called, those of the newer first."""
    found: dict[str, Text] = {}
    for each in (new, old):
        for leaf in each.edition.scheme.leaves() if each else ():
            found.setdefault(leaf.code, LEAF.filled(code=leaf.code, label=leaf.label))
    return found


def _scores(
    labels: Mapping[str, Text], was: PrintedScores | None, now: PrintedScores | None
) -> Iterator[tuple[What, Text, Value | None, Value | None]]:
    claimed = [each.claimed if each else NOTHING for each in (was, now)]
    verified = [each.verified if each else NOTHING for each in (was, now)]
    for code, label in labels.items():
        scores = [[side.of.get(code) for side in sides] for sides in (claimed, verified)]
        yield "indicator", label, moved(*scores[0]), moved(*scores[1])
    totals = [[side.total for side in sides] for sides in (claimed, verified)]
    yield "total", TOTAL, moved(*totals[0]), moved(*totals[1])


def _outcomes(
    unit: str, old: SettledRound | None, new: SettledRound | None
) -> Iterator[tuple[What, Text, Value | None]]:
    was, now = (each.years.get(unit) if each else None for each in (old, new))
    yield "rank", RANK, moved(_rank(was), _rank(now))
    grades = _grade(old, was), _grade(new, now)
    if grades[0] != grades[1]:
        has_cuts = _decisive(unit, old, new) is not None
        shown_ = (_grade(old, was, has_cuts), _grade(new, now, has_cuts))
        yield "grade", GRADE, moved(*shown_)
    yield "money", _money_label(was, now), moved_money(_money(old, was), _money(new, now))
    kept, held = _follows(was), _follows(now)
    for id in {**held, **kept}:
        states = [each[id].state if id in each else None for each in (kept, held)]
        yield "consequence", (held.get(id) or kept[id]).label, moved(*states)


def moved(before: str | Text | None, after: str | Text | None) -> Value | None:
    """Return the value where it moves."""
    return None if before == after else Value(before, after)


def moved_money(before: str | Text | None, after: str | Text | None) -> Value | None:
    """Return the money where it moves; from none to what is not determined yet is no move."""
    return None if {before, after} <= {None, "0"} else moved(before, after)


def _rank(year: UnitYear | None) -> str | None:
    return None if year is None or year.rank is None else str(year.rank)


def _grade(
    settled: SettledRound | None, year: UnitYear | None, has_cuts: bool = False
) -> Text | None:
    """Return the grade in words, with its cut-off where that is asked for."""
    grades = settled.edition.scheme.outcomes.grades if settled is not None else None
    if grades is None or year is None or year.grade is None:
        return None
    grade = grades.of[year.grade]
    if has_cuts and grade.from_ is not None:
        return FROM.filled(grade=grade.label, points=plain(exact(grade.from_)))
    return grade.label


def _money(settled: SettledRound | None, year: UnitYear | None) -> str | None:
    """Return the money; None while what it depends on is open: the grade, or else the total."""
    if settled is None or year is None:
        return None
    has_grades = settled.edition.scheme.outcomes.grades is not None
    is_open = year.grade is None if has_grades else year.standing.total is None
    return None if is_open and year.standing.took_part else plain(result_of(year).money)


def _money_label(was: UnitYear | None, now: UnitYear | None) -> Text:
    for year in (now, was):
        for each in year.follows if year else ():
            if each.money_unit is not None:
                return MONEY_IN.filled(unit=each.money_unit)
    return MONEY


def _follows(year: UnitYear | None) -> dict[str, Follow]:
    """Return what follows besides money, by id."""
    found = year.follows if year is not None else ()
    return {each.id: each for each in found if each.kind not in ("payment", "claw-back")}


def _name(unit: str, before: State, after: State) -> Text:
    """Return the name of a unit, the newer first; with its id where the change names it anew."""
    both_filed = [state.repository.units.get(unit) for state in (after, before)]
    names = [filed.unit.name for filed in both_filed if filed is not None]
    if not names:
        return both(unit, unit)
    return names[0] if names[0] == names[-1] else WITH_ID.filled(name=names[0], unit=unit)
