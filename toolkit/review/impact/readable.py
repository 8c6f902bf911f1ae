"""The head of a change with what nobody can read of it left as it was.

A slip of the pen is not a withdrawal: nothing is told to move by a file that cannot be judged.
"""

from collections.abc import Collection
from dataclasses import replace

from toolkit.language import Text, both
from toolkit.submissions.repository import FiledRound, Repository, RoundId, SubmissionId
from toolkit.submissions.unit_folder import REVIEW

UNREAD = both(
    "{file}（{what}）有读不懂的地方，改好错误之后才能算出它的影响，这里按原来的算。",
    "{file} ({what}) cannot be read; its effect can be told once its errors are mended, and here it counts as it was.",
)
OF_UNIT = both("{unit}，{title}", "{unit}, {title}")
SCHEME = both("办法 {scheme}", "the scheme {scheme}")


def readable(
    before: Repository, after: Repository, schemes: Collection[str]
) -> tuple[Repository, list[Text]]:
    """Return the head with each file that cannot be judged as in the base; each is said once."""
    said: dict[Text, None] = {}
    units, rounds = dict(after.units), dict(after.rounds)
    for unit in sorted(after.unreadable_units & before.units.keys()):
        units[unit] = before.units[unit]
        said[_said(after, f"units/{unit}/unit.yml", units[unit].unit.name)] = None
    whole: set[RoundId] = set()
    for id, filed in before.rounds.items():
        if id[0] not in schemes:
            continue
        now = rounds.get(id)
        if id in after.unreadable_rounds:
            rounds[id] = filed
            whole.add(id)
            said[_said(after, f"{_folder(id)}/round.yml", filed.round.title)] = None
        elif now is not None and now.edition is None and filed.edition is not None:
            rounds[id] = filed
            whole.add(id)
            path = f"schemes/{id[0]}/{now.round.edition}/scheme.yml"
            said[_said(after, path, SCHEME.filled(scheme=id[0]))] = None
        elif now is not None:
            rounds[id], files = _with_files(after, id, filed, now)
            for file in files:
                said[_said(after, f"{_folder(id)}/{file}", filed.round.title)] = None
    claims, reviews = dict(after.claims), dict(after.reviews)
    for claim_id in sorted(after.unreadable_claims & before.claims.keys()):
        claims[claim_id] = before.claims[claim_id]
        if claim_id[:2] not in whole:
            said[_submitted(before, after, claim_id, ".yml")] = None
    for review_id in sorted(after.unreadable_reviews & before.reviews.keys()):
        reviews[review_id] = before.reviews[review_id]
        if review_id[:2] not in whole:
            said[_submitted(before, after, review_id, REVIEW)] = None
    return replace(after, units=units, rounds=rounds, claims=claims, reviews=reviews), list(said)


def _with_files(
    after: Repository, id: RoundId, old: FiledRound, new: FiledRound
) -> tuple[FiledRound, list[str]]:
    """Return a round of the head whose unread files are those of the base, and their names."""
    files = []
    if new.register is None and old.register is not None:
        files.append("register.yml")
        new = replace(new, register=old.register, register_document=old.register_document)
    for file in sorted(new.unread):
        key = file.removesuffix(".yml")
        document = f"{key}_document"
        if getattr(old, key) is not None:
            files.append(file)
            kept = {key: getattr(old, key), document: getattr(old, document)}
            new = replace(new, **kept)
    there = {each.judge for each in new.sheets}
    left = [each for each in old.sheets if each.judge not in there]
    unread = [each for each in left if _sheet(after, id, each.judge) in after.unfinished]
    if unread:
        files += [f"sheets/{each.judge}.yml" for each in unread]
        sheets = sorted((*new.sheets, *unread), key=lambda each: each.judge)
        new = replace(new, sheets=tuple(sheets))
    return new, files


def _sheet(after: Repository, id: RoundId, judge: str) -> str:
    return f"{after.shown}/{_folder(id)}/sheets/{judge}.yml"


def _folder(id: RoundId) -> str:
    return f"schemes/{id[0]}/rounds/{id[1]}"


def _submitted(before: Repository, after: Repository, id: SubmissionId, ending: str) -> Text:
    scheme, round_, unit = id
    filed, of_round = before.units.get(unit), before.rounds.get((scheme, round_))
    name = both(unit, unit) if filed is None else filed.unit.name
    title = both(round_, round_) if of_round is None else of_round.round.title
    path = f"units/{unit}/{round_}/{scheme}{ending}"
    return _said(after, path, OF_UNIT.filled(unit=name, title=title))


def _said(after: Repository, path: str, what: Text) -> Text:
    return UNREAD.filled(file=f"{after.shown}/{path}", what=what)
