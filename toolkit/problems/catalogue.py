"""The catalogue of codes. A code is declared beside its check; this module gathers them."""

import importlib
import pkgutil

from toolkit.language import Text
from toolkit.problems.problem import Code, Severity

_codes: dict[str, Code] = {}


def declare(
    id: str,
    severity: Severity,
    *,
    title: Text,
    message: Text,
    remedy: Text,
    private: bool = False,
) -> Code:
    """Return a new code and enter it in the catalogue; ValueError if the id is taken."""
    if id in _codes:
        raise ValueError(f"code {id} is declared twice")
    _codes[id] = Code(id, severity, title, message, remedy, private)
    return _codes[id]


def all_codes() -> dict[str, Code]:
    """Return every code of the toolkit by id, in order of id.

    Codes stand in the modules that find the problems, so all rooms are imported first.
    """
    package = importlib.import_module("toolkit")
    for module in pkgutil.walk_packages(package.__path__, "toolkit."):
        importlib.import_module(module.name)
    return dict(sorted(_codes.items()))
