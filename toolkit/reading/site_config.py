"""The site's own configuration, ``mkdocs.yml``, as far as it is ours to read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def site_config(config: Path) -> Mapping[str, Any]:
    """Return the settings of the site; values under a tag of the engine's own are None."""
    return yaml.load(config.read_text(encoding="utf-8"), Loader=_Loader) or {}


class _Loader(yaml.SafeLoader):
    """Reads the configuration, whose tags are the engine's own; none of them is ours."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
