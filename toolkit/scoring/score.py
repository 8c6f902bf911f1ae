"""Scoring: one unit's claim and review under one edition become a scorecard."""

from collections.abc import Callable, Iterator, Sequence, Set
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.language import Text, both, joined
from toolkit.numbers import exact, plain, printed, rounded
from toolkit.schemes.adding import unrounded
from toolkit.schemes.edition import Edition
from toolkit.schemes.formula import CountWhere, Divide, facts_of
from toolkit.schemes.ledger import PLACES, Ledger, cells_of
from toolkit.schemes.ledger import TOTAL as TOTAL_ROW
from toolkit.schemes.lowering import Lowered
from toolkit.schemes.marks import UNIT, code_of
from toolkit.schemes.rules.setting import Setting, Told
from toolkit.schemes.scheme import Indicator
from toolkit.schemes.showing import NOT_GIVEN, shown, with_unit
from toolkit.schemes.stated import Stated
from toolkit.scoring import verification
from toolkit.scoring.conditions import Conditions
from toolkit.scoring.evaluation import Absent, Facts, Step, Value, evaluate
from toolkit.scoring.fact_uses import FactUses
from toolkit.scoring.gaining import gain_in_words
from toolkit.scoring.scorecard import (
    ABSENT,
    STALE_REVIEW,
    SWAPPED_EVIDENCE,
    FactUse,
    Flag,
    LedgerTotals,
    NodeScore,
    Paper,
    Reported,
    Scorecard,
    Side,
    Status,
)
from toolkit.scoring.verdict import deduction, verdict
from toolkit.scoring.verification import NOT_REVIEWED, Marker
from toolkit.submissions.claim import Claim
from toolkit.submissions.review import Review
from toolkit.submissions.round import Registered, Round
from toolkit.submissions.sheet import Sheet
from toolkit.submissions.unit import Unit
from toolkit.submissions.withheld import withheld_lines


def score(
    unit: Unit,
    round_: Round,
    edition: Edition,
    registered: Registered,
    claim: Claim | None,
    review: Review | None,
    canonical: Callable[[str], str] = str,
    review_file: str | None = None,
    sheets: Sequence[Sheet] = (),
    swapped: Set[str] = frozenset(),
) -> Scorecard:
    """Return the scorecard of a registered unit.

    A review of another version of the claim (its hash differs) decides nothing, and nothing of
    what rests on evidence that was ``swapped`` after it was seen. ``canonical`` turns the path of
    a file as shown into the one published.
    """
    standing = verification.standing(claim, review, swapped)
    is_stale = review is not None and standing is None
    marked_by = markers(unit.id, standing, sheets)
    work = _Scoring(edition, registered, claim, standing, canonical, marked_by, unit.id)
    total = work.verified["total"].value
    flags = [*_late_changes(claim, is_stale, swapped), *work.flags()]
    scheme = edition.scheme
    indicators = tuple(work.node(each) for each in (*scheme.indicators, *scheme.bonus))
    status = work.status()
    conditions = Conditions(
        scheme, work.lowered, work.claimed_facts, work.verified_facts, work.uses.use
    )
    targets = tuple(map(conditions.target, scheme.expectations_of(registered.class_)))
    flags += conditions.flags(targets, work.verified)
    flags += own_marks(unit.id, edition, sheets)
    eligibility = tuple(map(conditions.condition, scheme.eligibility_of(registered.class_)))
    leaves = [leaf for top in indicators for leaf in top.nodes() if not leaf.parts]
    claimed_total = work.claimed["total"].value
    return Scorecard(
        unit,
        round_,
        edition,
        registered.class_,
        status,
        indicators,
        claimed_total=claimed_total,
        claimed_base=work.claimed["base" if scheme.bonus else "total"].value,
        claimed_bonus=work.claimed["bonus"].value if scheme.bonus else None,
        claimed_unmarked=work.claimed_unmarked(),
        base=work.verified["base" if scheme.bonus else "total"].value,
        bonus=work.verified["bonus"].value if scheme.bonus else None,
        total=total,
        deduction=deduction(claimed_total, total),
        verdict=verdict(status, leaves, scheme.scored, eligibility),
        targets=targets,
        eligibility=eligibility,
        reported=work.reported(),
        ledgers=work.ledgers(),
        papers=work.papers(),
        flags=tuple(flags),
        claim_file=canonical(claim.document.file) if claim else None,
        claim_sha256=claim.document.sha256 if claim else None,
        review_file=canonical(review_file) if review and review_file else None,
        withheld=withheld_lines(claim, scheme) if claim else frozenset(),
        reviewed_on=review.reviewed_on.isoformat() if review and not is_stale else None,
        reviewers=review.reviewers if review and not is_stale else (),
        quantities=work.verified_facts.quantities,
        attributes=registered.read_by_rules,
        means=work.means(),
    )


