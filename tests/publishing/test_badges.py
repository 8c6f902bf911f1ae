"""Badges: one for every unit and scheme whose results are out, saying what the tables say."""

import xml.etree.ElementTree as xml
from pathlib import Path

from tests.publishing.open_data import rows_of

SVG = "{http://www.w3.org/2000/svg}"


def texts(path: Path) -> tuple[str, str, str]:
    """What a badge says: its title, its left and its right."""
    root = xml.fromstring(path.read_bytes())
    assert root.get("role") == "img"
    title, left, right = (each.text or "" for each in root.iter() if (each.text or "").strip())
    return title, left, right


def test_every_unit_has_one_for_each_scheme_in_both_languages(api: Path) -> None:
    rows = rows_of(api / "tables/scorecards.csv")
    wanted = {
        f"{row['scheme']}/{row['unit']}{language}.svg" for row in rows for language in ("", ".en")
    }
    folder = api / "badges"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.svg")}
    assert found == wanted
    latest = {
        (row["scheme"], row["unit"]): row for row in sorted(rows, key=lambda each: each["year"])
    }
    for (scheme, unit), row in latest.items():
        title, _, right = texts(folder / scheme / f"{unit}.en.svg")
        for cell in (row["total"], row["grade_en"]):
            assert cell in right.split(" of ")[0].split(" · ") or cell in right.split(" · ")
        assert title.endswith(right)


def test_it_says_round_grade_total_state_and_that_it_is_made_up(api: Path) -> None:
    folder = api / "badges/tiny-prize"
    assert texts(folder / "tiny-zeta.svg") == (
        "示例·己学会，2020 年示例社团评优：一般 · 80.00/100 分 · 公示中 · 示例",
        "2020 年示例社团评优",
        "一般 · 80.00/100 分 · 公示中 · 示例",
    )
    assert (
        texts(folder / "tiny-zeta.en.svg")[2]
        == "fair · 80.00 of 100 points · in public notice · demo"
    )


def test_it_is_small_and_fetches_nothing(api: Path) -> None:
    for path in (api / "badges").rglob("*.svg"):
        body = path.read_bytes()
        assert len(body) < 1_500
        tags = {each.tag.removeprefix(SVG) for each in xml.fromstring(body).iter()}
        assert tags == {"svg", "title", "rect", "path", "g", "text"}
        assert b"href" not in body
        assert body.count(b"http") == 1  # the namespace
