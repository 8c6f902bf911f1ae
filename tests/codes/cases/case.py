"""A case: one passage of the tiny organisation changed; and the files of it that cases change."""

from dataclasses import dataclass

from tests.codes.tree import Content

SCHEME = "schemes/tiny-society/2020/scheme.yml"
WORKED = "schemes/tiny-society/2020/examples/worked.yml"
ROUND = "schemes/tiny-society/rounds/2020/round.yml"
REGISTER = "schemes/tiny-society/rounds/2020/register.yml"
ALPHA = "units/tiny-alpha/2020/tiny-society.yml"  # every record listed, reviewed
ALPHA_REVIEW = "units/tiny-alpha/2020/tiny-society.review.yml"
EVIDENCE = "units/tiny-alpha/2020/evidence"
MEMBERS = f"{EVIDENCE}/members.txt"
BETA = "units/tiny-beta/2020/tiny-society.yml"  # numbers alone, reviewed
BETA_REVIEW = "units/tiny-beta/2020/tiny-society.review.yml"
FAIR = "schemes/tiny-fair/2020/scheme.yml"
FAIR_WORKED = "schemes/tiny-fair/2020/examples/worked.yml"
FAIR_REGISTER = "schemes/tiny-fair/rounds/2020/register.yml"
SHEET = "schemes/tiny-fair/rounds/2020/sheets/p1.yml"
PRIZE = "schemes/tiny-prize/2019/scheme.yml"
PRIZE_ROUND = "schemes/tiny-prize/rounds/2020/round.yml"
PRIZE_REGISTER = "schemes/tiny-prize/rounds/2020/register.yml"
DECISIONS = "schemes/tiny-prize/rounds/2020/decisions.yml"
FINAL_ROUND = "schemes/tiny-prize/rounds/2019/round.yml"
FINAL_DECISIONS = "schemes/tiny-prize/rounds/2019/decisions.yml"
RESULTS = "schemes/tiny-prize/rounds/2019/results.yml"
CORRECTIONS = "schemes/tiny-prize/rounds/2019/corrections.yml"
GAMMA = "units/tiny-gamma/2020/tiny-society.yml"  # not there: gamma did not submit
ALPHA_UNIT = "units/tiny-alpha/unit.yml"
GAMMA_UNIT = "units/tiny-gamma/unit.yml"
OWNERS = "units/owners.yml"
#: The passage is the whole file.
ALL = None


@dataclass(frozen=True)
class Case:
    """A passage of a file replaced: by ``bad``, which earns the code, or by ``good``, which does not.

    ``also`` are the other errors that the bad one earns, ``twin_also`` those of the good one;
    ``at`` is the file and passage that is blamed where ``bad`` bears no mark (an empty passage is
    the file as such, its first line and column), ``and_at`` what is blamed besides; ``given`` changes both before; ``good`` replaces
    ``twin_file`` where that is another file.
    """

    code: str
    file: str
    passage: str | None
    bad: Content
    good: Content
    also: tuple[str, ...] = ()
    twin_also: tuple[str, ...] = ()
    at: tuple[str, str] | None = None
    and_at: tuple[tuple[str, str], ...] = ()
    given: tuple[tuple[str, str, str], ...] = ()
    twin_file: str | None = None
