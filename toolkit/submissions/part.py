"""A part of a data folder: the paths that are looked at where not everything has to be read."""

from collections import defaultdict
from collections.abc import Collection, Iterable


class Part:
    """Some paths of a data folder, and the folders they lie in.

    Paths are relative to the data folder, with slashes. A folder named without anything inside is
    entered, and only the files read there in any case (``unit.yml``, ``scheme.yml``) are read.
    ``untold``: only values are wanted, and nobody will be told the problems. What is costly to find
    and changes no value, as personal data, is not looked for then.
    """

    def __init__(self, paths: Iterable[str], untold: bool = False) -> None:
        self.untold = untold
        self._inside: dict[str, set[str]] = defaultdict(set)
        for path in paths:
            *folders, last = path.split("/")
            above = ""
            for name in folders:
                self._inside[above].add(name)
                above = f"{above}/{name}" if above else name
            self._inside[above].add(last)

    def names(self, folder: str) -> Collection[str]:
        """Return the names to look at in a folder; "" is the data folder itself."""
        return self._inside.get(folder, ())
