"""Stamping: what a page says stays what it says, and the frames leave no trace."""

import json
from pathlib import Path

import pytest
from markupsafe import Markup

from toolkit.pages.page import Heading, Page
from toolkit.pages.stamp import BODY, DESCRIPTION, TITLE, frame_pages, kind_of, stamp

PAGE = Page("units/a/", "A & <b>", f"about {BODY}", (Heading("x", "X"),), Markup(f"<p>{TITLE}</p>"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree as the engine leaves it: one frame, and a search index that knows it."""
    (frame,) = frame_pages([kind_of(PAGE)])
    file = tmp_path / frame.path / "index.html"
    file.parent.mkdir(parents=True)
    file.write_text(
        f"<title>{TITLE}</title><meta content='{DESCRIPTION}'><a href='../../en/{frame.path}'>{BODY}"
    )
    docs = [{"location": at, "title": at, "text": ""} for at in ("", frame.path, f"{frame.path}#x")]
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text(json.dumps({"config": {}, "docs": docs}))
    stamp(tmp_path, [kind_of(PAGE)], [PAGE])
    return tmp_path


def test_marks_are_replaced_once_and_never_in_what_a_page_says(tree: Path) -> None:
    assert (tree / "units/a/index.html").read_text() == (
        f"<title>A &amp; &lt;b&gt;</title><meta content='about {BODY}'>"
        f"<a href='../../en/units/a/'><p>{TITLE}</p>"
    )


def test_a_frame_is_as_deep_as_its_pages() -> None:
    for path in ("units/a/", "units/a/2018/b/", "units/a/2018/b/claim/"):
        page = Page(path, "", "", (), Markup(""))
        (frame,) = frame_pages([kind_of(page)])
        assert frame.path.count("/") == path.count("/")
        assert "_" in frame.path  # no unit has such an id


def test_the_search_and_the_folders_know_no_frames(tree: Path) -> None:
    docs = json.loads((tree / "search/search_index.json").read_text())["docs"]
    assert [each["location"] for each in docs] == [""]
    assert [path.name for path in (tree / "units").iterdir()] == ["a"]
