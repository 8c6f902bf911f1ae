"""How a unit stands among the others, for the head of its scorecard: rank, places, vetoes, disputes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from toolkit.language import Text
from toolkit.outcomes.cutoffs import NextGrade
from toolkit.outcomes.grading import Places
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.pages import addresses
from toolkit.pages.outcome_views import grade_label
from toolkit.pages.renderer import Renderer, relative
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.decisions import Commended


@dataclass(frozen=True)
class CardStanding:
    """What is told of a unit beside its score; empty where there is nothing to tell.

    Where it ``is_tied`` for a place no points bring the next grade. ``tie`` and ``next_place`` take the place of why it has its grade: what is open are places, not
    points. ``barred`` says what took rank or honour from it, each with where that stands.
    """

    rank_note: str
    is_tied: bool
    tie: Markup
    next_place: Markup
    barred: list[tuple[str, str]]
    objections: Markup


def standing_in_words(
    renderer: Renderer, outcome: RoundOutcome, card: Scorecard, above: NextGrade | None
) -> CardStanding:
    """Return how the unit of a scorecard stands among the others of its round."""
    return _Standing(renderer, outcome, card).told(above)


class _Standing:
    def __init__(self, renderer: Renderer, outcome: RoundOutcome, card: Scorecard) -> None:
        self.renderer, self.outcome, self.card = renderer, outcome, card
        self.year = outcome.year_of(card)
        self.cards = {each.unit.id: each for each in outcome.scored.scorecards}

    def told(self, above: NextGrade | None) -> CardStanding:
        return CardStanding(
            self.rank_note(),
            self.is_tied(),
            self.tie(),
            self.next_place(above),
            self.barred(),
            self.objections(),
        )

    def word(self, name: str, **values: str | int | Markup) -> Markup:
        """Return a word of the pages with links in it; everything else is escaped."""
        return Markup(self.renderer.word(name)).format(**values)

    def linked(self, units: Iterable[str]) -> Markup:
        here = addresses.scorecard(self.card)
        links = [
            Markup('<a href="{}">{}</a>').format(
                relative(here, addresses.scorecard(self.cards[unit])),
                self.cards[unit].unit.name.said(self.renderer.language),
            )
            for unit in units
        ]
        return Markup(self.renderer.word("separator")).join(links)

    def rank_note(self) -> str:
        """Return who is ranked together, and who is not ranked and why."""
        scheme = self.card.edition.scheme
        if scheme.outcomes.ranking is None or self.year.rank is None:
            return ""
        years = ranked_with(self.outcome, self.card)
        classes = {year.standing.class_of_unit for year in years if year.rank is not None}
        words = [self.renderer.word("rank_all_classes")] if len(classes) > 1 else []
        left_out = Counter(self.why_no_rank(year) for year in years if year.rank is None)
        if left_out:
            parts = [
                why
                if len(left_out) == 1
                else self.renderer.word("rank_left_out_part", why=why, n=n)
                for why, n in left_out.items()
            ]
            why = self.renderer.word("separator").join(parts)
            words.append(self.renderer.word("rank_left_out", n=sum(left_out.values()), why=why))
        return self.renderer.word("semicolon").join(words)

    def why_no_rank(self, year: UnitYear) -> str:
        """Return why a unit has no rank: a veto, no claim or one set aside, no total."""
        language = self.renderer.language
        for each in year.follows:
            if each.kind == "veto":
                label = each.label.said(language)
                return label[:1].lower() + label[1:]
        if not year.standing.took_part:
            return self.cards[year.standing.unit].status_in_words.said(language)
        return self.renderer.word("no_total")

    def is_tied(self) -> bool:
        places = self.outcome.places
        return places is not None and self.card.unit.id in places.tied

    def tie(self) -> Markup:
        """Return with whom the unit is tied for places that nobody has given yet."""
        places = self.outcome.places
        if places is None or not self.is_tied() or _is_decided(places):
            return Markup("")
        ranks = {self.outcome.years[unit].rank for unit in places.tied}
        rank = self.year.rank if len(ranks) == 1 else None
        first = Markup("") if rank is None else self.word("tie_rank", rank=rank)
        return first + self.word(
            "tie_two" if len(places.tied) == 2 else "tie_open",
            n=len(places.tied),
            total=self._printed(places.tied_at),
            others=self.linked(each for each in places.tied if each != self.card.unit.id),
            left=places.left,
            grade=self._label(places),
        )

    def next_place(self, above: NextGrade | None) -> Markup:
        """Return who is within the places of a grade for which the unit has the score, not the rank."""
        places = self.outcome.places
        if places is None or above is None or above.missing or above.side != "verified":
            return Markup("")
        if above.rung.grade != places.grade or places.is_open or self.is_tied():
            return Markup("")
        label, allowed = self._label(places), places.allowed
        if places.left <= 0 and places.last is not None:
            return self.word(
                "place_full",
                grade=label,
                allowed=allowed,
                last=self.linked(places.last_given),
                total=self._printed(places.last),
            )
        if not places.tied:
            return Markup("")
        given = self.linked(places.given)
        return self.word(
            "place_tied",
            grade=label,
            allowed=allowed,
            given=self.word("place_given", given=given) if given else "",
            tied=self.linked(places.tied),
            total=self._printed(places.tied_at),
            left=places.left,
        )

    def barred(self) -> list[tuple[str, str]]:
        """Return what a veto does to the unit, and why it was passed over, with where that stands."""
        language, scheme = self.renderer.language, self.card.edition.scheme
        policy = addresses.policy(scheme.id, scheme.edition)
        veto = scheme.outcomes.veto
        told = [
            (
                self.renderer.word(f"veto_{veto.effect}", label=each.label, ground=each.state),
                f"{policy}#clause-{each.article}",
            )
            for each in self.year.follows
            if veto is not None and each.kind == "veto"
        ]
        for label, ground, id in passed_over(self.outcome, self.card.unit.id):
            words = self.renderer.word(
                "passed_over",
                label=label.said(language),
                ground=ground.said(language).rstrip("。."),
            )
            told.append((words, f"{addresses.results(self.outcome.scored)}#decision-{id}"))
        return told

    def objections(self) -> Markup:
        """Return how many objections of the round are open, and about whom; or that there are none."""
        raised = [objection for objection, _ in self.outcome.filed.objections]
        if not raised:
            return self.word("no_objections")
        waiting = [each.unit for each in raised if each.answer is None]
        if not waiting:
            return self.word("objections_answered", n=len(raised))
        units = self.linked(dict.fromkeys(unit for unit in waiting if unit in self.cards))
        return self.word("objections_open", n=len(waiting), units=units)

    def _label(self, places: Places) -> str:
        label = grade_label(self.card.edition.scheme, places.grade)
        return label.said(self.renderer.language) if label else ""

    def _printed(self, total: Fraction | None) -> str:
        return self.card.printed(total) or ""


def ranked_with(outcome: RoundOutcome, card: Scorecard) -> list[UnitYear]:
    """Return the units among which one is ranked: those of the round, or of its class."""
    ranking = outcome.scored.edition.scheme.outcomes.ranking
    by_class = ranking is not None and ranking.pool == "class"
    return [
        year
        for year in outcome.years.values()
        if not by_class or year.standing.class_of_unit == card.class_of_unit
    ]


def passed_over(outcome: RoundOutcome, unit: str) -> list[tuple[Text, Text, str]]:
    """Return the honours for which a unit was passed over: the honour, the ground, the decision."""
    labels = {each.id: each.label for each in outcome.scored.edition.scheme.outcomes.commendations}
    return [
        (labels[each.commendation], over.ground, each.id)
        for each in outcome.decisions
        if isinstance(each, Commended)
        for over in each.passed_over
        if over.unit == unit
    ]


def _is_decided(places: Places) -> bool:
    return any(unit in places.given for unit in places.tied)
