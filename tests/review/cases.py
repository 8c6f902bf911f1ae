"""What each code of a change means: a change that earns it, and the nearest one that does not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.codes.tree import TINY
from tests.review.conftest import BETA_REVIEW, SOCIETY, World, tiny
from tests.review.history import EXECUTABLE, FOLDER, LINK, PLAIN, SUBMODULE, As, Files, Gone
from toolkit.checking.evidence_files import LARGEST_EVIDENCE
from toolkit.reading.files import LARGEST_FILE
from toolkit.review.changes import shown
from toolkit.review.contents import MOST_IN_UNIT
from toolkit.review.ownership import MOST_FILES, Verdict

OFFICE, SECOND_OFFICE = 900000000001, 900000000002
ALPHA, BETA, BETA_TOO, GAMMA = 900000000011, 900000000012, 900000000013, 900000000014
#: County reviewers of small and of large societies; city reviewers of all and of the prize alone.
COUNTY_SMALL, COUNTY_LARGE, CITY, CITY_PRIZE = (
    900000000021,
    900000000022,
    900000000031,
    900000000032,
)
JUDGE_P2, JUDGE_B1 = 900000000041, 900000000042
STRANGER = 900000000099

OWNERS = "data/units/owners.yml"
ALPHA_CLAIM = "data/units/tiny-alpha/2020/tiny-society.yml"
ALPHA_REVIEW = "data/units/tiny-alpha/2020/tiny-society.review.yml"
ALPHA_EVIDENCE = "data/units/tiny-alpha/2020/evidence"
ALPHA_UNIT = "data/units/tiny-alpha/unit.yml"
BETA_CLAIM = "data/units/tiny-beta/2020/tiny-society.yml"
BETA_EVIDENCE = "data/units/tiny-beta/2020/evidence"
OBJECTION = "data/schemes/tiny-society/rounds/2020/objections/o1.yml"
P1, P2 = (f"data/schemes/tiny-fair/rounds/2020/sheets/{judge}.yml" for judge in ("p1", "p2"))
REGISTER = "data/schemes/tiny-society/rounds/2020/register.yml"
MEMBERS = f"{ALPHA_EVIDENCE}/members.txt"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"

#: Files changed, or a commit made of a base.
Head: TypeAlias = Files | Callable[[World, str], str]


@dataclass(frozen=True)
class Attempt:
    """A change that somebody attempts. ``base`` is the state of the rounds, or makes a commit."""

    head: Head
    actor: int = ALPHA
    base: str | Callable[[World], str] = "draft"
    approved_by: tuple[int, ...] = ()


@dataclass(frozen=True)
class ChangeCase:
    """An attempt that earns a code, at these paths, and one near it that does not.

    ``also`` are the other codes the bad one earns, ``twin_also`` those of the good one.
    """

    code: str
    at: tuple[str, ...]
    bad: Attempt
    good: Attempt
    also: frozenset[str] = field(default_factory=frozenset)
    twin_also: frozenset[str] = field(default_factory=frozenset)


def attempted(world: World, attempt: Attempt) -> Verdict:
    """Return the verdict on an attempt."""
    base = attempt.base(world) if callable(attempt.base) else world.bases[attempt.base]
    head = attempt.head(world, base) if callable(attempt.head) else attempt.head
    return world.judged(base, head, attempt.actor, attempt.approved_by)


def files_in(folder: str, count: int, content: str | bytes = "x") -> dict[str | bytes, str | bytes]:
    return {f"{folder}/f{number}.txt": content for number in range(count)}


def reviewed_by(*reviewers: str) -> str:
    """Beta's review, which names these reviewers."""
    named = "".join(f"  - {{id: {each}, stage: {each.partition('-')[0]}}}\n" for each in reviewers)
    return tiny(BETA_REVIEW).replace("  - {id: county-1, stage: county}\n", named)


def marked(*reviewers: str, by_county: str = "  county-2: {A1-care: 3}\n", by: str = "") -> str:
    """Beta's review, which these reviewers have signed, with marks."""
    marks = by_county + (f"  {by}: {{A1-care: 4}}\n" if by else "")
    return reviewed_by(*reviewers) + (f"marks:\n{marks}" if marks else "")