STALE = both(
    "申报在核定之后改过，核定结果不再有效，待重新核定",
    "the claim changed after its review; the review no longer holds",
)
SWAPPED = both(
    "证据在核定之后换过：{items}；用它证明的内容待重新核定",
    "evidence was changed after verification: {items}; what it supports is to be verified again",
)
OWN_LEFT_OUT = both(
    "有 {n} 名评委是本单位的人，打给本单位的分不计入平均",
    "{n} {n:judge belongs|judges belong} to this unit; {n:that judge’s|those judges’} marks were not counted",
)
OWN_COUNTED = both(
    "有 {n} 名评委是本单位的人，打给本单位的分照样计入平均",
    "{n} {n:judge belongs|judges belong} to this unit; {n:that judge’s|those judges’} marks were counted",
)
MISSING_PAPER = both("未附{label}", "{label}: not handed in")
SUM = both("各部分合计 {sum} 分。", "The parts add up to {sum} {sum:point|points}.")
UNDECIDED = both(
    "有 {n} 条记录未核定，暂不计分", "{n} {n:record|records} not yet verified, no score"
)
NOT_DECIDED = both("未核定，暂不计分", "not yet verified, no score")
NEGATIVE = both("{cell}为负{amount}", "{cell} is negative{amount}")
MINUS = both("：{amount}", ": {amount}")
PART_CLAIMED = both(
    "由人评定的部分没有自评，其余自评 {n} 分。",
    "{n} {n:point|points} claimed; the rest is judged and has no self-score.",
)
NO_SCORE = both("{why}，没有得分", "{why}, no score")


def _late_changes(claim: Claim | None, is_stale: bool, swapped: Set[str]) -> list[Flag]:
    """Return a flag where the claim, or evidence of it, is not what the reviewers saw."""
    if is_stale:
        return [Flag(STALE_REVIEW, STALE)]
    titles = [each.title for each in (claim.evidence if claim else ()) if each.id in swapped]
    if not titles:
        return []
    items = joined([both(title, title) for title in titles], "、", ", ")
    return [Flag(SWAPPED_EVIDENCE, SWAPPED.filled(items=items))]


def markers(unit: str, review: Review | None, sheets: Sequence[Sheet]) -> list[Marker]:
    """Return who marked a unit: the reviewers of its claim, and the judges of the round."""
    by_review = [
        Marker(by, None, None, given) for by, given in (review.marks if review else {}).items()
    ]
    return by_review + [
        Marker(sheet.judge, sheet.panel, sheet.unit, sheet.marks[unit])
        for sheet in sheets
        if unit in sheet.marks
    ]


def own_marks(unit: str, edition: Edition, sheets: Sequence[Sheet]) -> list[Flag]:
    """Return a flag where judges of the unit itself marked it: kept, and left out of the mean."""
    panels = edition.scheme.panels
    own = sum(1 for sheet in sheets if sheet.unit == unit and unit in sheet.marks)
    if panels is None or not own:
        return []
    text = OWN_LEFT_OUT if panels.own_marks == "excluded" else OWN_COUNTED
    return [Flag("own-marks", text.filled(n=own))]


