"""One platform and one repository for all workflows; each test says what they hold."""

from collections.abc import Iterator

import pytest

from tests.review.conftest import World, world
from tests.workflows.platform import REPOSITORY, Platform, running

__all__ = ["world"]


@pytest.fixture(scope="session")
def _platform() -> Iterator[Platform]:
    with running() as platform:
        yield platform


@pytest.fixture
def platform(_platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Platform:
    """The platform, knowing nothing, as the environment of a workflow names it."""
    _platform.clear()
    monkeypatch.setenv("GITHUB_API_URL", _platform.address)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    for name in ("GITHUB_TOKEN", "GITHUB_SERVER_URL", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return _platform


@pytest.fixture
def main(world: World) -> Iterator[str]:
    """The tip of the branch main, with open rounds."""
    tip = world.bases["draft"]
    world.history.git("update-ref", "refs/heads/main", tip)
    yield tip
    world.history.git("update-ref", "-d", "refs/heads/main")