def verifying(review: str | Gone, county: bool = False) -> Attempt:
    """The city writes the review that the county has signed and marked; with the county's approval."""

    def base(world: World) -> str:
        return world.change({BETA_REVIEW: marked("county-2")}, world.bases["checked"])

    return Attempt({BETA_REVIEW: review}, CITY, base, (COUNTY_LARGE,) if county else ())


def entry(folder: str, mode: str, name: bytes) -> Callable[[World, str], str]:
    """A commit with an entry in a folder that git itself would not write."""

    def make(world: World, base: str) -> str:
        id = world.history.blob(b"x")
        if mode == FOLDER:
            id = world.history.tree([(PLAIN, b"x", id)])
        return world.history.with_entries(base, folder, [(mode, name, id)])

    return make


def unrelated(world: World, base: str) -> str:
    """A commit that has no history in common with the base."""
    return world.history.commit({"README.md": "x"})


def without_owners(world: World) -> str:
    return world.history.commit({OWNERS: Gone()}, world.bases["draft"])


def unreadable_owners(world: World) -> str:
    return world.history.commit({OWNERS: "units: [\n"}, world.bases["draft"])


def judge_of_beta(unit: str) -> Callable[[World], str]:
    """The owners' file makes the account of beta the judge p2, with or without saying so."""

    def make(world: World) -> str:
        changed = tiny(OWNERS).replace(
            f"{{judge: p2, account: {JUDGE_P2}", f"{{judge: p2, {unit}account: {BETA}"
        )
        return world.history.commit({OWNERS: changed}, world.bases["checked"])

    return make


OFFICIAL = Attempt({"toolkit/check.py": "x = 2\n"}, OFFICE)
CLAIM = tiny(ALPHA_CLAIM) + "# !\n"
OWN = Attempt({ALPHA_CLAIM: CLAIM})
HALF = "x" * LARGEST_EVIDENCE
#: Files and folders of the unit alpha.
OF_ALPHA = len(list((TINY / "units/tiny-alpha").rglob("*")))


def evidence(name: str | bytes) -> str | bytes:
    return (
        f"{ALPHA_EVIDENCE}/{name}"
        if isinstance(name, str)
        else f"{ALPHA_EVIDENCE}/".encode() + name
    )


def put(path: str | bytes, content: str | bytes | As | Gone = "x") -> Attempt:
    """Alpha puts something at a path."""
    return Attempt({path: content})


def bad_name(code: str, name: str | bytes, good: str | bytes, *also: str) -> ChangeCase:
    """A name of evidence that cannot be, and one that can."""
    raw = evidence(name) if isinstance(name, bytes) else evidence(name).encode()
    return ChangeCase(
        code, (shown(raw),), put(evidence(name)), put(evidence(good)), frozenset(also)
    )


# A row is easier to read as a row.
# fmt: off

