"""``new UNIT SCHEME YEAR``: the claim file of a unit with a blank for whatever it has to fill in."""

import sys
from pathlib import Path

from toolkit.commands.options import chosen, language_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.writing import claim_path, write_new
from toolkit.contribute.scaffold import Blank, scaffold
from toolkit.problems.nearest import nearest
from toolkit.problems.printing import as_text, visible
from toolkit.problems.problem import in_order
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.round import STATES
from toolkit.submissions.unit import KINDS
from toolkit.submissions.walk import open_repository


def run(data: Path, unit: str, scheme: str, year: str, lang: str = "zh") -> int:
    """Write ``data/units/UNIT/YEAR/SCHEME.yml``; never write over a file.

    1 where the files of the scheme, the round or the unit have errors, which are printed.
    """
    language = language_of(lang)
    _given(unit, scheme, year)
    repository = open_repository(data)
    filed = _round(repository, scheme, year)
    if filed is not None:
        _registered(filed, unit)
        _with_file(repository, unit)
    named = repository.units.get(unit)
    if filed is None or filed.edition is None or named is None:
        sys.stderr.write(as_text(in_order(repository.problems), language, repository.lines))
        return 1
    blank = Blank(filed.edition, filed.round, unit, named.unit.name, filed.units[unit])
    return write_new(claim_path(data, (scheme, year, unit)), scaffold(blank).encode())


def _given(unit: str, scheme: str, year: str) -> None:
    """Refuse a request that leaves one of the three out."""
    if not (unit and scheme and year):
        raise WrongUse(
            "写明单位、办法、年度，例如 new quzhou-demo-station-tea quzhou-service-station 2026；"
            "评委的评分表用 --sheet",
            "name unit, scheme and year, for example new quzhou-demo-station-tea "
            "quzhou-service-station 2026; for a judge's sheet there is --sheet",
        )


def _round(repository: Repository, scheme: str, year: str) -> FiledRound | None:
    """Return the open round; None where its files have errors."""
    rounds = {*repository.rounds, *repository.unreadable_rounds}
    chosen("SCHEME", scheme, {of: of for of, _ in sorted(rounds)})
    chosen("YEAR", year, {of_year: 0 for of, of_year in sorted(rounds) if of == scheme})
    filed = repository.rounds.get((scheme, year))
    if filed is None or filed.edition is None or filed.register is None:
        return None
    if filed.round.state != "draft":
        title, state = filed.round.title, STATES[filed.round.state]
        raise WrongUse(
            f"{title.zh}现在是“{state.zh}”，不在填报阶段；要改申报，先问主办方",
            f"{title.en} is not being filled in, its state is “{state.en}”; "
            "to change a claim, ask the policy office first",
        )
    return filed


def _registered(filed: FiledRound, unit: str) -> None:
    if unit not in filed.units:
        near = nearest(unit, filed.units)
        zh, en = (f"，是不是 {near}？", f"; did you mean {near}?") if near else ("", "")
        raise WrongUse(
            f"“{visible(unit)}” 没有登记参加这一轮考核{zh or '；请主办方在 register.yml 里登记'}",
            f"“{visible(unit)}” is not registered for this round"
            f"{en or '; the policy office registers units in register.yml'}",
        )


def _with_file(repository: Repository, unit: str) -> None:
    """Refuse a unit that has no file of its own yet, and show what to write into it."""
    if unit not in repository.units and unit not in repository.unreadable_units:
        path = f"{repository.shown}/units/{unit}/unit.yml"
        kinds = ", ".join(KINDS)
        raise WrongUse(
            f"还没有 {path}，先建好它，写三行：id: {unit}；name: {{zh: 中文名称, en: English name}}；"
            f"kind: …（{kinds} 之一）",
            f"{path} is not there yet; make it first, with three lines: id: {unit}; "
            f"name: {{zh: …, en: …}}; kind: … (one of {kinds})",
        )
