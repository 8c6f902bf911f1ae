"""The owners' file against units, schemes and rounds: nobody unknown, nobody on both sides."""

from collections.abc import Hashable, Iterable, Iterator

from toolkit.checking.references import NO_TARGET, WHAT
from toolkit.checking.registers import UNKNOWN_ATTRIBUTE
from toolkit.checking.validation import DUPLICATE_ID, HERE
from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Place, Problem
from toolkit.reading.document import Document, Path
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.owners import AppointedJudge, AppointedReviewer, Owners
from toolkit.submissions.repository import Repository

OWNS_AND_ADMINISTERS = declare(
    "O103",
    "error",
    title=both("管理员又替单位填报", "Administrator who submits for a unit"),
    message=both(
        "账号 {account} 是管理员，又是 {units} 的填报账号。",
        "Account {account} is an administrator and also submits for {units}.",
    ),
    remedy=both(
        "换一个账号填报：定规则、管名册的人不能同时填报。",
        "Let another account submit: whoever keeps rules and registers does not submit claims.",
    ),
)
OWNS_AND_REVIEWS = declare(
    "O104",
    "warning",
    title=both("核定人员又替单位填报", "Reviewer who submits for a unit"),
    message=both(
        "{reviewer} 的账号又是 {units} 的填报账号，这些单位他不能核定。",
        "The account of {reviewer} also submits for {units}, which this reviewer may not review.",
    ),
    remedy=both(
        "请确认这些单位另有核定人员。",
        "Make sure that these units have another reviewer.",
    ),
)
BOTH_STAGES = declare(
    "O105",
    "error",
    title=both("一个账号兼了两级", "One account at both stages"),
    message=both(
        "账号 {account} 在办法 {scheme} 里既是县级又是市级核定人员。",
        "Account {account} reviews at county and at city stage under the scheme {scheme}.",
    ),
    remedy=both(
        "初审和核定由不同的人做，两级各写一个账号。",
        "Check and verification are done by different people; give each stage an account of its own.",
    ),
)
JUDGES_OWN_UNIT = declare(
    "O106",
    "error",
    title=both("没有写评委所在的单位", "Judge's own unit not stated"),
    message=both(
        "评委 {judge} 的账号又是 {units} 的填报账号，这里的 unit 没有写它。",
        "The account of judge {judge} also submits for {units}, and unit does not say so here.",
    ),
    remedy=both(
        "写 unit，评委给本单位打的分不算；两个以上的，另请评委。",
        "Give unit: marks for one’s own unit do not count; with more than one, appoint another judge.",
    ),
)
SHEET_SAYS_OTHERWISE = declare(
    "O107",
    "error",
    title=both("评委所在的单位前后不一", "Judge's unit differs from the sheet"),
    message=both(
        "评委 {judge} 所在的单位，这里写的是 {here}，评分表里写的是 {there}。",
        "The unit of judge {judge} is {here} here and {there} in the sheet.",
    ),
    remedy=both(
        "查清之后，把两处改成一致。", "Find out which is right and write the same in both."
    ),
)

SCHEME, ROUND = both("考核办法", "scheme"), both("考核轮次", "round")
NONE = both("（无）", "(none)")
#: The attribute that every unit of a register has.
CLASS = "class"


