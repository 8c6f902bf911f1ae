"""Where in a claim a problem is: its place in the file as the path of what stands there."""

from bisect import bisect_right

from toolkit.problems.problem import Place
from toolkit.reading.document import Document, Path, Spot


class Places:
    """The keys and values of one document in the order in which they are written."""

    def __init__(self, document: Document) -> None:
        found: dict[Spot, Path] = {}
        for spots in (document.values_at, document.keys_at):
            for path, spot in spots.items():
                if len(path) >= len(found.get(spot, ())):
                    found[spot] = path
        self._spots = sorted(found)
        self._paths = [found[spot] for spot in self._spots]

    def path(self, place: Place) -> Path:
        """Return the path of the key or value at a place, or of the last one that begins before it.

        Where several begin at one character it is the innermost of them.
        """
        before = bisect_right(self._spots, (place.line, place.column))
        return self._paths[before - 1] if before else ()
