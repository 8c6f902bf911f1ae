"""GitHub's interface, and Gitea's, which has the same addresses for what is asked of both."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pydantic import BaseModel, Field

from toolkit.review.platforms.proposal import Number
from toolkit.review.platforms.web import Web, setting

#: The account in whose name a workflow writes; nobody can sign up under a name with brackets.
WORKFLOW_ACCOUNT = "github-actions[bot]"
APPROVED = "APPROVED"
#: A later review of these kinds replaces what the same person said before; a mere comment does not.
_DECISIVE = (APPROVED, "CHANGES_REQUESTED", "REQUEST_CHANGES", "DISMISSED")


class User(BaseModel):
    """An account."""

    id: Number
    login: str


class Branch(BaseModel):
    """An end of a pull request."""

    ref: str
    sha: str


class Pull(BaseModel):
    """A pull request."""

    number: Number
    state: str
    user: User
    head: Branch
    base: Branch


class Review(BaseModel):
    """A review of a pull request. ``stale`` and ``dismissed`` are Gitea's."""

    user: User | None
    state: str
    commit_id: str | None
    stale: bool = False
    dismissed: bool = False


class Owner(BaseModel):
    """Whose a repository is."""

    login: str


class Repository(BaseModel):
    """A repository."""

    owner: Owner


class Run(BaseModel):
    """A run of a workflow, and for which commit of whose branch."""

    event: str
    path: str
    head_sha: str
    head_branch: str | None
    head_repository: Repository | None


class Artifact(BaseModel):
    """What a run has left behind."""

    id: Number
    name: str
    expired: bool
    size_in_bytes: int


class Artifacts(BaseModel):
    """What a run has left behind, all of it."""

    artifacts: list[Artifact] = Field(max_length=100)


class Comment(BaseModel):
    """A comment on a pull request."""

    id: Number
    body: str | None
    user: User | None


class ChangedFile(BaseModel):
    """A path that a pull request changes, and the one it was moved from."""

    filename: str
    previous_filename: str | None = None


@dataclass(frozen=True)
class GitHub:
    """One repository on GitHub or Gitea."""

    web: Web
    repository: str

    def pull(self, number: int) -> Pull:
        """Return a pull request."""
        return self.web.ask(f"/repos/{self.repository}/pulls/{number}", Pull)

    def approvals(self, pull: Pull) -> list[int]:
        """Return who has approved the very commit that the pull request now ends in."""
        path = f"/repos/{self.repository}/pulls/{pull.number}/reviews"
        return approvers(self.web.every(path, Review), pull)

    def open_pulls(self, run: Run) -> list[Pull]:
        """Return the open pull requests that end in the commit of a run.

        They are looked up by the branch: by commit the platform knows none that come from a fork.
        """
        if run.head_repository is None or run.head_branch is None:
            return []
        branch = f"{run.head_repository.owner.login}:{run.head_branch}"
        path = f"/repos/{self.repository}/pulls"
        found = self.web.every(path, Pull, state="open", head=branch)
        return [each for each in found if each.head.sha == run.head_sha and each.state == "open"]

    def run(self, number: int) -> Run:
        """Return a run of a workflow."""
        return self.web.ask(f"/repos/{self.repository}/actions/runs/{number}", Run)

    def artifacts(self, run: int, name: str) -> list[Artifact]:
        """Return what a run has left behind under a name."""
        path = f"/repos/{self.repository}/actions/runs/{run}/artifacts"
        return self.web.ask(path, Artifacts, name=name).artifacts

    def archive(self, artifact: int, most: int) -> bytes:
        """Return an artifact as the archive in which the platform keeps it."""
        return self.web.download(f"/repos/{self.repository}/actions/artifacts/{artifact}/zip", most)

    def changed_files(self, number: int) -> list[ChangedFile]:
        """Return the paths that a pull request changes; TooMuch beyond what is listed."""
        return self.web.every(f"/repos/{self.repository}/pulls/{number}/files", ChangedFile)

    def own_comment(self, number: int, mark: str) -> Comment | None:
        """Return the workflow's own comment with a mark. Those of others stay as they are."""
        path = f"/repos/{self.repository}/issues/{number}/comments"
        for each in self.web.every(path, Comment):
            is_own = each.user is not None and each.user.login == WORKFLOW_ACCOUNT
            if is_own and (each.body or "").startswith(mark):
                return each
        return None

    def say(self, number: int, mark: str, body: str) -> None:
        """Write the one comment with a mark: anew, or in the place of what it said."""
        comments = f"/repos/{self.repository}/issues"
        own = self.own_comment(number, mark)
        if own is None:
            self.web.send("POST", f"{comments}/{number}/comments", {"body": body})
        elif own.body != body:
            self.web.send("PATCH", f"{comments}/comments/{own.id}", {"body": body})


def approvers(reviews: Sequence[Review], pull: Pull) -> list[int]:
    """Return whose last decisive review, in the order given, approves the pull request's commit."""
    last = {each.user.id: each for each in reviews if each.user and each.state in _DECISIVE}
    return sorted(
        account
        for account, each in last.items()
        if each.state == APPROVED
        and each.commit_id == pull.head.sha
        and not (each.stale or each.dismissed)
        and account != pull.user.id
    )


def of_environment() -> GitHub:
    """Return the repository whose workflow this is."""
    token = os.environ.get("GITHUB_TOKEN", "")
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    repository = quote(setting("GITHUB_REPOSITORY"))
    return GitHub(Web(setting("GITHUB_API_URL"), headers), repository)
