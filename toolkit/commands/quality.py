"""The tasks `test` and `lint`: the quality tools, run in the repository with this Python."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.commands.environment import ROOT, run
from toolkit.commands.refusals import WrongUse

PYTEST_WRONG_USE = 4
# What pytest and the linters answer below this is a verdict; from it on they were stopped.
STOPPED = 128

SITE = ROOT / "site"

#: A process for each core and one more, for tests of browsers and programs often wait. A file stays
#: together, for its tests share what is dear to make, and files come in the order of
#: ``tests/conftest.py``, the long ones first.
WHOLE_SUITE = [
    f"--numprocesses={(os.cpu_count() or 1) + 1}",
    "--dist=loadfile",
    "--no-loadscope-reorder",
]

LINTERS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy", "--strict", "toolkit", "tasks.py"],
    # import-linter has a console script only, and no module that can be run.
    "lint-imports": [
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-logo",
    ],
}

#: These read the workflow files. They are run where they are installed (`pipx install zizmor`):
#: with tens of megabytes they are too large for the environment that everybody gets.
ON_THE_MACHINE = {
    "zizmor": ["--offline", "--quiet", "--persona=pedantic", ".github", ".gitea"],
    "actionlint": [],
}


def test(args: str) -> int:
    """Run pytest with these arguments, or the whole suite on all cores if there are none.

    Returns 0 if all tests pass, 1 if not; paths in the arguments start at the repository.
    """
    try:
        arguments = shlex.split(args)
    except ValueError:
        raise WrongUse(
            f"--args 的引号不成对：{args}", f"--args has an unclosed quotation: {args}"
        ) from None
    code = _python("-m", "pytest", *(arguments or WHOLE_SUITE))
    if code == PYTEST_WRONG_USE:
        return 2
    return code if code >= STOPPED else min(code, 1)


def pictures() -> int:
    """Take pictures of every kind of page of the built site, for people to look at."""
    if not SITE.is_dir():
        raise WrongUse(
            "先建站：python3 tasks.py site", "build the site first: python3 tasks.py site"
        )
    return min(_python("-m", "tests.site.pictures", str(SITE)), 1)


def lint(data: Path) -> int:
    """Run every linter, even after one has failed, and name those that did; 1 if any did.

    No linter reads the data so far: `check` looks after the schemes.
    """
    failed = []
    for name, command in _linters():
        print(f"── {name}", flush=True)
        code = run(command, directory=ROOT)
        if code >= STOPPED:
            return code
        if code != 0:
            failed.append(name)
    print(f"未通过 / Failed: {', '.join(failed)}" if failed else "全部通过 / All passed")
    return 1 if failed else 0


def _linters() -> Iterator[tuple[str, list[str]]]:
    for name, arguments in LINTERS.items():
        yield name, [sys.executable, *arguments]
    for name, arguments in ON_THE_MACHINE.items():
        program = shutil.which(name)
        if program is None:
            print(f"── {name}: 没有安装，跳过 / not installed, skipped")
        else:
            yield name, [program, *arguments]


def _python(*arguments: str) -> int:
    return run([sys.executable, *arguments], directory=ROOT)
