"""``form`` writes one file, never over another, and names what it does not know."""

from pathlib import Path

import pytest

from tests.codes.tree import TINY
from toolkit.commands.form import run
from toolkit.commands.refusals import WrongUse


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("lang", "name"),
    [("zh", "tiny-society-2020.html"), ("en", "tiny-society-2020.en.html")],
)
def test_the_form_is_one_file_that_asks_for_nothing(lang: str, name: str, tmp_path: Path) -> None:
    assert run(TINY, "tiny-society", "2020", lang) == 0
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert "default-src 'none'" in page
    assert page.count("<script") == 4  # settings, model, rules, and the one that runs
    for outside in ("src=", "<link", "@import", "url("):
        assert outside not in page.split("<script>")[0]


def test_a_form_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "tiny-society-2020.html").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse, match="不覆盖"):
        run(TINY, "tiny-society", "2020")
    assert (tmp_path / "tiny-society-2020.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("scheme", "year", "lang", "said"),
    [
        ("tiny-societie", "2020", "zh", "tiny-society"),
        ("tiny-society", "2021", "zh", "2020"),
        ("tiny-society", "2020", "fr", "zh"),
    ],
)
def test_what_is_not_known_is_named(scheme: str, year: str, lang: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        run(TINY, scheme, year, lang)