FORM = (
    ChangeCase("O201", (".",), Attempt(files_in(ALPHA_EVIDENCE, 5000)), Attempt(files_in("docs", MOST_FILES), OFFICE)),
    ChangeCase("O201", (".",), Attempt(files_in("docs", MOST_FILES + 1), OFFICE), Attempt(files_in("docs", MOST_FILES), OFFICE)),
    ChangeCase("O202", (".",), Attempt(unrelated), OWN),
    # O204: what stands there is no plain file
    ChangeCase("O204", (MEMBERS,), put(MEMBERS, As(LINK, b"../../../tiny-beta/unit.yml")), put(MEMBERS)),
    ChangeCase("O204", (evidence("sub"),), put(evidence("sub"), As(SUBMODULE, b"1" * 40)), put(evidence("sub"))),
    ChangeCase("O204", (MEMBERS,), put(MEMBERS, As(EXECUTABLE, tiny(MEMBERS).encode())), put(MEMBERS)),
    ChangeCase("O204", ("docs/link",), Attempt({"docs/link": As(LINK, b"/etc/passwd")}, OFFICE), Attempt({"docs/run": As(EXECUTABLE, b"x")}, OFFICE)),
    # O205: paths that lead elsewhere, or that not every machine can have
    ChangeCase("O205", (f"{ALPHA_EVIDENCE}/..",), Attempt(entry(ALPHA_EVIDENCE, PLAIN, b"..")), put(evidence("x..y"))),
    ChangeCase("O205", (f"{ALPHA_EVIDENCE}/../x",), Attempt(entry(ALPHA_EVIDENCE, FOLDER, b"..")), put(evidence("x")), frozenset({"O307"})),
    ChangeCase("O205", (f"{ALPHA_EVIDENCE}/../../../../tiny-beta/unit.yml",),
               Attempt(entry(ALPHA_EVIDENCE, PLAIN, b"../../../../tiny-beta/unit.yml")), put(evidence("x")), frozenset({"O307"})),
    ChangeCase("O205", (f"{ALPHA_EVIDENCE}/.git/x",), Attempt(entry(ALPHA_EVIDENCE, FOLDER, b".git")), put(evidence("git")), frozenset({"O208", "O307"})),
    ChangeCase("O205", (f"{ALPHA_EVIDENCE}//x",), Attempt(entry(ALPHA_EVIDENCE, FOLDER, b"")), put(evidence("x")), frozenset({"O307"})),
    bad_name("O205", "..\\..\\x.txt", "x.txt", "O208"),
    bad_name("O205", "C:x.txt", "C-x.txt"),
    bad_name("O205", "nul.txt", "null.txt"),
    bad_name("O205", "COM1", "COM10"),
    bad_name("O205", "x.txt.", "x.txt"),
    bad_name("O205", "x .", "x"),
    bad_name("O205", "::stop-commands::x", "stop-commands"),
    bad_name("O205", "two\nlines", "two-lines"),
    bad_name("O205", "\u202egnp.exe", "gnp.exe", ),
    bad_name("O205", b"\xff\xfe.txt", "ff.txt"),
    bad_name("O205", "x" * 121, "x" * 120),
    # O206: look-alikes
    bad_name("O206", "mеmbers.txt", "会员名册（2020）.txt"),
    bad_name("O206", "ｍates.txt", "Members-2.txt"),
    ChangeCase("O206", ("data/units/tiny-аlpha/unit.yml",), Attempt({"data/units/tiny-аlpha/unit.yml": "x"}, OFFICE),
               Attempt({"data/units/tiny-delta/unit.yml": "x"}, OFFICE)),
    ChangeCase("O206", ("toolkit/сheck.py",), Attempt({"toolkit/сheck.py": "x"}, OFFICE), Attempt({"toolkit/check2.py": "x"}, OFFICE)),
    # O207: two that are one elsewhere
    bad_name("O207", "MEMBERS.TXT", "MEMBERS2.TXT"),
    ChangeCase("O207", (evidence("Straße.txt"), evidence("STRASSE.txt")), Attempt({evidence("Straße.txt"): "x", evidence("STRASSE.txt"): "x"}),
               put(evidence("STRASSE.txt")), frozenset({"O206"})),
    ChangeCase("O207", ("data/units/Tiny-Alpha/unit.yml",), Attempt({"data/units/Tiny-Alpha/unit.yml": "x"}, OFFICE),
               Attempt({"data/units/tiny-alpha2/unit.yml": "x"}, OFFICE)),
    ChangeCase("O207", (MEMBERS, MEMBERS), Attempt(entry(ALPHA_EVIDENCE, PLAIN, b"members.txt")), put(MEMBERS)),
    # O208: hidden files
    bad_name("O208", ".gitattributes", "gitattributes"),
    ChangeCase("O208", ("data/.gitattributes",), Attempt({"data/.gitattributes": "* filter=x"}, OFFICE), Attempt({".gitattributes": "* -text"}, OFFICE)),
    ChangeCase("O205", (".gitmodules",), Attempt({".gitmodules": "x"}, OFFICE), Attempt({".gitignore": "x"}, OFFICE)),
    # O209–O212: what it holds, and how much
    ChangeCase("O209", (MEMBERS,), put(MEMBERS, POINTER), put(MEMBERS, "see " + POINTER)),
    ChangeCase("O209", (ALPHA_CLAIM,), put(ALPHA_CLAIM, POINTER), OWN),
    ChangeCase("O210", (ALPHA_CLAIM,), put(ALPHA_CLAIM, "#" * (LARGEST_FILE + 1)), put(ALPHA_CLAIM, "#" * LARGEST_FILE)),
    ChangeCase("O210", (MEMBERS,), put(MEMBERS, "#" * (LARGEST_EVIDENCE + 1)), put(MEMBERS, HALF)),
    ChangeCase("O210", ("docs/x.pdf",), Attempt({"docs/x.pdf": HALF + "x"}, OFFICE), Attempt({"docs/x.pdf": HALF}, OFFICE)),
    ChangeCase("O211", ("data/units/tiny-alpha",), Attempt(files_in(ALPHA_EVIDENCE, MOST_IN_UNIT + 1 - OF_ALPHA)), Attempt(files_in(ALPHA_EVIDENCE, MOST_IN_UNIT - OF_ALPHA))),
    ChangeCase("O211", ("data/units/tiny-alpha",), Attempt(files_in(ALPHA_EVIDENCE, 10, HALF)), Attempt(files_in(ALPHA_EVIDENCE, 9, HALF)),
               frozenset({"O212"}), frozenset({"O212"})),
    ChangeCase("O212", (".",), Attempt({**files_in(ALPHA_EVIDENCE, 5, HALF), MEMBERS: "x"}), Attempt(files_in(ALPHA_EVIDENCE, 5, HALF))),
)

