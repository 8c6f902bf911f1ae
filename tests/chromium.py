"""Which Chromium the pages are looked at with: one without windows takes half the work of the other."""

import shutil

#: Debian's packages chromium-headless-shell and chromium: the same engine, of the same source.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")


def chromium() -> str | None:
    """Return the program to run; None where there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)
