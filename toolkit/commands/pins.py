"""``pins``: the actions of the workflows pinned to what the platform says their tags are."""

import os
import re
import sys
from pathlib import Path
from urllib.parse import quote

from pydantic import BaseModel

from toolkit.commands.environment import ROOT
from toolkit.commands.options import language_of
from toolkit.language import both
from toolkit.review.pins import LISTED, Action, pin
from toolkit.review.platforms.web import PlatformFailed, Web

#: Where the actions are kept; a mirror can be set.
ADDRESS = "https://api.github.com"
_COMMIT = re.compile(r"[0-9a-f]{40}")
ALL_PINNED = both("全部固定到提交了。", "All actions are pinned to commits.")
LOOSE = both(
    "还有 {count} 个没有固定，已写进 {file}：{names}",
    "{count} {count:action is not pinned and stands|actions are not pinned and stand} in {file}: {names}",
)


class Commit(BaseModel):
    """A commit as the platform names it."""

    sha: str


def run(lang: str, root: Path = ROOT) -> int:
    """Pin every action that can be resolved; 1 where some stay at their tag."""
    language = language_of(lang)
    token = os.environ.get("GITHUB_TOKEN", "")
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    web = Web(os.environ.get("GITHUB_API_URL") or ADDRESS, headers)

    def resolve(action: Action) -> str | None:
        try:
            path = f"/repos/{action.repository}/commits/{quote(action.tag, safe='')}"
            commit = web.ask(path, Commit).sha
        except PlatformFailed as failed:
            print(f"{action}: {failed.why.said(language)}", file=sys.stderr)
            return None
        return commit if _COMMIT.fullmatch(commit) else None

    loose = pin(root, resolve)
    if loose:
        names = ", ".join(map(str, loose))
        print(LOOSE.filled(count=len(loose), file=LISTED, names=names).said(language))
    else:
        print(ALL_PINNED.said(language))
    return 1 if loose else 0
