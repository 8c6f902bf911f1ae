"""The front door's manners: how tasks are listed, explained and run, in two languages.

Exit codes: what the task returns; 2 wrong use; 130 Ctrl-C; 141 when nobody reads the output any
more; 70 a bug, with its traceback.
"""

import os
import sys
import tomllib
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from inspect import getdoc
from pathlib import Path
from unicodedata import east_asian_width

from invoke.collection import Collection
from invoke.config import Config
from invoke.exceptions import Exit, ParseError
from invoke.executor import Executor
from invoke.parser.argument import Argument
from invoke.parser.parser import Parser
from invoke.program import Program

from toolkit.commands.bare_words import flagged
from toolkit.commands.environment import INTERRUPTED, ROOT, listen_to_interrupts
from toolkit.commands.refusals import CALLED, Request, WrongUse, flag_as_value

WRONG_USE = 2
BUG = 70
READER_GONE = 141


def wrong_use(zh: str, en: str) -> int:
    """Say on standard error why a request cannot be served; return the exit code of wrong use."""
    print(WrongUse(zh, en), file=sys.stderr)
    return WRONG_USE


def data_directory(path: str) -> Path:
    """Return the directory given with ``--data``; raise WrongUse if it is none."""
    directory = Path(path)
    if not path or not directory.is_dir():
        raise WrongUse(f"--data 不是文件夹：“{path}”", f'--data is not a directory: "{path}"')
    return directory


def default_data() -> str:
    """Return the data directory of this repository, as it is called from the user's directory."""
    own = str(ROOT / "data")
    try:
        return min(os.path.relpath(own), own, key=len)
    except (ValueError, OSError):  # another drive of Windows; the user's directory is gone
        return own


def answer(tasks: Collection, words: Sequence[str]) -> int:
    """Run the tasks asked for, in their order, and return the exit code.

    Every task returns its own; the first that is not 0 ends the run.
    """
    try:
        code = _run(tasks, words)
        sys.stdout.flush()
    except WrongUse as reason:
        print(reason, file=sys.stderr)
        return WRONG_USE
    except Exception as error:
        if isinstance(error, BrokenPipeError) and _is_reader_gone():
            return READER_GONE
        traceback.print_exc()
        return BUG
    return code


def _run(tasks: Collection, words: Sequence[str]) -> int:
    try:
        FrontDoor(tasks).run(["tasks.py", *words])
    except SystemExit as ending:
        if not isinstance(ending.code, int):
            raise
        return ending.code
    return 0


def _is_reader_gone() -> bool:
    """Return whether standard output is a closed pipe, as in ``| head``; if so, retire it."""
    try:
        print(flush=True)
    except BrokenPipeError:
        # The interpreter flushes once more on its way out, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False


class OwnConfig(Config):
    """invoke's settings, out of reach of a ~/.invoke.yaml written for other projects."""

    prefix = "kaohe"


