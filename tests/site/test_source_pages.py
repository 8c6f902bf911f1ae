"""The files behind scorecards as pages: a line says what it is and leads back to what it was used for."""

import re
from pathlib import Path

ITEM = re.compile(r'<tbody class="k-node[^"]*" id="(indicator-[^"]+)">(.*?)</tbody>', re.DOTALL)
LINE = re.compile(r'<li id="L(\d+)"[^>]*>.*?<code>(.*?)</code>(.*?)</li>', re.DOTALL)
TO_LINE = re.compile(r'href="claim/#L(\d+)"')


def test_every_line_that_an_item_leads_to_says_what_it_is_and_leads_back_to_the_item(
    built: Path,
) -> None:
    seen = 0
    for claim in sorted(built.glob("units/*/*/*/claim/index.html")):
        card = (claim.parents[1] / "index.html").read_text("utf-8")
        lines = {int(n): rest for n, _, rest in LINE.findall(claim.read_text("utf-8"))}
        for anchor, item in ITEM.findall(card):
            # A table of records inside an item has bodies of its own: its links come after.
            for number in TO_LINE.findall(item):
                beside = lines[int(number)]
                assert f'<a href="../#{anchor}">' in beside, (claim, number, anchor)
                assert not beside.startswith("<span><a"), (claim, number)
                seen += 1
        for anchor in re.findall(r'href="\.\./#([^"]+)"', "".join(lines.values())):
            assert f'id="{anchor}"' in card, (claim, anchor)
        for number in TO_LINE.findall(card):
            assert 'href="../#' in lines[int(number)], (claim, number)
    assert seen > 1000


def test_a_record_is_said_in_words_in_both_languages(built: Path) -> None:
    card = "units/quzhou-demo-station-citrus/2023/quzhou-service-station/claim/index.html"
    record = "- {id: t1, title: 柑橘绿色防控培训, held_on: 2023-04-13, people: 180"
    for place, words in (
        ("", ("t1；", "柑橘绿色防控培训", "培训人数：180", "用于：")),
        ("en/", ("t1; ", "Held on: 2023-04-13", "People trained: 180", "used for: ")),
    ):
        text = (built / place / card).read_text("utf-8")
        [beside] = [rest for _, line, rest in LINE.findall(text) if record in line]
        for said in words:
            assert said in beside
        assert '<a href="../#indicator-q09">Q09</a>' in beside
    marks = (built / card.replace("/claim/", "/review/")).read_text("utf-8")
    [beside] = [
        rest for _, line, rest in LINE.findall(marks) if "qz-city-2: {Q02-host: 2.5" in line
    ]
    assert '<a href="../#indicator-q02">Q02</a>，<a href="../#indicator-q14">Q14</a>' in beside
