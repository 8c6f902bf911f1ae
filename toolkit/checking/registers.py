"""Registers against schemes and claims: attributes that are read, units that submit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.reading.document import Document, Path
from toolkit.submissions.repository import Repository

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


def check_registers(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every claim of a unit that is not registered, and every missing attribute."""
    for (scheme, name, unit), claim in repository.claims.items():
        filed = repository.rounds[scheme, name]
        if filed.register is not None and unit not in filed.units:
            yield Problem(
                NOT_REGISTERED,
                claim.document.place(("unit",)),
                {"unit": unit, "round": name},
                unit,
            )
    yield from _attributes(repository)


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
                elif stated not in attribute.options:
                    yield _unknown(document, (*path, name), stated, attribute.options)
            for name in registered.attributes:
                if name not in declared:
                    place = document.key_place((*path, name))
                    yield replace(_unknown(document, (*path, name), name, declared), place=place)


def _unknown(document: Document, path: Path, word: str, known: Iterable[str]) -> Problem:
    allowed = list(known)
    return Problem(
        UNKNOWN_ATTRIBUTE,
        document.place(path),
        {"word": word, "allowed": listed(allowed)},
        word,
        nearest(word, allowed),
    )
