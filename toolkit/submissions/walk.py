"""The data folder as a whole: every file read once, every problem kept, nothing hidden by another."""

from pathlib import Path as FilePath

from toolkit.collector import resting
from toolkit.submissions.opening import Opening
from toolkit.submissions.owners import OWNERS, Owners
from toolkit.submissions.part import Part
from toolkit.submissions.repository import Repository
from toolkit.submissions.scheme_folder import read_scheme
from toolkit.submissions.unit_folder import read_unit


def open_repository(
    root: FilePath, shown: str | None = None, part: Part | None = None
) -> Repository:
    """Read a data folder, or a part of it. Nothing in it raises; every problem is in the result.

    Schemes and rounds come first, for claims are read by their scheme.
    """
    repository = Repository(root, shown if shown is not None else root.as_posix())
    opening = Opening(repository, part)
    with resting():
        top = opening.folders(root, ("schemes", "units"))
        schemes = opening.folders(top["schemes"]) if "schemes" in top else {}
        for scheme, folder in schemes.items():
            read_scheme(opening, scheme, folder)
        if (root / "units").is_dir():
            for unit, folder in opening.folders(root / "units", files=(OWNERS,)).items():
                read_unit(opening, unit, folder, schemes)
            for path in opening.files(root / "units", OWNERS):
                if path.name == OWNERS:
                    document = repository.owners_document = opening.read(path)
                    repository.owners = opening.shaped(Owners, document)
    return repository
