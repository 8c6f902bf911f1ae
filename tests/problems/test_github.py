"""The printer for GitHub: what the runner makes of it, whatever a stranger wrote."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.problems import github
from toolkit.problems.github import MOST, as_annotations, as_summary
from toolkit.problems.problem import Problem

Make = Callable[..., Problem]
QUICK = settings(deadline=None, max_examples=60)


def nothing(file: str) -> list[str]:
    return []


@dataclass(frozen=True)
class Command:
    """A workflow command as the runner understands a line."""

    name: str
    properties: dict[str, str]
    data: str


def understood(output: str) -> tuple[list[Command], list[str]]:
    """Return the commands the runner finds in the output, and the lines that are none.

    As the runner does: any line end it knows, blanks before ``::`` ignored, properties split at
    commas and the first ``=``, the older ``##[command]`` found anywhere in a line.
    """
    commands, others = [], []
    for line in re.split("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", output):
        found = re.match(r"\s*::(.*?)::(.*)", line)
        if found is not None:
            name, _, rest = found[1].partition(" ")
            pairs = (each.split("=", 1) for each in rest.split(",") if "=" in each)
            commands.append(
                Command(name, {key: decoded(value) for key, value in pairs}, decoded(found[2]))
            )
        elif (older := re.search(r"##\[([^\]]*)\](.*)", line)) is not None:
            commands.append(Command(older[1], {}, older[2]))
        else:
            others.append(line)
    return commands, [line for line in others if line]


def decoded(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


HOSTILE = [
    "\n::error::forged",
    "\r\n::warning file=a.yml,line=1::forged",
    "\r::error::forged",
    "%0A::error::forged",
    "%250A::error::forged",
    "::stop-commands::x",
    "a\n::stop-commands::x",
    "##[error]forged",
    "##[stop-commands]x",
    "x,line=9,title=forged::forged",
    "x::forged",
    "\x1b[31mred\x1b[0m",
    "\x85::error::forged",
    "\u2028::error::forged",
    "\x0b::error::forged",
    "```\n::error::forged\n```",
    "@team",
    "\ud800",
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("part", ["file", "said", "suggestion", "read"])
def test_nothing_submitted_becomes_a_command(make: Make, hostile: str, part: str) -> None:
    output = as_annotations([make(3, 7, **{part: hostile})], "en", nothing)  # type: ignore[arg-type]
    assert len(output.splitlines()) == 2
    [command], others = understood(output)
    assert command.name == "error"
    assert command.properties.keys() == {"file", "line", "col", "title"}
    assert command.properties["line"] == "3"
    assert command.properties["col"] == "7"
    assert command.properties["title"] == "error T001 Trial"
    assert command.data.startswith("People should be whole")
    assert others == ["1 error, 0 warnings, 0 notes."]
    rest = output.split("::", 2)[2]
    assert "::" not in rest
    assert "##[" not in output
    assert "\x1b" not in output


@QUICK
@given(st.text(), st.text(), st.none() | st.text())
def test_no_text_at_all_becomes_a_command(
    make: Make, file: str, said: str, suggestion: str | None
) -> None:
    problem = make(2, 5, file=file, said=said, suggestion=suggestion)
    commands, others = understood(as_annotations([problem], "zh", nothing))
    assert [(each.name, each.properties["line"], each.properties["col"]) for each in commands] == [
        ("error", "2", "5")
    ]
    assert len(others) == 1


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("data/a.yml", "data/a.yml"),
        ("data/a,b:c%.yml", "data/a,b:c%.yml"),
        ("data/%0A.yml", "data/%0A.yml"),
        ("数据/示例.yml", "数据/示例.yml"),
    ],
)
def test_the_file_arrives_as_it_is_called(make: Make, file: str, shown: str) -> None:
    [command], _ = understood(as_annotations([make(file=file)], "zh", nothing))
    assert command.properties["file"] == shown


def test_an_annotation_says_what_is_wrong_and_how_to_mend_it(make: Make) -> None:
    problem = make(2, 13, said="100%", suggestion="29")
    assert as_annotations([problem], "zh", nothing) == (
        "::error file=data/x.yml,line=2,col=13,title=错误 T001 试题::"
        "人数应是整数，读到 “100%25”。%0A怎么改: 写整数。%0A可写成: 29\n"
        "共 1 个错误，0 个提醒，0 条说明。\n"
    )


def test_errors_come_first(make: Make) -> None:
    problems = [
        make(1, severity="note"),
        make(2, severity="warning"),
        make(3, severity="error"),
        make(4, severity="note"),
        make(5, severity="error"),
    ]
    commands, _ = understood(as_annotations(problems, "zh", nothing))
    assert [(each.name, each.properties["line"]) for each in commands] == [
        ("error", "3"),
        ("error", "5"),
        ("warning", "2"),
        ("notice", "1"),
        ("notice", "4"),
    ]


def test_nothing_found_is_one_line_without_a_command() -> None:
    assert as_annotations([], "en", nothing) == "No problems found.\n"


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "listed", "left"),
    [
        (10, 10, 10, (10, 10, 10), None),
        (11, 0, 0, (10, 0, 0), (1, 0, 0)),
        (0, 12, 3, (0, 10, 3), (0, 2, 0)),
        (0, 0, 11, (0, 0, 9), (0, 0, 2)),
        (25, 30, 35, (10, 10, 9), (15, 20, 26)),
        (11, 0, 10, (10, 0, 9), (1, 0, 1)),  # the closing notice counts as one of ten
    ],
)
def test_what_the_platform_would_drop_is_counted(
    make: Make,
    errors: int,
    warnings: int,
    notes: int,
    listed: tuple[int, int, int],
    left: tuple[int, int, int] | None,
) -> None:
    problems = [
        *(make(line, severity="note") for line in range(1, notes + 1)),
        *(make(line, severity="warning") for line in range(1, warnings + 1)),
        *(make(line, severity="error") for line in range(1, errors + 1)),
    ]
    commands, others = understood(as_annotations(problems, "en", nothing))
    closing = [each for each in commands if "file" not in each.properties]
    names = [each.name for each in commands if each not in closing]
    assert tuple(names.count(name) for name in ("error", "warning", "notice")) == listed
    for name in ("error", "warning", "notice"):
        assert [each.name for each in commands].count(name) <= MOST
    if left is None:
        assert not closing
    else:
        assert commands[-1:] == closing
        assert closing[0].properties == {"title": "More problems"}
        assert tuple(map(int, re.findall(r"\d+", closing[0].data))) == left
        assert "python tasks.py check" in closing[0].data
    assert others == [f"{errors} errors, {warnings} warnings, {notes} notes."]


# The summary page


def fenced(page: str) -> tuple[str, list[str]]:
    """Return the fence of the page and the lines in it."""
    lines = page.split("\n")
    start = next(i for i, line in enumerate(lines) if re.fullmatch("`{3,}text", line))
    fence = lines[start].removesuffix("text")
    ends = [
        i for i in range(start + 1, len(lines)) if re.fullmatch(f" {{0,3}}{fence}`* *", lines[i])
    ]
    assert len(ends) == 1
    return fence, lines[start + 1 : ends[0]]


@pytest.mark.parametrize("ticks", [0, 1, 3, 4, 17])
def test_nothing_closes_the_fence(make: Make, ticks: int) -> None:
    written = "`" * ticks + "\n# forged"
    page = as_summary([make(said=written, suggestion=written)], "en", lambda file: ["`" * ticks])
    fence, inside = fenced(page)
    assert len(fence) == max(3, ticks + 1)
    assert any("forged" in line for line in inside)
    assert page.count("forged") == "\n".join(inside).count("forged")


def test_nobody_is_mentioned(make: Make) -> None:
    page = as_summary([make(said="@team", file="@org/x.yml")], "zh", lambda file: ["x: @all"])
    assert "@" not in page
    assert "<U+0040>team" in page


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_page_holds_no_command_and_no_escape(make: Make, hostile: str) -> None:
    page = as_summary([make(said=hostile, file=hostile)], "en", lambda file: [hostile])
    assert understood(page)[0] == []
    assert "\x1b" not in page


def test_the_page_says_the_counts(make: Make) -> None:
    page = as_summary([make()], "en", nothing)
    assert page.startswith("## Result of the check\n\n1 error, 0 warnings, 0 notes.\n\n```text\n")
    assert as_summary([], "en", nothing) == "## Result of the check\n\nNo problems found.\n"


def test_a_page_too_large_for_the_platform_is_cut_between_problems(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(github, "LARGEST_SUMMARY", 500)
    page = as_summary([make(line) for line in range(1, 101)], "en", nothing)
    _, inside = fenced(page)
    shown = sum("T001" in line for line in inside)
    assert 0 < shown < 100
    assert len("\n".join(inside).encode()) <= 500
    assert f"{100 - shown} more problems do not fit here." in page
