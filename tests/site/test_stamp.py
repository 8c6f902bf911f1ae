"""Stamping: what a page says stays what it says, and the frames leave no trace."""

import json
from pathlib import Path

import pytest
from markupsafe import Markup

from toolkit.commands.environment import ROOT
from toolkit.pages.page import Heading, Page
from toolkit.pages.stage import write_stage
from toolkit.pages.stamp import BODY, DESCRIPTION, TITLE, Frames, frame_pages, kind_of

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
    Frames(tmp_path, [kind_of(PAGE)]).stamp([PAGE])
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


def test_guides_link_to_stamped_pages_and_only_to_those_that_are_there(tmp_path: Path) -> None:
    guides = tmp_path / "docs"
    (guides / "zh/help").mkdir(parents=True)
    said = "[`Y205` twice](problems/y205/index.md), [no](problems/y999/index.md), [list](problems/index.md)"
    for name in ("index.md", "units.md"):
        (guides / "zh/help" / name).write_text(said)
    write_stage(tmp_path, "zh", [], guides, ROOT / "mkdocs.yml", {"help/problems/y205/"})
    rest = ", [no](problems/y999/index.md), [list](problems/index.md)"
    for name, link in (("index.md", "problems/y205/"), ("units.md", "../problems/y205/")):
        staged = (tmp_path / "zh/help" / name).read_text()
        assert staged == f'<a href="{link}">`Y205` twice</a>{rest}'
