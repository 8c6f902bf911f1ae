"""``verify``: recompute a published site with a program that shares no code with this one."""

import subprocess
import sys
from pathlib import Path

from toolkit.commands.refusals import WrongUse

VERIFIER = Path(__file__).parent.parent / "verifier.py"


def run(site: str) -> int:
    """Run the stand-alone verifier on a site; 0 without differences, 1 with some."""
    if not (Path(site) / "api" / "v1" / "index.json").is_file():
        raise WrongUse(f"这里没有网站：“{site}”", f'there is no site here: "{site}"')
    command = [sys.executable, "-I", "-S", str(VERIFIER), site]
    return subprocess.run(command, check=False).returncode
