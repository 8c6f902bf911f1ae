"""What the lines of a claim were used for: the way back from a line to the scorecard."""

from dataclasses import dataclass, field

from toolkit.pages.renderer import Renderer
from toolkit.pages.scorecard_targets import for_marks
from toolkit.scoring.scorecard import FactUse, RecordUse, Scorecard

#: Names as they stand on the scorecard, and the anchors they stand at.
Uses = tuple[tuple[str, str], ...]
NOTHING: Uses = ()


@dataclass(frozen=True)
class Used:
    """The uses of facts by id, the anchors of indicators by code, and what records are, by line."""

    facts: dict[str, Uses] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    records: dict[int, tuple[str, Uses]] = field(default_factory=dict)

    def add(self, renderer: Renderer, fact: FactUse, use: tuple[str, str]) -> None:
        """Note that a fact and its records stand under an indicator or a section."""
        self.facts[fact.id] = _with(self.facts.get(fact.id, NOTHING), use)
        for record in fact.records:
            about, uses = self.records.get(record.line, ("", NOTHING))
            about = about or _about(renderer, fact, record)
            self.records[record.line] = (about, _with(uses, use))


def uses_of(renderer: Renderer, card: Scorecard) -> Used:
    """Return what the facts of a scorecard were used for, in the order of the scorecard."""
    used, marks = Used(), for_marks(card.edition.scheme)
    for node in card.nodes():
        anchor = f"indicator-{node.code.lower()}"
        used.codes[node.code] = anchor
        for fact in node.facts:
            used.add(renderer, fact, (node.code, anchor))
    sections = (("eligibility", card.eligibility), ("targets", card.targets))
    for section, conditions in sections:
        for each in conditions:
            anchor = used.codes.get(each.indicator or "", "")
            use = (each.indicator or "", anchor) if anchor else (renderer.word(section), section)
            for fact in (fact for value in each.values for fact in value.facts):
                used.add(renderer, fact, use)
    for told in card.reported:
        code = marks.get(told.id, "")
        use = (code, used.codes[code]) if code else (renderer.word("reported"), "reported")
        used.facts[told.id] = _with(used.facts.get(told.id, NOTHING), use)
    return used


def _with(uses: Uses, use: tuple[str, str]) -> Uses:
    return uses if use in uses else (*uses, use)


def _about(renderer: Renderer, fact: FactUse, record: RecordUse) -> str:
    """Return what a record is: its fact, its own id, its fields by name with their values."""
    language = renderer.language
    colon, then = renderer.word("colon"), renderer.word("semicolon")
    fields = then.join(
        f"{label.said(language)}{colon}{shown.said(language)}" for label, shown in record.fields
    )
    named = f"{fact.label.said(language)} · {record.id}"
    return f"{named}{then}{fields}" if fields else named
