"""git, asked in a way that runs nothing: plumbing only, no hooks, filters, helpers or network.

What is asked about may come from a stranger. Settings of the machine and of the user are left
out, and those of the repository that could start a program are overruled.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from toolkit.language import Text, both

#: ``safe.directory``: git minds who owns the folder because commands may run hooks; these do not.
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "protocol.allow=never",
    "safe.directory=*",
)
#: What is kept of the caller's environment; GIT_DIR and its like would lead elsewhere.
_KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_OWN: Mapping[str, str] = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
_OBJECT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
#: No answer takes longer on a sound repository.
PATIENCE = 120


class GitFailed(Exception):
    """git is missing, refuses, or has not what was asked for; ``why`` says it for people."""

    def __init__(self, why: Text) -> None:
        super().__init__(f"{why.zh} / {why.en}")
        self.why = why


NO_GIT = both("找不到 git", "there is no git here")
NO_REPOSITORY = both("{folder} 不在 git 仓库里", "{folder} does not lie in a git repository")
NO_REVISION = both(
    "没有 “{revision}” 这个版本，或者没有取来全部历史",
    "there is no revision “{revision}”, or the history was not fetched in full",
)
FAILED = both("git {task} 没有成功：{said}", "git {task} did not succeed: {said}")
TOO_SLOW = both("git {task} 太久没有回答", "git {task} took too long to answer")


class Git:
    """The repository in which a folder lies. GitFailed where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self.prefix = self._ask("rev-parse", "--show-prefix").rstrip(b"\n")
        except GitFailed as error:
            if error.why == NO_GIT:
                raise
            raise GitFailed(NO_REPOSITORY.filled(folder=folder.as_posix())) from None

    def commit(self, revision: str) -> str:
        """Return the id of the commit that a revision names."""
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        answer = self._ask(*words, fails_with=1).strip()
        if not _OBJECT.fullmatch(answer):
            raise GitFailed(NO_REVISION.filled(revision=revision))
        return answer.decode()

    def starts(self, base: str, head: str) -> list[str]:
        """Return the best common ancestors of two commits: one, unless histories cross or differ."""
        answer = self._ask("merge-base", "--all", base, head, fails_with=1)
        return answer.decode().split()

    def ask(self, *words: str, given: bytes) -> bytes:
        """Return what git answers to a task that is given something to read."""
        return self._ask(*words, given=given)

    @contextmanager
    def talk(self, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Start a task that answers while it is asked; it is ended on the way out."""
        with self._missing_git():
            process = subprocess.Popen(
                command(words),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._folder,
                env=environment(),
            )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    def _ask(self, *words: str, given: bytes = b"", fails_with: int = 0) -> bytes:
        """Return git's answer; an exit of ``fails_with`` is an answer too."""
        try:
            with self._missing_git():
                done = subprocess.run(
                    command(words),
                    input=given,
                    capture_output=True,
                    cwd=self._folder,
                    env=environment(),
                    timeout=PATIENCE,
                    check=False,
                )
        except subprocess.TimeoutExpired:
            raise GitFailed(TOO_SLOW.filled(task=words[0])) from None
        if done.returncode not in (0, fails_with):
            said = done.stderr.decode("utf-8", "replace").strip()[:500]
            raise GitFailed(FAILED.filled(task=words[0], said=said))
        return done.stdout

    @contextmanager
    def _missing_git(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise GitFailed(NO_GIT) from None


def command(words: tuple[str, ...], more: tuple[str, ...] = ()) -> list[str]:
    """Return the words that start git, with our settings and then ``more``."""
    settings = [part for each in (*_SETTINGS, *more) for part in ("-c", each)]
    return ["git", "--no-pager", *settings, *words]


def environment() -> dict[str, str]:
    """Return all that git gets to know of the machine."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **_OWN}
