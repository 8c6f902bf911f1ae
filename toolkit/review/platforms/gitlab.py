"""GitLab's interface: a merge request, its author and its approvals."""

import os
from dataclasses import dataclass
from urllib.parse import quote

from pydantic import BaseModel, Field

from toolkit.review.platforms.proposal import Number
from toolkit.review.platforms.web import Web, setting


class User(BaseModel):
    """An account."""

    id: Number


class MergeRequest(BaseModel):
    """A merge request; ``sha`` is the commit it ends in."""

    state: str
    author: User
    sha: str


class Approval(BaseModel):
    """One approval."""

    user: User


class Approvals(BaseModel):
    """The approvals of a merge request."""

    approved_by: list[Approval] = Field(max_length=1000)


@dataclass(frozen=True)
class GitLab:
    """One project on GitLab."""

    web: Web
    project: str

    def merge_request(self, number: int) -> MergeRequest:
        """Return a merge request."""
        return self.web.ask(f"/projects/{self.project}/merge_requests/{number}", MergeRequest)

    def approvals(self, number: int, request: MergeRequest) -> list[int]:
        """Return who has approved, but for the author.

        GitLab does not say which commit was approved: the project has to be set so that a push
        takes approvals back.
        """
        path = f"/projects/{self.project}/merge_requests/{number}/approvals"
        found = {each.user.id for each in self.web.ask(path, Approvals).approved_by}
        return sorted(found - {request.author.id})


def of_environment() -> GitLab:
    """Return the project into which the pipeline's merge request is to be merged."""
    token = os.environ.get("GITLAB_TOKEN", "")
    headers = {"PRIVATE-TOKEN": token} if token else {}
    project = quote(setting("CI_MERGE_REQUEST_PROJECT_ID"), safe="")
    return GitLab(Web(setting("CI_API_V4_URL"), headers), project)
