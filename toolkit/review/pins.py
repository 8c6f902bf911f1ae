"""Actions in workflow files: each pinned to the commit that its tag names, or listed as not pinned.

A commit is never written from memory: it is what the platform says of the tag, or the action
stays at its tag and stands in the list.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

#: The folders with workflow files, and the list of what is not pinned, in the repository.
FOLDERS = (".github/workflows", ".gitea/workflows")
LISTED = ".github/actions-by-tag.txt"
HEAD = (
    "# 还没有固定到提交的 actions，由 python tasks.py pins 生成，不要手改。\n"
    "# Actions not pinned to a commit yet; made by python tasks.py pins, not to be edited.\n"
)
_USES = re.compile(
    r"^(?P<before>\s*(?:-\s+)?uses:\s+)(?P<name>[\w.-]+/[\w.-]+(?:/[\w./-]+)?)@(?P<at>[\w./-]+)"
    r"(?:[ \t]+#[ \t]*(?P<tag>\S+))?[ \t]*$",
    re.MULTILINE,
)
_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, order=True)
class Action:
    """An action of others by its name and the tag that is followed."""

    name: str
    tag: str

    @property
    def repository(self) -> str:
        """Where it is kept: an action may be a folder of a repository."""
        return "/".join(self.name.split("/")[:2])

    def __str__(self) -> str:
        return f"{self.name}@{self.tag}"


def workflow_files(root: Path) -> list[Path]:
    """Return the workflow files of a repository."""
    found = (path for folder in FOLDERS for path in (root / folder).glob("*.yml"))
    return sorted(found)


def actions(text: str) -> Iterator[tuple[Action, str | None]]:
    """Yield each action that a workflow uses, with its commit where it is pinned."""
    for found in _USES.finditer(text):
        commit = found["at"] if _COMMIT.fullmatch(found["at"]) else None
        yield (
            Action(found["name"], (found["tag"] or found["at"]) if commit else found["at"]),
            commit,
        )


def pinned(text: str, commits: Mapping[Action, str]) -> str:
    """Return a workflow with each action at its commit, the tag beside it; others stay as they are."""

    def at(found: re.Match[str]) -> str:
        ((action, _),) = actions(found[0])
        commit = commits.get(action)
        if commit is None:
            return found[0]
        return f"{found['before']}{action.name}@{commit} # {action.tag}"

    return _USES.sub(at, text)


def listed(texts: Iterator[str]) -> str:
    """Return the list of the actions that stand by a tag in any of these workflows."""
    loose = {action for text in texts for action, commit in actions(text) if commit is None}
    return HEAD + "".join(f"{action}\n" for action in sorted(loose))


def pin(root: Path, resolve: Callable[[Action], str | None]) -> list[Action]:
    """Pin what can be resolved, write the list of the others, and return those."""
    files = {path: path.read_text("utf-8") for path in workflow_files(root)}
    used = sorted({action for text in files.values() for action, _ in actions(text)})
    commits = {action: commit for action in used if (commit := resolve(action)) is not None}
    for path, text in files.items():
        files[path] = pinned(text, commits)
        if files[path] != text:
            path.write_text(files[path], "utf-8")
    (root / LISTED).write_text(listed(iter(files.values())), "utf-8")
    return [
        action for action in used if any((action, None) in actions(text) for text in files.values())
    ]
