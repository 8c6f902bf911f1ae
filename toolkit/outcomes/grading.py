"""Grades: by cut-offs, by a quota for the first, by taking no part; ties across the cut left open."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil, floor

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain, printed
from toolkit.outcomes.standing import Standing
from toolkit.schemes.outcomes import Grades, Quota

BY_CUT = both("{total} 分，达到 {floor} 分", "{total}, {floor} or more")
BY_REST = both("{total} 分，低于 {floor} 分", "{total}, below {floor}")
BY_QUOTA = both(
    "{total} 分，在{grade}名额（{n} 个）之内", "{total}, within the places for {grade} ({n})"
)
OUTSIDE = both(
    "{total} 分，不在{grade}名额（{n} 个）之内", "{total}, not within the places for {grade} ({n})"
)
LAST_WITHIN = both("，名额之内最低的是 {last} 分", "; the lowest score within them is {last}")
TIED_ABOVE = both("，名额末位同分的是 {last} 分", "; the units tied for the last place have {last}")
BY_TIE = both(
    "{total} 分，与其他单位同分，争最后的{grade}名额，办法没有写怎么取舍",
    "{total}, tied with others for what is left of the places for {grade}; the policy does not say who goes first",
)
TIE_DECIDED = both(
    "{total} 分，与其他单位同分，{grade}名额由{by}决定给了别的单位",
    "{total}, tied with others for a place for {grade}; {by} gave it to another unit",
)
BY_ABSENCE = both("没有参加考核", "took no part")
BY_DECISION = both("{total} 分，由{by}决定", "{total}; decided by {by}")
PENDING = both(
    "还有单位没有核定，名额内外未定",
    "units are still to be verified; who is within the places is open",
)
ENDED = both(
    "{total} 分，已撤销或应撤销，不能评为{grade}", "{total}; its status ends, so not {grade}"
)


@dataclass(frozen=True)
class Given:
    """The grade of one unit and how it came about; ``grade`` is None while it is open."""

    grade: str | None
    how: Text


@dataclass(frozen=True)
class Places:
    """The quota of a grade in one round: how many places there were and who got them.

    ``tied`` are units with the same total of which some would fit and some would not, ``tied_at``
    that total; ``lowest`` is the total from which on a unit is within the places, ``last`` the
    lowest of those that got one.
    """

    grade: str
    quota: Quota
    base: int
    allowed: int
    given: tuple[str, ...]
    tied: tuple[str, ...]
    is_open: bool

    lowest: Fraction = Fraction(0)
    last: Fraction | None = None
    tied_at: Fraction | None = None
    #: The units that have ``last``.
    last_given: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """How many places nobody has."""
        return self.allowed - len(self.given)

    @property
    def exactly(self) -> Fraction:
        """The share before rounding."""
        return exact(self.quota.percent) * self.base / 100


@dataclass(frozen=True)
class Graded:
    """The grades of a round by unit, and the quota where there is one."""

    of: Mapping[str, Given]
    places: Places | None


@dataclass(frozen=True)
class _Unit:
    unit: str
    value: Fraction | None
    took_part: bool
    places: int = 2


def graded(
    standings: Sequence[Standing],
    grades: Grades,
    points: Fraction | None,
    decided: Mapping[str, tuple[str, Text]],
    barred: Collection[str] = (),
) -> Graded:
    """Return the grade of every unit.

    ``points`` are the scheme's; ``decided`` has the grade that people gave a unit, and who did;
    ``barred`` are units that cannot have the best grade. The number of places is never exceeded
    by itself: where a tie lies across the cut, the policy's reading says what becomes of it.
    """
    units = [
        _Unit(each.unit, _value(each, grades, points), each.took_part, each.places)
        for each in standings
    ]
    names = list(grades.of)
    best = names[0]
    quota = grades.of[best].quota
    places = _places(units, best, grades, decided, barred) if quota is not None else None
    return Graded(
        {each.unit: _grade(each, grades, places, decided, barred) for each in units}, places
    )


def _value(each: Standing, grades: Grades, points: Fraction | None) -> Fraction | None:
    if grades.basis == "base":
        return each.base
    if grades.basis == "capped-total" and each.total is not None and points is not None:
        return min(each.total, points)
    return each.total


def allowed_by(quota: Quota, base: int) -> int:
    """Return how many places a quota gives."""
    share = exact(quota.percent) * base / 100
    ways = {"floor": floor(share), "ceiling": ceil(share), "nearest": floor(share + Fraction(1, 2))}
    return ways[quota.rounding]


def _places(
    units: Iterable[_Unit],
    grade: str,
    grades: Grades,
    decided: Mapping[str, tuple[str, Text]],
    barred: Collection[str],
) -> Places:
    quota, least = grades.of[grade].quota, grades.of[grade].from_
    assert quota is not None
    assert least is not None
    units = list(units)
    base = sum(1 for each in units if each.took_part or quota.of == "register")
    allowed = allowed_by(quota, base)
    is_open = any(each.took_part and each.value is None for each in units)
    fit = [
        (each.value, each.unit)
        for each in units
        if each.value is not None and each.value >= exact(least) and each.unit not in barred
    ]
    given: list[str] = []
    tied: list[str] = []
    ordered = sorted(fit, key=lambda entry: -entry[0])
    for _, group in groupby(ordered, key=lambda entry: entry[0]):
        names = sorted(unit for _, unit in group)
        if len(given) >= allowed:
            break
        if len(given) + len(names) <= allowed or quota.ties == "all-of-group":
            given += names
            continue
        chosen = [unit for unit in names if decided.get(unit, ("",))[0] == grade]
        tied = names
        given += chosen[: allowed - len(given)]
        break
    if is_open:
        given, tied = [], []
    values = {unit: value for value, unit in fit}
    last = min((values[unit] for unit in given), default=None)
    is_full = len(given) >= allowed
    return Places(
        grade,
        quota,
        base,
        allowed,
        tuple(given),
        tuple(tied),
        is_open,
        lowest=last if is_full and last is not None else Fraction(0),
        last=last,
        tied_at=values[tied[0]] if tied else None,
        last_given=tuple(unit for unit in given if values[unit] == last),
    )


def _outside(
    each: _Unit,
    total: str,
    places: Places,
    grade: Text,
    decided: Mapping[str, tuple[str, Text]],
) -> Text:
    """Return why a unit that reaches the grade is not within its places."""
    if each.unit not in places.tied:
        words = [OUTSIDE.filled(total=total, grade=grade, n=places.allowed)]
        is_full = len(places.given) >= places.allowed
        if is_full and places.last is not None:
            words.append(LAST_WITHIN.filled(last=printed(places.last, each.places)))
        elif places.tied_at is not None:
            words.append(TIED_ABOVE.filled(last=printed(places.tied_at, each.places)))
        return joined(words, "", "")
    chosen = [other for other in places.tied if other in places.given]
    if chosen:
        return TIE_DECIDED.filled(total=total, grade=grade, by=decided[chosen[0]][1])
    return BY_TIE.filled(total=total, grade=grade)


def _grade(
    each: _Unit,
    grades: Grades,
    places: Places | None,
    decided: Mapping[str, tuple[str, Text]],
    barred: Collection[str],
) -> Given:
    names = list(grades.of)
    if not each.took_part:
        return Given(None if grades.absent == "none" else grades.absent, BY_ABSENCE)
    if each.value is None:
        return Given(None, both("没有总分", "no total"))
    total = printed(each.value, each.places)
    floors = {name: exact(one.from_) for name, one in grades.of.items() if one.from_ is not None}
    reached = [name for name in names if each.value >= floors.get(name, each.value)]
    if places is not None and places.grade in reached:
        label = grades.of[places.grade].label
        if each.unit in places.given:
            if each.unit in places.tied:
                return Given(
                    places.grade, BY_DECISION.filled(total=total, by=decided[each.unit][1])
                )
            how = BY_QUOTA.filled(total=total, grade=label, n=places.allowed)
            return Given(places.grade, how)
        reached = [name for name in reached if name != places.grade]
        if places.is_open and places.allowed and each.unit not in barred:
            return Given(None, PENDING)
        if each.unit in barred and each.value >= places.lowest:
            return Given(reached[0], ENDED.filled(total=total, grade=label))
        return Given(reached[0], _outside(each, total, places, label, decided))
    grade = reached[0]
    if grade in floors:
        return Given(grade, BY_CUT.filled(total=total, floor=plain(floors[grade])))
    lowest = min(floors.values())
    return Given(grade, BY_REST.filled(total=total, floor=plain(lowest)))
