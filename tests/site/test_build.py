"""Builds are deterministic and atomic; links hold; the published data keeps its contract."""

import csv
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import jsonschema
import lxml.html
import pytest

from tests.codes.tree import TINY
from toolkit.commands import site
from toolkit.commands.environment import ROOT
from toolkit.outcomes.source import UNKNOWN
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the tiny organisation, which has every rule kind and outcome, by digests."""
    built = site.build(open_repository(TINY, "data"), tmp_path_factory.mktemp("tiny"))
    assert built is not None
    return digests(built)


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    files = {"/" + path.relative_to(built).as_posix() for path in built.rglob("*")}
    ids: dict[str, set[str]] = {}
    targets: dict[str, set[str]] = {}
    for page in (each for each in files if each.endswith(".html")):
        root = lxml.html.parse(built / page[1:], lxml.html.HTMLParser(encoding="utf-8"))
        ids[page] = set(root.xpath("//@id | //@name"))
        targets[page] = set(root.xpath("//@href | //@src"))
    broken = []
    for page, of_page in targets.items():
        if page.endswith("404.html"):
            continue  # served from any address, it links from the site's root
        for target in of_page:
            address, fragment = urldefrag(urljoin(page, target))
            if "://" in address or address.startswith(("data:", "mailto:")):
                continue
            address = address.partition("?")[0]
            file = unquote(address) + ("index.html" if address.endswith("/") else "")
            if file not in files or (
                fragment and file in ids and unquote(fragment) not in ids[file]
            ):
                broken.append((page, target))
    assert len(targets) > 500
    assert broken == []


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("results/keqiao-contact-point/2018.json", "round"),
        ("schemes/keqiao-contact-point/2018.json", "scheme"),
        ("index.json", "index"),
    ],
)
def test_published_json_keeps_its_schema(built: Path, file: str, schema: str) -> None:
    api = built / "api/v1"
    described = json.loads((api / "schema" / f"{schema}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.Draft202012Validator(described).validate(json.loads((api / file).read_text()))


def test_csv_and_json_say_the_same(built: Path) -> None:
    api = built / "api/v1/results/keqiao-contact-point"
    raw = (api / "2018.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    cards = json.loads((api / "2018.json").read_text())["scorecards"]
    assert len(rows) == len(cards) == 6
    for row, card in zip(rows, cards, strict=True):
        assert row["unit"] == card["unit"]
        assert row["total"] == (card["total"] or "")
        for indicator in card["indicators"]:
            assert row[f"{indicator['code']}_verified"] == (indicator["verified_score"] or "")


@pytest.fixture
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the site command build into a folder of this test."""
    monkeypatch.setattr(site, "SITE", tmp_path / "site")
    monkeypatch.setattr(site, "BUILD", tmp_path / "build")
    monkeypatch.setattr(site, "source_of", lambda _: UNKNOWN)  # the other build has no commit
    monkeypatch.setattr(site, "LAST", tmp_path / "build" / "site.last")
    return tmp_path


def test_a_failed_check_leaves_the_old_site(
    own_place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_place / "site").mkdir()
    (own_place / "site/index.html").write_text("the last good site")
    data = own_place / "data"
    shutil.copytree(TINY, data)
    claim = data / "units/tiny-alpha/2020/tiny-society.yml"
    claim.write_text(claim.read_text().replace("members: 120", "members: 120名"))
    assert site.run(data) == 1
    assert (own_place / "site/index.html").read_text() == "the last good site"
    said = capsys.readouterr().err
    assert "tiny-society.yml:6:12" in said
    assert "网站没有更新" in said


def test_a_killed_build_leaves_the_old_site_and_the_next_gives_the_same_bytes(
    own_place: Path, tiny: dict[str, str]
) -> None:
    (own_place / "site").mkdir()
    (own_place / "site/index.html").write_text("the last good site")
    (own_place / "site/old.html").write_text("old")
    data = own_place / "elsewhere/data"
    shutil.copytree(TINY, data)
    script = (
        "import sys; from pathlib import Path; from toolkit.commands import site\n"
        "base = Path(sys.argv[1]); site.SITE = base / 'site'; site.BUILD = base / 'build'\n"
        "site.LAST = site.BUILD / 'site.last'; print('go', flush=True)\n"
        "sys.exit(site.run(Path(sys.argv[2])))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(own_place), str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    deadline = time.monotonic() + 30
    while not list(own_place.glob("build/stage-*/out")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (own_place / "site/index.html").read_text() == "the last good site"
    left = set((own_place / "build").iterdir())
    assert site.run(data) == 0
    assert set((own_place / "build").iterdir()) == left
    assert digests(own_place / "site") == tiny


def test_a_build_killed_between_the_two_renames_is_put_right(own_place: Path) -> None:
    (own_place / "build/site.last").mkdir(parents=True)
    (own_place / "build/site.last/index.html").write_text("the last good site")
    site.recover()
    assert (own_place / "site/index.html").read_text() == "the last good site"


def test_every_demonstration_is_marked(repository: Repository) -> None:
    for filed in repository.units.values():
        assert filed.unit.demo
        assert filed.unit.name.zh.startswith("示例")
