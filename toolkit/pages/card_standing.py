"""How a unit stands among the others, for the head of its scorecard: rank, places, vetoes, disputes."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape

from toolkit.language import Text
from toolkit.outcomes.changes import changed
from toolkit.outcomes.cutoffs import NextGrade
from toolkit.outcomes.grading import Places
from toolkit.outcomes.rounds import Disputed, RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.outcome_views import grade_label
from toolkit.pages.renderer import Renderer, relative
from toolkit.schemes.outcomes import Commendation
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.decisions import Commended


@dataclass(frozen=True)
class CardStanding:
    """What is told of a unit beside its score; empty where there is nothing to tell.

    Where it ``is_tied`` for a place no points bring the next grade. ``tie`` and ``next_place`` take the place of why it has its grade: what is open are places, not
    points. ``holders`` are the others that have a place of the best grade, ``honours`` says who was
    given an honour and what the policy leaves open of it. ``barred`` says what took rank and honour
    from the unit, ``passed_over`` why it did not get one, each with where that stands.
    """

    rank_note: str
    is_tied: bool
    tie: Markup
    next_place: Markup
    holders: Markup
    honours: list[Markup]
    barred: list[tuple[str, str]]
    passed_over: list[tuple[str, str]]
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
        self.cards = outcome.scored.by_unit

    def told(self, above: NextGrade | None) -> CardStanding:
        return CardStanding(
            self.rank_note(),
            self.is_tied(),
            self.tie(),
            self.next_place(above),
            self.holders() + self.undecided(),
            [self.honour(each) for each in self.card.edition.scheme.outcomes.commendations],
            self.barred(),
            self.passed_over(),
            self.objections(),
        )

    def word(self, name: str, **values: str | int | Markup) -> Markup:
        """Return a word of the pages with links in it; everything else is escaped."""
        return Markup(self.renderer.word(name)).format(**values)

    def link(self, address: str, words: str) -> Markup:
        href = relative(addresses.scorecard(self.card), address)
        return Markup('<a href="{}">{}</a>').format(href, words)

    def linked(self, units: Iterable[str]) -> Markup:
        return self.separated(self.of_unit(unit) for unit in units)

    def of_unit(self, unit: str) -> Markup:
        card = self.cards[unit]
        return self.link(addresses.scorecard(card), card.unit.name.said(self.renderer.language))

    def with_totals(self, units: Iterable[str]) -> Markup:
        """Return units with the totals that were compared; this unit as such."""
        own = self.card.unit.id
        return self.separated(
            self.word(
                "unit_total",
                unit=self.word("own_unit") if unit == own else self.of_unit(unit),
                total=self._printed(self.outcome.years[unit].standing.total),
            )
            for unit in units
        )

    def separated(self, parts: Iterable[Markup]) -> Markup:
        return Markup(self.renderer.word("separator")).join(parts)

    def rank_note(self) -> str:
        """Return who is ranked together, and who is not ranked and why."""
        pool = self.outcome.pools.get(self.card.class_of_unit)
        if pool is None or self.year.rank is None:
            return ""
        words = [self.renderer.word("rank_all_classes")] if pool.classes > 1 else []
        if pool.left_out:
            parts = [
                why.said(self.renderer.language)
                if len(pool.left_out) == 1
                else self.renderer.word("rank_left_out_part", why=why, n=n)
                for why, n in pool.left_out.items()
            ]
            why = self.renderer.word("separator").join(parts)
            n = sum(pool.left_out.values())
            words.append(self.renderer.word("rank_left_out", n=n, why=why))
        return self.renderer.word("semicolon").join(words)

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

    def holders(self) -> Markup:
        """Return the other units within the places of the best grade, with their totals."""
        places = self.outcome.places
        others = [unit for unit in places.given if unit != self.card.unit.id] if places else []
        if places is None or not others:
            return Markup("")
        words = "holders_besides" if self.card.unit.id in places.given else "holders"
        return self.word(words, grade=self._label(places), units=self.with_totals(others))

    def undecided(self) -> Markup:
        """Return for whom has a place who is tied for those that are left."""
        places = self.outcome.places
        if places is None or self.card.unit.id not in places.given:
            return Markup("")
        if not places.tied or _is_decided(places) or places.left <= 0:
            return Markup("")
        return self.word(
            "place_undecided",
            left=places.left,
            tied=self.linked(places.tied),
            total=self._printed(places.tied_at),
        )

    def honour(self, honour: Commendation) -> Markup:
        """Return who was given an honour, and what the policy leaves open of how it is given."""
        edition, language = self.card.edition, self.renderer.language
        policy = addresses.policy(edition.scheme.id, edition.scheme.edition)
        where = [
            self.link(f"{policy}#clause-{clause.id}", clause.cite.said(language))
            for clause in edition.scheme.clauses
            if honour.id in clause.carries
        ]
        told = [
            self.word(
                "honour_reading",
                id=self.link(f"{policy}#reading-{id.lower()}", id),
                reason=edition.scheme.readings[id].reason.said(language),
            )
            for id in honour.readings
        ]
        given = [
            each
            for each in self.outcome.decisions
            if isinstance(each, Commended) and each.commendation == honour.id
        ]
        over = dict.fromkeys(one.unit for each in given for one in each.passed_over)
        over.pop(self.card.unit.id, None)  # what is said of the unit itself follows
        if over:
            told.insert(0, self.word("honour_over", units=self.with_totals(over)))
        between = Markup(" " if language == "en" else "")
        return self.word(
            "honour_given" if given else "honour_open",
            label=honour.label.said(language),
            where=Markup(self.renderer.word("comma")).join(where),
            units=self.with_totals(each.unit for each in given),
            more=between.join(told),
        )

    def barred(self) -> list[tuple[str, str]]:
        """Return what a veto does to the unit, with where that stands."""
        scheme = self.card.edition.scheme
        policy = addresses.policy(scheme.id, scheme.edition)
        veto = scheme.outcomes.veto
        return [
            (
                self.renderer.word(f"veto_{veto.effect}", label=each.label, ground=each.state),
                f"{policy}#clause-{each.article}",
            )
            for each in self.year.follows
            if veto is not None and each.kind == "veto"
        ]

    def passed_over(self) -> list[tuple[str, str]]:
        """Return why the unit was passed over for an honour, with where that stands."""
        language, told = self.renderer.language, []
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
        waiting = [each for each in self.outcome.disputed if each.objection.answer is None]
        if not waiting:
            return self.word("objections_answered", n=len(raised))
        told = Markup(self.renderer.word("semicolon")).join(map(self.waiting, waiting))
        return self.word("objections_open", n=len(waiting), told=told)

    def waiting(self, each: Disputed) -> Markup:
        """Return about whom an open objection is, and what it would change for this unit."""
        scheme, unit = self.card.edition.scheme, each.objection.unit
        link = self.of_unit(unit) if unit in self.cards else escape(unit)
        if each.changes is None:
            return link
        mine = [change for change in each.changes if change.unit == self.card.unit.id]
        if not mine:
            return self.word("objection_elsewhere", unit=link)
        what = changed(scheme, mine[0]).said(self.renderer.language)
        words = "objection_of_score" if mine[0].is_of_score_alone else "objection_here"
        return self.word(words, unit=link, what=what)

    def _label(self, places: Places) -> str:
        label = grade_label(self.card.edition.scheme, places.grade)
        return label.said(self.renderer.language) if label else ""

    def _printed(self, total: Fraction | None) -> str:
        return self.card.printed(total) or ""


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
