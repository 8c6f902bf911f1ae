"""The package mirror the user has set for pip, said in uv's options: uv does not read pip's own.

Standard library only: this runs before anything is installed.
"""

import os
import subprocess
import sys
import tomllib
from ast import literal_eval
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

# Setting one of these means the user has told uv where to look.
UV_SOURCES = (
    "UV_DEFAULT_INDEX",
    "UV_INDEX",
    "UV_INDEX_URL",
    "UV_EXTRA_INDEX_URL",
    "UV_FIND_LINKS",
    "UV_NO_INDEX",
)


def uv_sources() -> list[str]:
    """Return the options; none if the user has told uv itself where to look.

    An address may hold a password, so these are never shown.
    """
    if any(os.environ.get(name) for name in UV_SOURCES) or _has_uv_settings():
        return []
    told = _pip_settings()
    options = [f"--default-index={url}" for url in told.get("index-url", "").split()]
    options += [f"--index={url}" for url in _reachable(told.get("extra-index-url", ""))]
    options += [f"--find-links={place}" for place in _reachable(told.get("find-links", ""))]
    if told.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        options.append("--no-index")
    # As pip does, look for a version in every index; the hashes say which file is the right one.
    return [*options, "--index-strategy=unsafe-best-match"] if options else []


def _pip_settings() -> dict[str, str]:
    """Return what the user told pip; a variable wins over [install], that over [global]."""
    # The base Python: `inv` may live in an environment of its own that has no pip.
    python = getattr(sys, "_base_executable", sys.executable)
    pip = [python, "-P", "-X", "utf8", "-m", "pip", "config", "list"]
    listing = subprocess.run(
        pip, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ).stdout
    told: dict[str, str] = {}
    for section in ("global.", "install."):
        for line in listing.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section):
                told[name.removeprefix(section)] = str(literal_eval(value))
    for name, value in os.environ.items():
        if name.startswith("PIP_"):
            told[name.removeprefix("PIP_").lower().replace("_", "-")] = value
    return told


def _has_uv_settings() -> bool:
    """Return whether a uv.toml of the user or the machine says where packages are."""
    sources = {name.removeprefix("UV_").lower().replace("_", "-") for name in UV_SOURCES}
    for path in _uv_settings_files():
        try:
            settings = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if sources & (settings.keys() | settings.get("pip", {}).keys()):
            return True
    return False


def _uv_settings_files() -> list[Path]:
    """Return the places where uv looks for its settings."""
    variables = ("APPDATA", "PROGRAMDATA", "XDG_CONFIG_HOME")
    folders = [Path(os.environ[name]) for name in variables if os.environ.get(name)]
    folders += [Path.home() / ".config", Path("/etc")]
    chosen = os.environ.get("UV_CONFIG_FILE")
    return [folder / "uv" / "uv.toml" for folder in folders] + ([Path(chosen)] if chosen else [])


def _reachable(places: str) -> list[str]:
    """Return the places of a pip setting, without missing folders: pip only warns, uv fails."""
    return [place for place in places.split() if _is_reachable(place)]


def _is_reachable(place: str) -> bool:
    address = urlsplit(place)
    if address.scheme == "file":
        return os.path.exists(url2pathname(address.path))
    return "://" in place or os.path.exists(os.path.expanduser(place))
