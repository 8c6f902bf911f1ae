"""``fetch``: a proposed change as objects of git, and who proposes and approves it."""

import os
import sys
from pathlib import Path

from toolkit.commands.options import language_of
from toolkit.commands.refusals import WrongUse
from toolkit.language import both
from toolkit.problems.printing import visible
from toolkit.review.fetching import REF, fetch
from toolkit.review.git import GitFailed
from toolkit.review.platforms import github, gitlab
from toolkit.review.platforms.proposal import Proposal, is_queued, number_of
from toolkit.review.platforms.web import PlatformFailed

#: Where it is written down for `review`, which asks no platform and has no token.
PROPOSAL = Path("build/proposal.json")
FETCHED = both(
    "取来了 {head}（{ref}），提出的账号是 {author}，批准的有 {count} 个。",
    "Fetched {head} as {ref}, proposed by account {author}, approved by {count}.",
)
NOT_THE_SAME = both(
    "{ref} 现在是 {now}，不是要看的 {head}：改动已经更新，由更新后的那次运行来看。",
    "{ref} is {now} now, not {head}: the change was renewed; the run for what is new looks at it.",
)
#: The platform, git or the disk is at fault, not who asks.
OUT_OF_REACH = 3


def run(data: Path, ref: str, head: str, to: str, lang: str) -> int:
    """Fetch the commit of a request and write down whose it is; 1 where it is not the newest."""
    language = language_of(lang)
    number = number_of(ref)
    if number is None:
        raise WrongUse(
            f"--ref 要合并请求的引用，例如 refs/pull/12/head，写的是“{ref}”",
            f'--ref needs the ref of a request, such as refs/pull/12/head, not "{ref}"',
        )
    if not head:
        raise WrongUse("要写 --head", "give --head")
    is_gitlab = ref.startswith("refs/merge-requests/")
    server = os.environ.get("GITHUB_SERVER_URL", "")
    token = os.environ.get("GITHUB_TOKEN", "")
    try:
        fetched = fetch(data, ref) if is_gitlab else fetch(data, ref, server, token)
        now, author, approved_by = (_of_gitlab if is_gitlab else _of_github)(number)
    except (GitFailed, PlatformFailed) as failed:
        print(failed.why.said(language), file=sys.stderr)
        return OUT_OF_REACH
    # In a queue the commit is a merge of the request's: that one cannot be renewed there.
    for each in (fetched, head if is_queued(ref) else now):
        if each != head:
            said = NOT_THE_SAME.filled(ref=ref, now=visible(each), head=visible(head))
            print(said.said(language), file=sys.stderr)
            return 1
    proposal = Proposal(number=number, head=head, author=author, approved_by=approved_by)
    path = Path(to) if to else PROPOSAL
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(proposal.model_dump_json() + "\n", encoding="utf-8")
    said = FETCHED.filled(head=head, ref=REF, author=author, count=len(approved_by))
    print(said.said(language))
    return 0


def _of_github(number: int) -> tuple[str, int, list[int]]:
    platform = github.of_environment()
    pull = platform.pull(number)
    return pull.head.sha, pull.user.id, platform.approvals(pull)


def _of_gitlab(number: int) -> tuple[str, int, list[int]]:
    platform = gitlab.of_environment()
    request = platform.merge_request(number)
    return request.sha, request.author.id, platform.approvals(number, request)
