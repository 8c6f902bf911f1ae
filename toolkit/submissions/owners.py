"""Owners: which accounts own which unit, who reviews, who judges, who administers."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.reading.models import described
from toolkit.reading.shape import Shape, refusal
from toolkit.reading.slips import as_written
from toolkit.schemes.ids import RoundId, SchemeId, UnitId, filled
from toolkit.schemes.values import Key, Name
from toolkit.submissions.review import STAGES
from toolkit.submissions.round import Registered

NOT_AN_ACCOUNT = declare(
    "O101",
    "error",
    title=both("不是账号编号", "Not the number of an account"),
    message=both(
        "这里要写账号的编号，读到的是 “{read}”。",
        "The number of an account is expected, “{read}” was read.",
    ),
    remedy=both(
        "写平台给账号的数字编号，不写用户名：用户名可以改，改掉的还会被别人注册。",
        "Write the number the platform has given the account, not its user name: names change, and others may take them.",
    ),
)
NOT_A_USER_NAME = declare(
    "O102",
    "error",
    title=both("不是用户名", "Not a user name"),
    message=both(
        "“{read}” 不是用户名，也不是团队名。",
        "“{read}” is the name neither of a user nor of a team.",
    ),
    remedy=both(
        "写平台上的用户名，或者 组织/团队，前面不加 @。",
        "Write a user name of the platform, or organisation/team, without @.",
    ),
)

#: The file among the units' folders.
OWNERS = "owners.yml"
#: Beyond every number that a platform gives.
LARGEST_ACCOUNT = 2**63 - 1
_LOGIN = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?"
_USER_NAME = re.compile(rf"{_LOGIN}(?:/{_LOGIN})?", re.ASCII)


def _account(value: Any) -> int:
    filled(value)
    if type(value) is not int or not 0 < value <= LARGEST_ACCOUNT:
        raise refusal(NOT_AN_ACCOUNT, read=as_written(value)[:80])
    return value


def _user_name(value: Any) -> str:
    filled(value)
    if type(value) is not str or not _USER_NAME.fullmatch(value):
        raise refusal(NOT_A_USER_NAME, read=as_written(value)[:80])
    return value


ACCOUNT = described(
    both("账号编号", "account number"),
    both("写账号的数字编号", "write the number of the account"),
)
Account = Annotated[int, BeforeValidator(_account)]
UserName = Annotated[str, BeforeValidator(_user_name)]


class Administrator(Shape):
    """Who changes what everybody relies on. ``name`` is for CODEOWNERS, which knows no numbers."""

    account: Account = Field(json_schema_extra=ACCOUNT)
    name: UserName | None = None


class AppointedReviewer(Shape):
    """A reviewer: the id that reviews name, the account, the stage, and how far it reaches.

    Of the units of these schemes: those listed where ``units`` is given, and those whose register
    says what ``attributes`` asks for.
    """

    id: Name
    account: Account = Field(json_schema_extra=ACCOUNT)
    stage: Literal["county", "city"] = Field(json_schema_extra=described(options=STAGES))
    schemes: Annotated[tuple[SchemeId, ...], Field(min_length=1)]
    units: Annotated[tuple[UnitId, ...], Field(min_length=1)] | None = None
    attributes: Mapping[Key, Annotated[tuple[Name, ...], Field(min_length=1)]] = Field(
        default_factory=dict
    )

    def covers(self, scheme: str, unit: str, registered: Registered | None) -> bool:
        """True if a unit is in the reviewer's jurisdiction; ``registered`` is its register entry."""
        if scheme not in self.schemes or (self.units is not None and unit not in self.units):
            return False
        stated = {} if registered is None else registered.read_by_rules
        return all(stated.get(name) in words for name, words in self.attributes.items())


class AppointedJudge(Shape):
    """A judge of a round. ``unit`` is the assessed unit the judge belongs to, if any."""

    judge: Name
    account: Account = Field(json_schema_extra=ACCOUNT)
    scheme: SchemeId
    round: RoundId
    unit: UnitId | None = None


class Owners(Shape):
    """Who may change what. Written by administrators; a change is judged by the file before it."""

    administrators: Annotated[tuple[Administrator, ...], Field(min_length=1)]
    units: Mapping[UnitId, Annotated[tuple[Account, ...], Field(min_length=1)]] = Field(
        default_factory=dict
    )
    reviewers: tuple[AppointedReviewer, ...] = ()
    judges: tuple[AppointedJudge, ...] = ()

    @property
    def administering(self) -> frozenset[int]:
        """The accounts of the administrators."""
        return frozenset(each.account for each in self.administrators)

    def owning(self, unit: str) -> frozenset[int]:
        """Return the accounts that own a unit; none where nobody does."""
        return frozenset(self.units.get(unit, ()))

    def owned_by(self, account: int) -> frozenset[str]:
        """Return the units that an account owns."""
        return frozenset(unit for unit, accounts in self.units.items() if account in accounts)