class FrontDoor(Program):
    """invoke's program with the words and the exit codes of this project."""

    def __init__(self, tasks: Collection) -> None:
        # Completion scripts are for `inv`: no shell completes the words after `python`.
        super().__init__(
            namespace=tasks,
            binary=CALLED,
            binary_names=["inv", "invoke"],
            config_class=OwnConfig,
        )

    def core_args(self) -> list[Argument]:
        """Return the flags that belong to no task: far fewer than invoke's own.

        invoke takes these after a task's name too, so with its own ``-f`` the request
        ``check -f json`` would read a settings file named json instead of being refused.
        """
        return [
            Argument(names=("help", "h"), optional=True),
            Argument(names=("list", "l"), kind=bool, default=False),
            Argument(names=("version", "V"), kind=bool, default=False),
            Argument(names=("search-root", "r")),  # `inv` has used it to find us
            Argument(names=("print-completion-script",), default=""),
            Argument(names=("complete",), kind=bool, default=False),
            Argument(names=("list-format",), default="flat"),
            Argument(names=("list-depth",), kind=int, default=0),
            Argument(names=("debug",), kind=bool, default=False),
            Argument(names=("write-pyc",), kind=bool, default=False),
        ]

    def parse_core(self, argv: list[str] | None) -> None:
        """Read the flags that belong to no task."""
        dont_write_bytecode = sys.dont_write_bytecode
        try:
            with self._refusing():
                super().parse_core(argv)
        finally:
            # invoke switches bytecode off: every library would be compiled anew in every run.
            sys.dont_write_bytecode = dont_write_bytecode

    @cached_property
    def _one_parser(self) -> Parser:
        """The parser of the tasks: they give their help away with the first that is made."""
        return super()._make_parser()

    def _make_parser(self) -> Parser:
        return self._one_parser

    def parse_tasks(self) -> None:
        """Read the tasks and their flags."""
        with self._refusing():
            contexts = self._one_parser.contexts
            self.core.unparsed = list(flagged(self.core.unparsed, contexts))
            super().parse_tasks()
        for context in self.tasks:
            flag = flag_as_value(context)
            if flag in ("--help", "-h"):
                self.args["help"].value = context.name
            elif flag:
                raise self._request().unknown_flag(flag, context)

    def parse_cleanup(self) -> None:
        """Answer what asks for no task: ``--help``, ``--list``, completion."""
        with self._refusing():
            super().parse_cleanup()

    def no_tasks_given(self) -> None:
        """Show the tasks; refuse the request, so that a script with an empty variable fails."""
        self.print_help()
        raise WrongUse("请写出任务名", "name a task")

    def update_config(self, merge: bool = True) -> None:
        """Leave the settings alone: the flags that change them are not among ours."""

    def execute(self) -> None:
        """Run the tasks in their order, up to the first that does not return 0."""
        executor = Executor(self.collection, self.config, self.core)
        listen_to_interrupts()
        try:
            for task in self.tasks:
                for code in executor.execute(task).values():
                    if isinstance(code, int) and code != 0:
                        raise Exit(code=code)
        except KeyboardInterrupt:
            raise Exit(code=INTERRUPTED) from None

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Turn what invoke's parser complains about into a WrongUse."""
        try:
            yield
        except ParseError as error:
            raise self._request().refused(error) from None
        except ValueError as error:
            raise self._request().not_a_number(error) from None

    def _request(self) -> Request:
        tasks = self.namespace.task_names if self.namespace else {}
        names = [*tasks, *(alias for aliases in tasks.values() for alias in aliases)]
        return Request(self.argv[1:], names, [*self.initial_context.flags])

    # What is printed

    def print_version(self) -> None:
        """Print the version of the project."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        print(project["name"], project["version"])

    def print_help(self) -> None:
        """Print how the front door is used, and the tasks."""
        print(f"用法 / Usage: {CALLED} 任务/TASK [--选项/flags]")
        print(f"说明 / Help:  {CALLED} 任务/TASK --help\n")
        self.list_tasks()

    def print_task_help(self, name: str) -> None:
        """Print what a task does, and its flags."""
        context = self.parser.contexts[name]
        values = " ".join(argument.name.upper() for argument in context.positional_args)
        print(f"用法 / Usage: {CALLED} {f'{name} {values}'.strip()} [--选项/flags]\n")
        print(getdoc(self.collection[name]), end="\n\n")
        flags = context.help_tuples()
        if flags:
            print("选项 / Flags:\n")
            self.print_columns(flags)

    def task_list_opener(self, extra: str = "") -> str:
        """Return the heading of the list of tasks."""
        return "任务 / Tasks"

    def print_columns(self, tuples: Sequence[tuple[str, str | None]]) -> None:
        """Print names and their explanations, aligned as a terminal shows Chinese."""
        widest = max(_width(name) for name, _ in tuples)
        for name, explanation in tuples:
            print(f"  {name}{' ' * (widest - _width(name))}   {explanation or ''}".rstrip())
        print()


def _width(text: str) -> int:
    """Return the number of terminal cells of a text: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
