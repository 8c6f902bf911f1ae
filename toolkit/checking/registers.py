"""Registers against schemes and claims: attributes that are read, units that submit."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.submissions.decisions import Excepted
from toolkit.submissions.repository import FiledRound, Repository

NO_ATTRIBUTE = declare(
    "C109",
    "error",
    title=both("登记缺少一项属性", "Attribute not registered"),
    message=both(
        "{unit} 没有登记 {attribute}（{label}），办法要用到它。",
        "{attribute} ({label}) is not registered for {unit}; the scheme reads it.",
    ),
    remedy=both(
        "在这个单位后面写 attributes: {{{attribute}: …}}。",
        "Write attributes: {{{attribute}: …}} for this unit.",
    ),
)
UNKNOWN_ATTRIBUTE = declare(
    "C111",
    "error",
    title=both("登记的属性不对", "Registered attribute unknown"),
    message=both("办法里没有 “{word}”。", "The scheme has no “{word}” here."),
    remedy=both("检查拼写；可用：{allowed}。", "Check the spelling; there are: {allowed}."),
)
NOT_REGISTERED = declare(
    "C110",
    "error",
    title=both("单位没有登记", "Unit not registered"),
    message=both(
        "{unit} 没有登记参加 {round} 这一轮考核，却有申报。",
        "{unit} is not registered for the round {round} and yet submits a claim.",
    ),
    remedy=both(
        "请主办方在 register.yml 里登记这个单位；不参加考核的，删去申报。",
        "The policy office registers the unit in register.yml; if it takes no part, remove the claim.",
    ),
)


NOT_A_DAY = declare(
    "C112",
    "error",
    title=both("登记的日期不对", "Registered day unreadable"),
    message=both("{label}写的是 “{read}”，不是日期。", "{label}: “{read}” is no day."),
    remedy=both("写成 2021-10-08 这样。", "Write it like 2021-10-08."),
)
TAKEN = declare(
    "C113",
    "error",
    title=both("只能有一家的登记了两家", "Registered twice"),
    message=both(
        "{unit} 的{label}是 “{read}”，和 {other} 相同；原则上只能有一家。",
        "{unit} has the same {label} as {other}, “{read}”; in principle there may be one only.",
    ),
    remedy=both(
        "改正登记；确属例外的，在 decisions.yml 里记一条 kind: exception，attribute: {attribute}。",
        "Correct the register; for an exception, record a decision of kind exception with attribute: {attribute}.",
    ),
)


def check_registers(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every claim of a unit that is not registered, and every missing attribute."""
    yield from check_claimants(repository)
    yield from _attributes(repository)


def check_claimants(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every claim of a unit that is not registered."""
    for (scheme, name, unit), claim in repository.claims.items():
        filed = repository.rounds[scheme, name]
        if filed.register is not None and unit not in filed.units:
            yield Problem(
                NOT_REGISTERED,
                claim.document.place(("unit",)),
                {"unit": unit, "round": name},
                unit,
            )


def _attributes(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every registered unit that lacks an attribute or has one of no meaning."""
    for filed in repository.rounds.values():
        document = filed.register_document
        if filed.edition is None or document is None:
            continue
        declared = filed.edition.scheme.attributes
        for unit, registered in filed.units.items():
            path: Path = ("units", unit, "attributes")
            for name, attribute in declared.items():
                stated = registered.attributes.get(name)
                if stated is None:
                    yield Problem(
                        NO_ATTRIBUTE,
                        document.key_place(("units", unit)),
                        {"unit": unit, "attribute": name, "label": attribute.label},
                    )
                elif attribute.kind == "choice" and stated not in attribute.options:
                    yield _unknown(document, (*path, name), stated, attribute.options)
                elif attribute.kind == "day" and not _is_day(stated):
                    values: dict[str, Text | str] = {"label": attribute.label, "read": stated}
                    yield Problem(NOT_A_DAY, document.place((*path, name)), values, stated)
            for name in registered.attributes:
                if name not in declared:
                    place = document.key_place((*path, name))
                    yield replace(_unknown(document, (*path, name), name, declared), place=place)
        if "decisions.yml" not in filed.unread:
            yield from _taken(filed, document)


def _is_day(stated: str) -> bool:
    try:
        datetime.date.fromisoformat(stated)
    except ValueError:
        return False
    return len(stated) == len("2021-10-08")


def _taken(filed: FiledRound, document: Document) -> Iterator[Problem]:
    """Yield a problem where an id that may be there once is registered again, without exception."""
    assert filed.edition is not None
    decisions = filed.decisions.decisions if filed.decisions is not None else ()
    for name, attribute in filed.edition.scheme.attributes.items():
        excepted = {
            each.unit for each in decisions if isinstance(each, Excepted) and each.attribute == name
        }
        first: dict[str, str] = {}
        for unit, registered in filed.units.items() if attribute.unique else ():
            stated = registered.attributes.get(name, "")
            if stated in first and unit not in excepted:
                values: dict[str, Text | str] = {
                    "unit": unit,
                    "label": attribute.label,
                    "read": stated,
                    "other": first[stated],
                    "attribute": name,
                }
                yield Problem(
                    TAKEN, document.place(("units", unit, "attributes", name)), values, stated
                )
            first.setdefault(stated, unit)


def _unknown(document: Document, path: Path, word: str, known: Iterable[str]) -> Problem:
    allowed = list(known)
    return Problem(
        UNKNOWN_ATTRIBUTE,
        document.place(path),
        {"word": word, "allowed": listed(allowed)},
        word,
        nearest(word, allowed),
    )
