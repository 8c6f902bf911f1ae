"""A proposed change fetched as objects of git: nothing of it is checked out, and nothing runs."""

import os
import subprocess
from base64 import b64encode
from pathlib import Path

from toolkit.review.git import FAILED, TOO_SLOW, Git, GitFailed, command, environment

#: Where the change is kept; what was fetched before is replaced.
REF = "refs/kaohe/change"
#: Seconds: a change with evidence may have to come a long way.
PATIENCE = 600

#: Only what transports bytes; all other kinds of addresses, which may start programs, stay shut.
_SETTINGS = (
    "protocol.https.allow=always",
    "protocol.http.allow=always",
    "protocol.file.allow=always",
    "gc.auto=0",
    "maintenance.auto=false",
    "fetch.recurseSubmodules=false",
    "http.followRedirects=false",
)
#: How the machine reaches the network.
_KEPT = (
    "https_proxy",
    "http_proxy",
    "no_proxy",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "GIT_SSL_CAINFO",
)


def fetch(folder: Path, ref: str, server: str = "", token: str = "") -> str:
    """Fetch what a ref of the remote ``origin`` leads to, and return its commit.

    The token is for addresses of that server alone. It goes to git by its environment, never by
    words that other processes can see.
    """
    words = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
    own = {name: os.environ[name] for name in _KEPT if name in os.environ}
    git = Git(folder)
    try:
        done = subprocess.run(
            command((*words, "--refmap=", "origin", f"+{ref}:{REF}"), _SETTINGS),
            capture_output=True,
            cwd=folder,
            env={**environment(), **own, **_credentials(server, token)},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitFailed(TOO_SLOW.filled(task="fetch")) from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()[:500]
        raise GitFailed(FAILED.filled(task="fetch", said=said))
    return git.commit(REF)


def _credentials(server: str, token: str) -> dict[str, str]:
    if not (server and token):
        return {}
    secret = b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{server.rstrip('/')}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}",
    }
