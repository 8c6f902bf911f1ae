"""What a branch did, and what others did meanwhile: rights of the tip, changes since the start."""

import subprocess

import pytest

from tests.review.cases import (
    ALPHA,
    ALPHA_CLAIM,
    ALPHA_EVIDENCE,
    BETA,
    BETA_CLAIM,
    CITY,
    CLAIM,
    COUNTY_LARGE,
    GAMMA,
    MEMBERS,
    OFFICE,
    OWNERS,
    REGISTER,
    SECOND_OFFICE,
    reviewed_by,
)
from tests.review.conftest import BETA_REVIEW, PRIZE, World, in_state, tiny
from tests.review.history import EXECUTABLE, FOLDER, LINK, PLAIN, As, Gone
from toolkit.review.changes import changes_between
from toolkit.review.git import Git, GitFailed
from toolkit.review.objects import opened
from toolkit.review.ownership import Verdict


def codes(verdict: Verdict) -> dict[str, set[str]]:
    """The codes by path."""
    found: dict[str, set[str]] = {}
    for problem in verdict.problems:
        found.setdefault(problem.place.file, set()).add(problem.code.id)
    return found


def test_who_has_lost_a_unit_meanwhile_has_lost_it(world: World) -> None:
    start = world.bases["draft"]
    head = world.change({ALPHA_CLAIM: CLAIM}, start)
    others = tiny(OWNERS).replace(f"tiny-alpha: [{ALPHA}]", f"tiny-alpha: [{GAMMA}]")
    tip = world.change({OWNERS: others}, start)
    assert world.judged(start, head, ALPHA).answer == "allowed"
    assert codes(world.judged(tip, head, ALPHA)) == {ALPHA_CLAIM: {"O303"}}
    assert world.judged(tip, head, GAMMA).answer == "allowed"


def test_what_others_did_meanwhile_is_not_this_change(world: World) -> None:
    start = world.bases["draft"]
    head = world.change({ALPHA_CLAIM: CLAIM}, start)
    tip = world.change({"toolkit/check.py": "x = 3\n", BETA_CLAIM: "y"}, start)
    verdict = world.judged(tip, head, ALPHA)
    assert [each.path for each in verdict.paths] == [ALPHA_CLAIM]
    assert verdict.answer == "allowed"
    both = world.history.commit({"toolkit/check.py": "x = 3\n", BETA_CLAIM: "y"}, head, tip)
    verdict = world.judged(tip, both, ALPHA)
    assert [each.path for each in verdict.paths] == [ALPHA_CLAIM]
    assert (verdict.start, verdict.answer) == (tip, "allowed")


def test_a_merge_that_takes_back_what_others_did_is_this_change(world: World) -> None:
    start = world.bases["draft"]
    tip = world.change({BETA_CLAIM: "y"}, start)
    head = world.history.git(
        "commit-tree",
        f"{start}^{{tree}}",
        "-p",
        world.change({ALPHA_CLAIM: CLAIM}, start),
        "-p",
        tip,
    )
    assert codes(world.judged(tip, head, ALPHA)) == {BETA_CLAIM: {"O303"}}


def test_branches_that_merged_each_other_have_no_single_start(world: World) -> None:
    start = world.bases["draft"]
    one, two = (world.change({path: "x"}, start) for path in (MEMBERS, "README.md"))
    made = [
        world.history.git("commit-tree", f"{a}^{{tree}}", "-p", a, "-p", b)
        for a, b in ((one, two), (two, one))
    ]
    assert codes(world.judged(made[0], made[1], OFFICE)) == {".": {"O202"}}


def test_a_name_that_somebody_else_took_meanwhile_is_taken(world: World) -> None:
    start = world.bases["draft"]
    head = world.change({f"{ALPHA_EVIDENCE}/Roll.txt": "x"}, start)
    tip = world.change({f"{ALPHA_EVIDENCE}/roll.txt": "x"}, start)
    assert codes(world.judged(tip, head, ALPHA)) == {f"{ALPHA_EVIDENCE}/Roll.txt": {"O207"}}