RIGHTS = (
    ChangeCase("O301", (".",), Attempt(OWN.head, base=without_owners), OWN),
    ChangeCase("O301", (".",), Attempt(OFFICIAL.head, OFFICE, unreadable_owners), OFFICIAL),
    # O302: what everybody relies on
    *(ChangeCase("O302", (path,), put(path), Attempt({path: "x"}, OFFICE))
      for path in ("toolkit/check.py", ".github/workflows/check.yml", REGISTER, SOCIETY, OWNERS, "README.md", "data/units/x.txt",
                   "data/schemes/tiny-society/2020/scheme.yml", "data/schemes/tiny-society/rounds/2020/decisions.yml",
                   "data/units/tiny-beta/notes.txt")),
    # an objection is recorded by the office, or by a reviewer of the scheme whom the office approves
    ChangeCase("O302", (OBJECTION,), put(OBJECTION), Attempt({OBJECTION: "x"}, COUNTY_SMALL, "checked", (OFFICE,))),
    ChangeCase("O302", (OBJECTION,), Attempt({OBJECTION: "x"}, CITY_PRIZE, "checked", (OFFICE,)), Attempt({OBJECTION: "x"}, OFFICE)),
    ChangeCase("O302", (SOCIETY,), put(SOCIETY, Gone()), Attempt({SOCIETY: Gone()}, OFFICE)),
    # O303: another unit's
    ChangeCase("O303", (BETA_CLAIM,), put(BETA_CLAIM), Attempt({BETA_CLAIM: "x"}, BETA)),
    ChangeCase("O303", (BETA_CLAIM,), put(BETA_CLAIM, Gone()), Attempt({BETA_CLAIM: Gone()}, BETA_TOO)),
    ChangeCase("O303", (BETA_CLAIM,), Attempt({BETA_CLAIM: As(EXECUTABLE, tiny(BETA_CLAIM).encode())}),
               Attempt({BETA_CLAIM: As(EXECUTABLE, tiny(BETA_CLAIM).encode())}, BETA), frozenset({"O204"}), frozenset({"O204"})),
    ChangeCase("O303", (BETA_CLAIM,), Attempt({ALPHA_CLAIM: Gone(), BETA_CLAIM: tiny(ALPHA_CLAIM)}), Attempt({ALPHA_CLAIM: Gone()})),
    ChangeCase("O303", (ALPHA_UNIT,), Attempt({ALPHA_UNIT: "x"}, STRANGER), Attempt({ALPHA_UNIT: "x"}, ALPHA, approved_by=(OFFICE,))),
    ChangeCase("O303", (ALPHA_CLAIM,), Attempt(OWN.head, CITY), OWN),
    # O304: units that nobody owns yet
    ChangeCase("O304", ("data/units/tiny-zeta/2020/tiny-prize.yml",), put("data/units/tiny-zeta/2020/tiny-prize.yml"),
               Attempt({"data/units/tiny-zeta/2020/tiny-prize.yml": "x"}, OFFICE)),
    ChangeCase("O304", ("data/units/tiny-delta/unit.yml",), put("data/units/tiny-delta/unit.yml"),
               Attempt({"data/units/tiny-delta/unit.yml": "x", OWNERS: tiny(OWNERS) + "# !\n"}, OFFICE)),
    # O305: filing is over
    *(ChangeCase("O305", (ALPHA_CLAIM,), Attempt(OWN.head, base=state), OWN)
      for state in ("submitted", "checked", "reviewed", "notice", "final", "corrected")),
    ChangeCase("O305", ("data/units/tiny-alpha/2021/tiny-society.yml",), put("data/units/tiny-alpha/2021/tiny-society.yml"), OWN),
    ChangeCase("O305", (MEMBERS,), Attempt({MEMBERS: "x"}, base="checked"), put(MEMBERS)),
    # O306: not registered
    ChangeCase("O306", ("data/units/tiny-gamma/2020/tiny-fair.yml",), Attempt({"data/units/tiny-gamma/2020/tiny-fair.yml": "x"}, GAMMA),
               Attempt({"data/units/tiny-gamma/2020/tiny-society.yml": "x"}, GAMMA)),
    ChangeCase("O306", ("data/units/tiny-alpha/2022/evidence/x.txt",), put("data/units/tiny-alpha/2022/evidence/x.txt"), put(evidence("x.txt"))),
    # O307: what the own folder cannot hold
    *(ChangeCase("O307", (path,), put(path), put(near)) for path, near in (
        ("data/units/tiny-alpha/notes.txt", evidence("notes.txt")), (evidence("deep/x.txt"), evidence("x.txt")),
        ("data/units/tiny-alpha/2020/tiny-society.yaml", ALPHA_CLAIM))),
    # O31x: reviews
    ChangeCase("O311", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, COUNTY_SMALL, "submitted"), Attempt({BETA_REVIEW: "x"}, COUNTY_LARGE, "submitted")),
    ChangeCase("O311", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, CITY_PRIZE, "checked"), Attempt({BETA_REVIEW: "x"}, CITY, "checked", (COUNTY_LARGE,))),
    ChangeCase("O311", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, OFFICE, "checked"), Attempt({BETA_REVIEW: "x"}, COUNTY_LARGE, "checked", (CITY,))),
    ChangeCase("O312", (ALPHA_REVIEW,), Attempt({ALPHA_REVIEW: Gone()}, ALPHA, "checked"), Attempt({ALPHA_REVIEW: Gone()}, CITY, "checked", (COUNTY_SMALL,))),
    *(ChangeCase("O313", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, CITY, state, (COUNTY_LARGE,)), Attempt({BETA_REVIEW: "x"}, CITY, "notice", (COUNTY_LARGE,)))
      for state in ("draft", "reviewed", "final", "corrected")),
    # O314, O315: what somebody else signs
    *(ChangeCase("O314", (BETA_REVIEW,), verifying(bad), verifying(good)) for bad, good in (
        (marked("county-2", "city-1", "city-2"), marked("county-2", "city-1")),
        (marked("city-1"), marked("city-1", "county-2")),
        (marked("county-2", "county-2", "city-1"), marked("county-2", "city-1")),
        (marked("county-2", by_county="  county-2: {A1-care: 4}\n"), marked("county-2", by_county="  county-2: { A1-care: 3}\n")),
        (marked("county-2", by_county=""), marked("county-2").replace("members: {decision: accepted}", "members: {decision: struck}")),
        (marked("county-2", by="city-2"), marked("county-2", by="city-1")))),
    *(ChangeCase("O314", (BETA_REVIEW,), verifying(bad), verifying(bad, county=True))
      for bad in ("x", Gone(), marked("city-1", by_county=""), marked("county-2", by_county="  county-2: {A1-care: 4}\n"))),
    ChangeCase("O315", (BETA_REVIEW,), Attempt({BETA_REVIEW: reviewed_by("county-2").replace("stage: county", "stage: city")}, COUNTY_LARGE, "submitted"),
               Attempt({BETA_REVIEW: reviewed_by("county-2")}, COUNTY_LARGE, "submitted")),
    # O32x: judges
    ChangeCase("O321", (P1,), Attempt({P1: "x"}, JUDGE_P2, "checked"), Attempt({P2: "x"}, JUDGE_P2, "checked")),
    ChangeCase("O321", (P2,), Attempt({P2: "x"}, BETA, "checked"), Attempt({P2: "x"}, JUDGE_P2, "submitted")),
    ChangeCase("O321", ("data/schemes/tiny-fair/rounds/2020/sheets/p9.yml",), Attempt({"data/schemes/tiny-fair/rounds/2020/sheets/p9.yml": "x"}, JUDGE_P2, "checked"),
               Attempt({"data/schemes/tiny-fair/rounds/2020/sheets/p9.yml": "x"}, OFFICE, "checked", (SECOND_OFFICE,))),
    *(ChangeCase("O322", (P2,), Attempt({P2: "x"}, JUDGE_P2, state), Attempt({P2: "x"}, JUDGE_P2, "checked"))
      for state in ("draft", "reviewed", "notice", "final", "corrected")),
    ChangeCase("O323", (P2,), Attempt({P2: "x"}, BETA, judge_of_beta("")), Attempt({P2: "x"}, BETA, judge_of_beta("unit: tiny-beta, "))),
    # O330: not alone
    ChangeCase("O330", (ALPHA_UNIT,), put(ALPHA_UNIT), Attempt({ALPHA_UNIT: "x"}, ALPHA, approved_by=(SECOND_OFFICE,))),
    ChangeCase("O330", (ALPHA_UNIT,), Attempt({ALPHA_UNIT: "x"}, ALPHA, approved_by=(ALPHA, BETA)), Attempt({ALPHA_UNIT: "x"}, OFFICE)),
    ChangeCase("O330", (ALPHA_CLAIM,), Attempt(OWN.head, OFFICE, "final", (OFFICE,)), Attempt(OWN.head, OFFICE, "final", (SECOND_OFFICE,))),
    ChangeCase("O330", (P2,), Attempt({P2: "x"}, OFFICE, "checked"), Attempt({P2: "x"}, OFFICE, "checked", (SECOND_OFFICE,))),
    ChangeCase("O330", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, CITY, "checked"), Attempt({BETA_REVIEW: "x"}, CITY, "checked", (COUNTY_LARGE,))),
    ChangeCase("O330", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, COUNTY_LARGE, "checked", (COUNTY_SMALL,)), Attempt({BETA_REVIEW: "x"}, COUNTY_LARGE, "submitted")),
    # what is recorded as final is corrected with its record, by an administrator with the reviewers
    *(ChangeCase("O330", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, OFFICE, state, (SECOND_OFFICE, CITY)),
                 Attempt({BETA_REVIEW: "x"}, OFFICE, state, (COUNTY_LARGE, CITY))) for state in ("final", "corrected")),
    ChangeCase("O311", (BETA_REVIEW,), Attempt({BETA_REVIEW: "x"}, OFFICE, "reviewed", (COUNTY_LARGE, CITY)),
               Attempt({BETA_REVIEW: "x"}, OFFICE, "final", (COUNTY_LARGE, CITY))),
)

# fmt: on
CHANGES = (*FORM, *RIGHTS)
