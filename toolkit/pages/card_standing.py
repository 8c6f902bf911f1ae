"""How a unit stands among the others, for the head of its scorecard: rank, ties and places."""

from dataclasses import dataclass

from markupsafe import Markup

from toolkit.outcomes.cutoffs import NextGrade
from toolkit.outcomes.grading import Places
from toolkit.pages.card_words import CardWords
from toolkit.pages.outcome_views import grade_label


@dataclass(frozen=True)
class CardStanding:
    """What is told of a unit beside its score; empty where there is nothing to tell.

    Where it ``is_tied`` for a place no points bring the next grade. ``tie`` and ``next_place`` take
    the place of why it has its grade: what is open are places, not points. ``holders`` are the
    others that have a place of the best grade, and who is tied for those left.
    """

    rank_note: str
    is_tied: bool
    tie: Markup
    next_place: Markup
    holders: Markup


def standing_in_words(page: CardWords, above: NextGrade | None) -> CardStanding:
    """Return how the unit of a scorecard stands among the others of its round."""
    return _Standing(page.renderer, page.outcome, page.card).told(above)


class _Standing(CardWords):
    def told(self, above: NextGrade | None) -> CardStanding:
        return CardStanding(
            self.rank_note(),
            self.is_tied(),
            self.tie(),
            self.next_place(above),
            self.holders() + self.undecided(),
        )

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
            total=self.printed(places.tied_at),
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
                total=self.printed(places.last),
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
            total=self.printed(places.tied_at),
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
            total=self.printed(places.tied_at),
        )

    def _label(self, places: Places) -> str:
        label = grade_label(self.card.edition.scheme, places.grade)
        return label.said(self.renderer.language) if label else ""


def _is_decided(places: Places) -> bool:
    return any(unit in places.given for unit in places.tied)