def test_another_case_of_the_same_name_may_take_its_place(world: World) -> None:
    change = {MEMBERS: Gone(), f"{ALPHA_EVIDENCE}/Members.txt": tiny(MEMBERS)}
    assert world.judged("draft", change, ALPHA).answer == "allowed"


def test_no_change_is_allowed(world: World) -> None:
    base = world.bases["final"]
    verdict = world.judged(base, base, 1)
    assert (verdict.answer, verdict.paths) == ("allowed", ())


def test_what_the_change_says_of_owners_counts_for_nothing(world: World) -> None:
    forged = tiny(OWNERS).replace("tiny-beta: [", f"tiny-beta: [{ALPHA}, ")
    forged = forged.replace("administrators:\n", f"administrators:\n  - {{account: {ALPHA}}}\n")
    registered = tiny(REGISTER).replace("class: large", "class: small")
    change = {
        OWNERS: forged,
        REGISTER: registered,
        BETA_CLAIM: "x",
        PRIZE: in_state(PRIZE, "draft"),
    }
    assert codes(world.judged("checked", change, ALPHA)) == {
        OWNERS: {"O302"},
        REGISTER: {"O302"},
        PRIZE: {"O302"},
        BETA_CLAIM: {"O303"},
    }


def test_none_hides_another(world: World) -> None:
    twin = f"{ALPHA_EVIDENCE}/MEMBERS.txt"
    change = {
        OWNERS: As(EXECUTABLE, b"x"),
        BETA_CLAIM: As(LINK, b"/etc/passwd"),
        ALPHA_CLAIM: "version https://git-lfs.github.com/spec/v1\n" + "#" * (256 * 1024),
        twin: "version https://git-lfs.github.com/spec/v1\n",
        "data/units/tiny-alpha/.hidden/ｘ": "x",
        "data/units/tiny-new/unit.yml": "x",
        BETA_REVIEW: "x",
        "data/schemes/tiny-fair/rounds/2020/sheets/p1.yml": "x",
    }
    found = codes(world.judged("reviewed", change, BETA))
    assert found == {
        OWNERS: {"O204", "O302"},
        BETA_CLAIM: {"O204", "O305"},
        ALPHA_CLAIM: {"O210", "O303"},
        twin: {"O207", "O209", "O303"},
        "data/units/tiny-alpha/.hidden/ｘ": {"O206", "O208", "O302"},
        "data/units/tiny-new/unit.yml": {"O304"},
        BETA_REVIEW: {"O312"},
        "data/schemes/tiny-fair/rounds/2020/sheets/p1.yml": {"O321"},
    }


def test_evidence_that_a_closed_round_may_rest_on_stays(world: World) -> None:
    tip = world.change({PRIZE: in_state(PRIZE, "checked")}, world.bases["draft"])
    assert codes(world.judged(tip, {MEMBERS: "x"}, ALPHA)) == {MEMBERS: {"O305"}}
    assert codes(world.judged(tip, {MEMBERS: Gone()}, ALPHA)) == {MEMBERS: {"O305"}}
    assert world.judged(tip, {f"{ALPHA_EVIDENCE}/more.txt": "x"}, ALPHA).answer == "allowed"


# Two stages, two people


def test_a_county_check_that_is_recorded_is_not_asked_for_again(world: World) -> None:
    signed = reviewed_by("county-2")
    checked = world.change({BETA_REVIEW: signed}, world.bases["checked"])
    assert world.judged(checked, {BETA_REVIEW: signed + "# !\n"}, CITY).answer == "allowed"
    unchecked = world.change({BETA_REVIEW: reviewed_by("city-1")}, world.bases["checked"])
    assert world.judged(unchecked, {BETA_REVIEW: "x"}, CITY).answer == "pending"


