"""Why a unit has its grade or no rank, for its scorecard: the places, the clauses, the reading."""

from fractions import Fraction

from toolkit.language import Text, both
from toolkit.numbers import plain
from toolkit.outcomes.cutoffs import NextGrade
from toolkit.outcomes.grading import Places
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.pages.policy_outcomes import ROUNDINGS
from toolkit.pages.renderer import Renderer
from toolkit.schemes.edition import Edition

#: What is said and where that stands on the page of the policy: words and anchor.
Link = tuple[str, str]

BASES = {
    "participants": both("实际参评 {n} 个", "{n} that took part"),
    "register": both("登记 {n} 个", "{n} registered"),
}
PLACES = both(
    "{grade}名额：{base}，{percent}% 是 {exactly}{rounded}，取 {allowed} 个",
    "Places for {grade}: {percent}% of the {base} is {exactly}{rounded}, so {allowed}",
)
ROUNDED = both("，{rounding}", ", {rounding}")
TAKEN = both("{places}；已用 {given} 个。", "{places}; {given} taken.")
OPEN = both("{places}；还有单位没有核定，暂不确定。", "{places}; open until all are verified.")


def places_in_words(renderer: Renderer, edition: Edition, places: Places) -> str:
    """Return how many places there are, from what, and how many are taken."""
    grades = edition.scheme.outcomes.grades
    assert grades is not None
    is_whole = places.exactly.denominator == 1
    rounding = ROUNDINGS[places.quota.rounding]
    words = PLACES.filled(
        grade=grades.of[places.grade].label,
        base=BASES[places.quota.of].filled(n=places.base),
        percent=plain(Fraction(places.quota.percent)),
        exactly=plain(places.exactly),
        rounded=both("", "") if is_whole else ROUNDED.filled(rounding=rounding),
        allowed=places.allowed,
    )
    said = OPEN if places.is_open else TAKEN
    return said.filled(places=words, given=len(places.given)).said(renderer.language)


def places_for(
    renderer: Renderer, outcome: RoundOutcome, year: UnitYear, above: NextGrade | None
) -> str:
    """Return the places of the best grade where they decided; empty for whom points decided."""
    places = outcome.places
    if places is None or not year.standing.took_part:
        return ""
    is_near = above is not None and not above.missing and above.rung.grade == places.grade
    if year.grade != places.grade and not is_near:
        return ""
    return places_in_words(renderer, outcome.scored.edition, places)


def places_readings(renderer: Renderer, edition: Edition) -> list[Link]:
    """Return the readings by which the places of a grade are counted and given."""
    ids = [id for path, id in edition.readings_at.items() if "quota" in path]
    return [(id, f"reading-{id.lower()}") for id in dict.fromkeys(ids)]


def grade_clauses(renderer: Renderer, edition: Edition, took_part: bool) -> list[Link]:
    """Return where the grade is ruled on; for who took no part, the clauses or reading on that alone.

    Where a reading says what becomes of those who took no part, the policy itself does not.
    """
    grades = edition.scheme.outcomes.grades
    if grades is None:
        return []
    put_in = edition.readings_at.get(("outcomes", "grades", "absent"))
    if not took_part and put_in is not None:
        return [(renderer.word("reading_id", id=put_in), f"reading-{put_in.lower()}")]
    own = edition.scheme.clause(grades.article)
    others = [
        clause
        for clause in edition.scheme.clauses
        if "grades" in clause.carries and clause.id != own.id
    ]
    told = others if others and not took_part else [own]
    return [(each.cite.said(renderer.language), f"clause-{each.id}") for each in told]


def no_rank(renderer: Renderer, edition: Edition, year: UnitYear) -> Link | None:
    """Return what took the rank from a unit that has a score, and its clause; None where nothing did."""
    vetoes = [each for each in year.follows if each.kind == "veto"]
    if edition.scheme.outcomes.ranking is None or year.rank is not None or not vetoes:
        return None
    label: Text = vetoes[0].label
    return label.said(renderer.language), f"clause-{vetoes[0].article}"
