"""Registers against schemes and claims: attributes that are read, units that submit."""

from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.schemes.facts import Records
from toolkit.schemes.predicates import attributes_of
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.repository import Repository

NO_ATTRIBUTE = declare(
    "C109",
    "error",
    title=both("登记缺少一项属性", "Attribute not registered"),
    message=both(
        "{unit} 没有登记 {attribute}，{label}的条件“{condition}”要用到它。",
        "No {attribute} is registered for {unit}; the condition “{condition}” of {label} reads it.",
    ),
    remedy=both(
        "在这个单位后面写 attributes: {{{attribute}: …}}。",
        "Write attributes: {{{attribute}: …}} for this unit.",
    ),
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
    """Yield a problem for every registered unit that lacks an attribute some condition reads."""
    for filed in repository.rounds.values():
        document = filed.register_document
        if filed.edition is None or document is None:
            continue
        for attribute, label, condition in _read(filed.edition.scheme):
            for unit, registered in filed.units.items():
                if attribute not in registered.read_by_rules:
                    yield Problem(
                        NO_ATTRIBUTE,
                        document.key_place(("units", unit)),
                        {
                            "unit": unit,
                            "attribute": attribute,
                            "label": label,
                            "condition": condition,
                        },
                    )


def _read(scheme: Scheme) -> Iterator[tuple[str, Text, Text]]:
    """Yield every attribute of the unit that a condition reads, with the fact and the condition."""
    for fact in scheme.facts.values():
        for condition in fact.conditions if isinstance(fact, Records) else ():
            for attribute in attributes_of(condition.when) if condition.when is not None else ():
                yield attribute, fact.label, condition.label