class _Scoring:
    """The two evaluations of one submission, and what is told about them."""

    def __init__(
        self,
        edition: Edition,
        registered: Registered,
        claim: Claim | None,
        review: Review | None,
        canonical: Callable[[str], str],
        marked_by: Sequence[Marker],
        unit: str = "",
    ) -> None:
        self.edition, self.scheme = edition, edition.scheme
        self.registered, self.claim, self.review = registered, claim, review
        self.canonical = canonical
        self.attributes = {**registered.read_by_rules, UNIT: unit}
        self.lowered: Lowered = edition.lowered(registered.class_, registered.attributes)
        stated = claim.facts if claim is not None else {}
        if claim is None:
            nothing = verification.nothing_submitted(self.scheme)
            self.claimed_facts = self.verified_facts = Facts(nothing, self.attributes)
        else:
            self.claimed_facts = Facts(verification.claimed(self.scheme, stated), self.attributes)
            self.verified_facts = Facts(
                verification.verified(self.scheme, stated, review, marked_by), self.attributes
            )
        self.claimed = evaluate(self.lowered.total, self.claimed_facts).named()
        total = evaluate(self.lowered.total, self.verified_facts)
        self.verified = total.named()
        self._known = {id(step.node): step for step in total.steps()}
        self.uses = FactUses(
            edition, registered, claim, review, self.claimed_facts, self.verified_facts, canonical
        )

    def status(self) -> Status:
        """Return how far the verification is."""
        if self.claim is None:
            return "not-submitted"
        if self.scheme.panels is not None and self.review is None:
            return "unreviewed"  # judges have marked, and nobody has looked at the claim
        if self.scheme.scored:
            is_open = isinstance(self.verified["total"].value, Absent)
        else:
            asked = [
                *(self.verified[leaf.code] for leaf in self.scheme.leaves()),
                *(
                    evaluate(node, self.verified_facts)
                    for node in self.lowered.eligibility.values()
                    if node
                ),
            ]
            is_open = any(NOT_REVIEWED in {each.value for each in step.steps()} for step in asked)
        return "unreviewed" if is_open else "reviewed"

    # ------------------------------------------------------------------ indicators

    def node(self, indicator: Indicator) -> NodeScore:
        """Return the scored indicator with everything below it."""
        rule = indicator.rule
        surroundings = self.lowered.settings[indicator.code]
        facts = tuple(self.uses.use(fact) for fact in rule.facts) if rule is not None else ()
        return NodeScore(
            indicator.code,
            indicator.label,
            points=None if surroundings.worth is None else plain(surroundings.worth),
            asked=self.lowered.asked.get(indicator.code),
            unit=rule.unit(surroundings) if rule is not None else None,
            rule=self.edition.rules_in_words.get(indicator.code),
            is_bonus=self.scheme.is_bonus(indicator.code),
            is_capped=surroundings.is_capped,
            uncapped=indicator.uncapped,
            reach=self.lowered.reaches[indicator.code],
            article=self.scheme.clause(indicator.article).cite,
            article_id=indicator.article,
            readings=self.edition.readings_of(indicator.code),
            claimed=self.side(indicator, surroundings, self.claimed[indicator.code], facts),
            verified=self.side(indicator, surroundings, self.verified[indicator.code], facts),
            facts=facts,
            gain=self.gain(indicator.code),
            parts=tuple(self.node(part) for part in indicator.parts),
        )

    def side(
        self, indicator: Indicator, surroundings: Setting, step: Step, facts: tuple[FactUse, ...]
    ) -> Side:
        """Return one half of an indicator with the sentence saying how its score came about."""
        value = step.named().get("value") if indicator.rule is not None else None
        part = self._part(indicator.code) if step.value == verification.JUDGED else None
        return Side(
            value.value if value else None,
            step.value,
            self.told(indicator, surroundings, step, facts)
            if part is None
            else PART_CLAIMED.filled(n=self.printed(part)),
            part,
        )

    def _part(self, code: str) -> Fraction | None:
        """Return what is claimed of an indicator of which people mark the rest."""
        node = self.lowered.claimable.get(code)
        value = None if node is None else evaluate(node, self.claimed_facts).value
        return value if isinstance(value, Fraction) else None

    def printed(self, score: Fraction) -> str:
        """Return a score as it is published."""
        rounding = self.scheme.printing
        return printed(rounded(score, rounding), rounding.places)

    def told(
        self, indicator: Indicator, surroundings: Setting, step: Step, facts: tuple[FactUse, ...]
    ) -> Text:
        """Return how a score came about, or why there is none."""
        if isinstance(step.value, Absent):
            return self._why_absent(step.value, facts)
        shown_score = self.printed(step.value)
        if indicator.rule is None:
            return self._sum_told(indicator, step, shown_score)
        return indicator.rule.tell(surroundings, Told(_numbers(step), step.value, shown_score))

    def _sum_told(self, group: Indicator, step: Step, total: str) -> Text:
        """Return what a group adds up to, and how where its parts as printed do not."""
        told, named = SUM.filled(sum=total), step.named()
        values = [named[part.code].value for part in group.parts]
        parts = [each for each in values if isinstance(each, Fraction)]
        note = unrounded(map(self.printed, parts), total)
        if note is None or sum(parts, Fraction(0)) != step.value:  # what is capped is no such sum
            return told
        return joined([told, note], "", " ")

    @staticmethod
    def _why_absent(absent: Absent, facts: tuple[FactUse, ...]) -> Text:
        if absent.reason == "not-reviewed":
            waiting = sum(
                1 for fact in facts for each in fact.records if each.counts_as_verified is None
            )
            return UNDECIDED.filled(n=waiting) if waiting else NOT_DECIDED
        why = ABSENT[absent.reason]
        return why if absent.reason == "judged" else NO_SCORE.filled(why=why)

    def gain(self, code: str) -> Text | None:
        """Return what would bring the points that are left, or None where none are."""
        gain = self.lowered.gains.get(code)
        if gain is None or isinstance(self.verified[code].value, Absent):
            return None
        return gain_in_words(gain, self.verified_facts, self._known)

    def claimed_unmarked(self) -> Value | None:
        """Return what is claimed without the marks of people; None where nobody marks."""
        node = self.lowered.unmarked
        return None if node is None else evaluate(node, self.claimed_facts).value

    def means(self) -> dict[str, dict[str, Fraction]]:
        """Return means and numbers of marks by leaf and name of the step: they stand for the marks."""
        found: dict[str, dict[str, Fraction]] = {}
        for leaf in self.scheme.leaves():
            step = self.verified.get(leaf.code)
            named = step.named().items() if step is not None else ()
            of_marks = {
                name: each.value
                for name, each in named
                if isinstance(each.value, Fraction) and _aggregates_marks(each)
            }
            if of_marks:
                found[leaf.code] = of_marks
        return found

    # ------------------------------------------------------------------ beside the score

    def reported(self) -> tuple[Reported, ...]:
        """Return the facts shown beside the score."""
        rows = []
        for name in self.scheme.reported:
            declared: Any = self.scheme.facts[name]
            if isinstance(declared, Ledger):
                continue
            stated = self.claim.facts.get(name) if self.claim is not None else None
            value = NOT_GIVEN if stated is None else _stated(declared, stated)
            line = self.uses.line(stated) or None
            rows.append(Reported(name, declared.label, value, line))
        return tuple(rows)

    def ledgers(self) -> tuple[LedgerTotals, ...]:
        """Return the total row of every ledger that was handed in."""
        return tuple(
            LedgerTotals(
                name,
                ledger.label,
                ledger.unit,
                stated.value.year,
                self.uses.line(stated),
                tuple(
                    (column.number, column.label, _money(getattr(stated.value.total, key)))
                    for key, column in ledger.columns.items()
                ),
            )
            for name, ledger, stated in self._ledgers()
        )

    def _ledgers(self) -> Iterator[tuple[str, Ledger, Stated]]:
        stated = self.claim.facts if self.claim is not None else {}
        for name, declared in self.scheme.facts.items():
            if isinstance(declared, Ledger) and name in stated:
                yield name, declared, stated[name]

    def papers(self) -> tuple[Paper, ...]:
        """Return the papers that carry no points, with the evidence that stands for each."""
        return tuple(
            Paper(name, each.label, self.uses.evidence_for(name))
            for name, each in self.scheme.attachments.items()
        )

    def flags(self) -> list[Flag]:
        """Return what a reader should notice: missing papers, expectations that are not met."""
        if self.claim is None:
            return []
        found = [
            Flag(f"missing-{paper.id}", MISSING_PAPER.filled(label=paper.label))
            for paper in self.papers()
            if not paper.evidence
        ]
        for name, ledger, stated in self._ledgers():
            for row, column, amount in cells_of(ledger, stated.value):
                if ledger.columns[column].may_be_negative and amount < 0:
                    # Only the total row is published: the others are named without their amount.
                    shown_amount = MINUS.filled(amount=with_unit(_money(amount), ledger.unit))
                    text = NEGATIVE.filled(
                        cell=ledger.cell_words(row, column),
                        amount=shown_amount if row == TOTAL_ROW else "",
                    )
                    found.append(Flag(f"{name}-{row}-{column}-negative", text))
        return found


def _stated(declared: Any, stated: Stated) -> Text:
    """Return what is stated of a fact: the value, or how many records are listed."""
    return shown(declared, stated.value if stated.records is None else len(stated.records))


def _aggregates_marks(step: Step) -> bool:
    """Tell whether a step is a mean or a number of marks."""
    read = facts_of(step.node)
    is_of_marks = bool(read) and all(code_of(fact) is not None for fact in read)
    return is_of_marks and isinstance(step.node, CountWhere | Divide)


def _money(amount: Decimal) -> str:
    return printed(exact(amount), PLACES)


def _numbers(step: Step) -> dict[str, Fraction]:
    """Return the named values of a trace that are numbers."""
    named = step.named().items()
    return {name: each.value for name, each in named if isinstance(each.value, Fraction)}