def check_owners(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for whatever in the owners' file fits neither the data nor itself."""
    owners, document = repository.owners, repository.owners_document
    if owners is None or document is None:
        return
    found = _OwnersFile(repository, owners, document)
    yield from found.repeated()
    yield from found.administrators()
    yield from found.owned()
    for index, reviewer in enumerate(owners.reviewers):
        yield from found.reviewer(("reviewers", index), reviewer)
    yield from found.stages()
    for index, judge in enumerate(owners.judges):
        yield from found.judge(("judges", index), judge)


class _OwnersFile:
    """The file with what it refers to."""

    def __init__(self, repository: Repository, owners: Owners, document: Document) -> None:
        self._repository, self._owners, self._document = repository, owners, document
        self._units = {*repository.units, *repository.unreadable_units}
        editions = {*repository.editions, *repository.unreadable_editions}
        self._schemes = {scheme for scheme, _ in editions}
        self._rounds = {*repository.rounds, *repository.unreadable_rounds}

    def repeated(self) -> Iterator[Problem]:
        """Whoever is listed twice."""
        owners = self._owners
        admins = (
            (each.account, ("administrators", i, "account"))
            for i, each in enumerate(owners.administrators)
        )
        reviewers = (
            ((scheme, each.id), ("reviewers", i, "id"))
            for i, each in enumerate(owners.reviewers)
            for scheme in each.schemes
        )
        judges = (
            ((each.scheme, each.round, each.judge), ("judges", i, "judge"))
            for i, each in enumerate(owners.judges)
        )
        for listing in (admins, reviewers, judges):
            yield from self._repeated(listing)
        for unit, accounts in owners.units.items():
            yield from self._repeated((each, ("units", unit, i)) for i, each in enumerate(accounts))

    def _repeated(self, listing: Iterable[tuple[Hashable, Path]]) -> Iterator[Problem]:
        first: dict[Hashable, Place] = {}
        for key, path in listing:
            place = self._document.place(path)
            if key in first:
                word = str(key[-1] if isinstance(key, tuple) else key)
                where = HERE.filled(line=first[key].line)
                yield Problem(DUPLICATE_ID, place, {"id": word, "where": where}, word)
            first.setdefault(key, place)

    def administrators(self) -> Iterator[Problem]:
        """Administrators who own units."""
        for index, each in enumerate(self._owners.administrators):
            units = self._owners.owned_by(each.account)
            if units:
                place = self._document.place(("administrators", index, "account"))
                values: dict[str, Text | str | int] = {"account": each.account}
                values["units"] = listed(sorted(units))
                yield Problem(OWNS_AND_ADMINISTERS, place, values)

    def owned(self) -> Iterator[Problem]:
        """Units there are not."""
        for unit in self._owners.units:
            place = self._document.key_place(("units", unit))
            yield from self._known("unit", place, unit, self._units)

    def reviewer(self, path: Path, reviewer: AppointedReviewer) -> Iterator[Problem]:
        """A reviewer of unknown schemes, units or attributes, or of units the same account owns."""
        place = self._document.place
        for index, scheme in enumerate(reviewer.schemes):
            yield from self._known(
                "scheme", place((*path, "schemes", index)), scheme, self._schemes
            )
        for index, unit in enumerate(reviewer.units or ()):
            yield from self._known("unit", place((*path, "units", index)), unit, self._units)
        yield from self._attributes((*path, "attributes"), reviewer)
        own = {
            unit
            for unit in self._owners.owned_by(reviewer.account)
            for (scheme, _), filed in self._repository.rounds.items()
            if unit in filed.units and reviewer.covers(scheme, unit, filed.units[unit])
        }
        if own:
            values: dict[str, Text | str] = {"reviewer": reviewer.id, "units": listed(sorted(own))}
            yield Problem(OWNS_AND_REVIEWS, place((*path, "account")), values)

    def _attributes(self, path: Path, reviewer: AppointedReviewer) -> Iterator[Problem]:
        editions = self._repository.editions.items()
        schemes = [each.scheme for (id, _), each in editions if id in reviewer.schemes]
        if not schemes:
            return
        known = _words(schemes)
        for name, words in reviewer.attributes.items():
            if name not in known:
                place = self._document.key_place((*path, name))
                yield _unknown(place, name, known)
            elif known[name]:  # of days and ids every word is possible
                for index, word in enumerate(words):
                    if word not in known[name]:
                        place = self._document.place((*path, name, index))
                        yield _unknown(place, word, known[name])

    def stages(self) -> Iterator[Problem]:
        """Accounts that review at more than one stage under the same scheme."""
        first: dict[tuple[int, str], str] = {}
        for index, each in enumerate(self._owners.reviewers):
            for scheme in each.schemes:
                if first.setdefault((each.account, scheme), each.stage) != each.stage:
                    place = self._document.place(("reviewers", index, "account"))
                    yield Problem(BOTH_STAGES, place, {"account": each.account, "scheme": scheme})

    def judge(self, path: Path, judge: AppointedJudge) -> Iterator[Problem]:
        """A judge of no round, or one whose own unit is not stated as it is."""
        place, id = self._document.place, (judge.scheme, judge.round)
        unknown = list(self._known("scheme", place((*path, "scheme")), judge.scheme, self._schemes))
        if not unknown:
            rounds = {name for scheme, name in self._rounds if scheme == judge.scheme}
            unknown = list(self._known("round", place((*path, "round")), judge.round, rounds))
        yield from unknown
        filed = self._repository.rounds.get(id)
        if filed is None:
            return
        if judge.unit is not None and filed.register is not None:
            yield from self._known("unit", place((*path, "unit")), judge.unit, filed.units)
        own = self._owners.owned_by(judge.account) & filed.units.keys()
        if own - {judge.unit}:
            said: dict[str, Text | str | int] = {"judge": judge.judge, "units": listed(sorted(own))}
            yield Problem(JUDGES_OWN_UNIT, place((*path, "account")), said)
        for sheet in filed.sheets:
            if sheet.judge == judge.judge and sheet.unit != judge.unit:
                said = {
                    "judge": judge.judge,
                    "here": judge.unit or NONE,
                    "there": sheet.unit or NONE,
                }
                at = place((*path, "unit" if judge.unit is not None else "judge"))
                yield Problem(SHEET_SAYS_OTHERWISE, at, said)

    def _known(self, what: str, place: Place, word: str, known: Iterable[str]) -> Iterator[Problem]:
        there = sorted(known)
        if word not in there:
            said = {**WHAT, "scheme": SCHEME, "round": ROUND}[what]
            values: dict[str, Text | str] = {"what": said, "id": word, "allowed": listed(there, 12)}
            yield Problem(NO_TARGET, place, values, word, nearest(word, there))


def _words(schemes: Iterable[Scheme]) -> dict[str, set[str]]:
    """Return the words that each attribute of these schemes may have; none for days and ids."""
    found: dict[str, set[str]] = {CLASS: set()}
    for scheme in schemes:
        found[CLASS] |= scheme.classes.keys()
        for name, attribute in scheme.attributes.items():
            found.setdefault(name, set()).update(attribute.options)
    return found


def _unknown(place: Place, word: str, known: Iterable[str]) -> Problem:
    allowed = sorted(known)
    values: dict[str, Text | str] = {"word": word, "allowed": listed(allowed)}
    return Problem(UNKNOWN_ATTRIBUTE, place, values, word, nearest(word, allowed))
