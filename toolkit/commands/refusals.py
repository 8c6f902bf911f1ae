"""Why a request at the front door is refused: in Chinese and in English, with the nearest name."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from invoke.exceptions import ParseError
from invoke.parser.context import ParserContext

CALLED = "python tasks.py"

# How alike a name must be to be proposed: a Chinese one has two characters, one of them wrong;
# flags are alike already by their dashes.
LIKE_TASK = 0.5
LIKE_FLAG = 0.7


class WrongUse(Exception):
    """A request that cannot be served, and why: in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")


@dataclass(frozen=True)
class Request:
    """What the user typed after ``tasks.py``, and the names that would have been understood."""

    words: Sequence[str]
    task_names: Sequence[str]
    common_flags: Sequence[str]

    def refused(self, error: ParseError) -> WrongUse:
        """Return what invoke's parser says, said for our users."""
        text = str(error)
        if flag := flag_as_value(error.context):
            return self.unknown_flag(flag, error.context)
        if match := re.fullmatch(r"No idea what (.+) is!", text, re.DOTALL):
            word = match[1][1:-1]
            if word.startswith("-"):
                return self.unknown_flag(word, error.context)
            return self._unknown_word(word)
        if match := re.match(r"Flag <Argument: ([\w-]+).* needed value", text):
            return WrongUse(f"选项 --{match[1]} 后面缺少值", f"flag --{match[1]} needs a value")
        if match := re.match(r"'(.+)' did not receive required positional arguments: (.+)", text):
            return _missing(match[1], match[2].replace("'", "").upper())
        return WrongUse(f"无法理解：{text}", text)

    def unknown_flag(self, flag: str, context: ParserContext | None) -> WrongUse:
        """Return the refusal of a flag that the task, or the front door itself, does not have."""
        typed = self._as_typed(flag)
        if context is None or context.name is None:
            zh, en = _hint(typed, self.common_flags, LIKE_FLAG, f"{CALLED} --help")
            return WrongUse(
                f"任务名之前没有选项 {typed}（任务的选项写在任务名之后）{zh}",
                f"no flag {typed} before the task (a task's flags follow its name){en}",
            )
        task = context.name
        known = [*context.flags, *self.common_flags]
        zh, en = _hint(typed, known, LIKE_FLAG, f"{CALLED} {task} --help")
        return WrongUse(
            f"任务 {task} 没有选项 {typed}{zh}",
            f"task {task} has no flag {typed}{en}",
        )

    def not_a_number(self, error: ValueError) -> WrongUse:
        """Return the refusal of a value that ``int`` has not understood."""
        value = str(error).partition(": ")[2].strip("'\"")
        flag = self._flag_of(value)
        return WrongUse(
            f"选项 {flag} 要一个整数，写的是“{value}”",
            f'flag {flag} needs a whole number, not "{value}"',
        )

    def _unknown_word(self, word: str) -> WrongUse:
        flag = self._flag_of(word)
        if self._flags().count(flag) > 1:  # the parser takes the second value for a task
            return WrongUse(f"选项 {flag} 写了两次", f"flag {flag} is given twice")
        zh, en = _hint(word, self.task_names, LIKE_TASK, f"{CALLED} --list")
        return WrongUse(f"没有任务“{word}”{zh}", f'no task "{word}"{en}')

    def _as_typed(self, flag: str) -> str:
        """Return the flag as it was typed: invoke takes ``-data`` apart into ``-d -a -t -a``."""
        typed = self._flags()
        return next((word for word in typed if flag in (word, word[:2])), flag)

    def _flags(self) -> list[str]:
        return [word.partition("=")[0] for word in self.words if word.startswith("-")]

    def _flag_of(self, value: str) -> str:
        """Return the flag that was given this value, "" if none was."""
        for word in self.words:
            flag, equals, given = word.partition("=")
            if equals and given == value:
                return flag
        for before, word in pairwise(self.words):
            if word == value and before.startswith("-"):
                return before
        return ""


def flag_as_value(context: ParserContext | None) -> str:
    """Return the flag that was taken for a positional value, "" if none was.

    invoke takes whatever follows the task for that value, even what looks like a flag.
    """
    given = [argument.value for argument in context.positional_args] if context else []
    return next((value for value in given if str(value).startswith("-")), "")


def _missing(task: str, what: str) -> WrongUse:
    usage = f"{CALLED} {task} {what}"
    return WrongUse(f"任务 {task} 缺少 {what}，写法：{usage}", f"task {task} needs {what}: {usage}")


def _hint(word: str, known: Iterable[str], likeness: float, otherwise: str) -> tuple[str, str]:
    """Return the ends of a refusal: the nearest known name, or the command that lists them."""
    nearest = difflib.get_close_matches(word, known, n=1, cutoff=likeness)
    if nearest:
        return f"；是不是 {nearest[0]}？", f"; did you mean {nearest[0]}?"
    return f"；请看 {otherwise}", f"; see {otherwise}"