def test_whoever_checked_does_not_verify(world: World) -> None:
    same = tiny(OWNERS).replace("account: 900000000031", f"account: {COUNTY_LARGE}")
    base = world.change({OWNERS: same}, world.bases["checked"])
    verdict = world.judged(base, {BETA_REVIEW: "x"}, COUNTY_LARGE, (COUNTY_LARGE,))
    [need] = verdict.missing
    assert "city stage" in need.who.en
    assert need.accounts == frozenset()
    checked = world.change({BETA_REVIEW: reviewed_by("county-2")}, base)
    [need] = world.judged(checked, {BETA_REVIEW: "x"}, COUNTY_LARGE).missing
    assert need.accounts == frozenset()


def test_approvals_of_owners_and_of_strangers_do_not_count(world: World) -> None:
    both = tiny(OWNERS).replace(f"account: {COUNTY_LARGE}", f"account: {BETA}")
    base = world.change({OWNERS: both}, world.bases["checked"])
    verdict = world.judged(base, {BETA_REVIEW: "x"}, CITY, (BETA, OFFICE, SECOND_OFFICE))
    [need] = verdict.missing
    assert (verdict.answer, need.accounts) == ("pending", frozenset())


# Trees that no sound git would write


@pytest.mark.parametrize("leaf", ["file", "nothing"])
def test_a_tree_that_holds_itself_a_thousandfold_is_given_up_at_once(
    world: World, leaf: str
) -> None:
    history = world.history
    tree = history.tree([(PLAIN, b"x", history.blob(b"x"))] if leaf == "file" else [])
    for _ in range(12):
        tree = history.tree([(FOLDER, b"%02d" % number, tree) for number in range(20)])
    entries = [(FOLDER, b"more", tree)]
    head = history.with_entries(world.bases["draft"], ALPHA_EVIDENCE, entries)
    assert codes(world.judged("draft", head, ALPHA)) == {".": {"O201"}}


def test_folders_without_end_are_told_as_no_file(world: World) -> None:
    tree = world.history.tree([(PLAIN, b"x", world.history.blob(b"x"))])
    for _ in range(200):
        tree = world.history.tree([(FOLDER, b"d", tree)])
    head = world.history.with_entries(world.bases["draft"], ALPHA_EVIDENCE, [(FOLDER, b"d", tree)])
    [(path, found)] = [
        each for each in codes(world.judged("draft", head, ALPHA)).items() if each[0].endswith("d")
    ]
    assert path.startswith(f"{ALPHA_EVIDENCE}/d/d/d")
    assert {"O204", "O205"} <= found


def test_a_file_whose_object_is_missing_or_a_folder_is_no_verdict(world: World) -> None:
    tree = world.history.git("rev-parse", f"{world.bases['draft']}:data")
    for id in ("1" * 40, tree):
        entries = [(PLAIN, b"x", id)]
        head = world.history.with_entries(world.bases["draft"], ALPHA_EVIDENCE, entries)
        with pytest.raises(GitFailed):
            world.judged("draft", head, ALPHA)


def test_the_changes_are_those_that_git_lists(world: World) -> None:
    history, base = world.history, world.bases["draft"]
    head = world.change(
        {
            ALPHA_CLAIM: Gone(),
            "data/units/tiny-gamma": Gone(),
            MEMBERS: As(LINK, b"x"),
            "README.md/x": "x",
            "toolkit": As(EXECUTABLE, b"x"),
            "data/units/tiny-new/名.txt": tiny(ALPHA_CLAIM),
            b"\xff\n": "x",
        },
        base,
    )
    words = ("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-commit-id", base, head)
    raw = subprocess.run(
        ["git", *words], cwd=history.folder, capture_output=True, check=True
    ).stdout.split(b"\0")
    listed = {
        (path, tuple(about[1:].split(b" ")[:2]))
        for about, path in zip(raw[::2], raw[1::2], strict=False)
    }
    git = Git(history.data)
    with opened(git) as objects:
        found = changes_between(objects, *map(objects.top, map(git.commit, (base, head))), 1000)
    assert found is not None
    assert listed == {
        (
            each.path,
            tuple(b"000000" if side is None else side.mode for side in (each.old, each.new)),
        )
        for each in found
    }
