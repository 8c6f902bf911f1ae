"""What the search looks in: plain text, policies by their parts, units by their names alone."""

import json
from pathlib import Path

from toolkit.pages.search_index import write_search
from toolkit.problems.catalogue import all_codes
from toolkit.submissions.unit import Unit

POLICY = """<p id="indicator-x">outside</p><article><h1 id="top">A &amp; B</h1><table><tr id="clause-1"><th>Art. 1</th>
<td>says &lt;b&gt;<br>and more</td></tr></table><section id="indicator-c1"><h3>C1 Points</h3><p>ten <svg><title>not
this</title></svg>of them</p><div id="reading-r"><h4>R</h4>why</div>left</section>between</article>outside"""


def test_pages_policies_and_units_are_in_it_as_plain_text(tmp_path: Path) -> None:
    policy = tmp_path / "policies/p/1"
    policy.mkdir(parents=True)
    (policy / "index.html").write_text(POLICY)
    docs = [
        {"location": "", "title": "Home", "text": ""},
        {"location": "#x", "title": "A heading", "text": ""},
        {"location": "help/g/#s", "title": "S &amp; T", "text": "<p>one</p> <p>1 &lt; 2</p>"},
        {"location": "policies/p/1/#old", "title": "Old", "text": ""},
        {"location": "results/p/1/#calendar", "title": "Calendar", "text": ""},
    ]
    (tmp_path / "search").mkdir()
    index = tmp_path / "search/search_index.json"
    index.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}))
    unit = Unit.model_validate(
        {"id": "a-b", "name": {"zh": "甲<i>", "en": "A"}, "kind": "society", "aliases": ("乙",)}
    )
    write_search(tmp_path, "zh", [all_codes()["Y205"]], [unit])
    assert json.loads(index.read_text()) == {"config": {"lang": ["en"]}, "docs": []}
    assert json.loads((tmp_path / "search/pages.json").read_text("utf-8")) == [
        ["", "Home"],
        ["help/g/#s", "S & T", "one 1 < 2"],
        ["policies/p/1/", "A & B"],
        ["policies/p/1/#clause-1", "Art. 1", "says <b> and more"],
        ["policies/p/1/#indicator-c1", "C1 Points", "ten of them left"],
        ["policies/p/1/#reading-r", "R", "why"],
        ["help/problems/y205/", "Y205 同一个键写了两次"],
        ["units/a-b/", "甲<i>", "乙"],
    ]
