"""``score --readings``: what each other option of each reading would change, as text."""

from toolkit.language import Language, both
from toolkit.outcomes.changes import changed
from toolkit.outcomes.laboratory import OF_ROUNDING, ROUNDING, UNSCORED, Alternative, Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.problems.printing import visible

CONTESTS = {
    "low": both("争议小", "contest low"),
    "medium": both("争议中等", "contest medium"),
    "high": both("争议大", "contest high"),
}
NOTHING = both("没有影响", "no effect")
ALONE = both("{n} 个单位只有总分会变", "{n} {n:unit|units} with another total alone")
FRAGILE = both(
    "结果取决于有争议口径的单位：{units}",
    "Units whose results depend on disputed readings: {units}",
)


def as_readings(
    outcome: RoundOutcome, laboratory: Laboratory, unit: str, language: Language
) -> str:
    """Return what every option would change in a round, or for one unit of it."""
    scored = outcome.scored
    lines = [f"{scored.round.title.said(language)} · {scored.id[0]} {scored.id[1]}"]
    for each in laboratory.alternatives:
        changes = [change for change in each.changes if unit in ("", change.unit)]
        lines.append(f"  {_head(each, language)}")
        telling = [change for change in changes if not change.is_of_score_alone]
        for change in telling:
            words = changed(scored.edition.scheme, change)
            lines.append(f"    {change.unit}: {visible(words.said(language))}")
        alone = len(changes) - len(telling)
        if alone:
            lines.append(f"    {ALONE.filled(n=alone).said(language)}")
        elif each.is_unscored:
            lines.append(f"    {UNSCORED.said(language)}")
        elif not changes:
            lines.append(f"    {NOTHING.said(language)}")
    fragile = [name for name in laboratory.fragile if unit in ("", name)]
    if fragile:
        lines.append("  " + FRAGILE.filled(units=", ".join(fragile)).said(language))
    return "\n".join(lines) + "\n"


def _head(each: Alternative, language: Language) -> str:
    name = OF_ROUNDING.said(language) if each.reading == ROUNDING else each.reading
    contest = CONTESTS[each.contest].said(language)
    return f"{name} → {visible(each.label.said(language))}（{contest}）"
