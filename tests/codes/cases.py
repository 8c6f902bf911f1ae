"""What each code means, by example: a slip that earns it, and the nearest writing that does not.

Every case changes one passage of the tiny organisation under ``tests/tiny``. In ``bad`` the mark ‸
stands before the character that is blamed; where the slip is blamed elsewhere, ``at`` says where.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tests.codes import evidence_files
from tests.codes.tree import MARK, TINY, Content, Folder, Gone, Link, gbk, padded, same
from toolkit.checking.evidence_files import LARGEST_YEAR
from toolkit.reading.files import LARGEST_FILE
from toolkit.submissions.evidence import LARGEST_EVIDENCE

SCHEME = "schemes/tiny-society/2020/scheme.yml"
WORKED = "schemes/tiny-society/2020/examples/worked.yml"
ROUND = "schemes/tiny-society/rounds/2020/round.yml"
REGISTER = "schemes/tiny-society/rounds/2020/register.yml"
ALPHA = "units/tiny-alpha/2020/tiny-society.yml"  # every record listed, reviewed
ALPHA_REVIEW = "units/tiny-alpha/2020/tiny-society.review.yml"
EVIDENCE = "units/tiny-alpha/2020/evidence"
MEMBERS = f"{EVIDENCE}/members.txt"
BETA = "units/tiny-beta/2020/tiny-society.yml"  # numbers alone, reviewed
BETA_REVIEW = "units/tiny-beta/2020/tiny-society.review.yml"
FAIR = "schemes/tiny-fair/2020/scheme.yml"
FAIR_WORKED = "schemes/tiny-fair/2020/examples/worked.yml"
FAIR_REGISTER = "schemes/tiny-fair/rounds/2020/register.yml"
SHEET = "schemes/tiny-fair/rounds/2020/sheets/p1.yml"
PRIZE = "schemes/tiny-prize/2019/scheme.yml"
PRIZE_ROUND = "schemes/tiny-prize/rounds/2020/round.yml"
PRIZE_REGISTER = "schemes/tiny-prize/rounds/2020/register.yml"
DECISIONS = "schemes/tiny-prize/rounds/2020/decisions.yml"
FINAL_ROUND = "schemes/tiny-prize/rounds/2019/round.yml"
FINAL_DECISIONS = "schemes/tiny-prize/rounds/2019/decisions.yml"
RESULTS = "schemes/tiny-prize/rounds/2019/results.yml"
CORRECTIONS = "schemes/tiny-prize/rounds/2019/corrections.yml"
GAMMA = "units/tiny-gamma/2020/tiny-society.yml"  # not there: gamma did not submit
ALPHA_UNIT = "units/tiny-alpha/unit.yml"
GAMMA_UNIT = "units/tiny-gamma/unit.yml"
OWNERS = "units/owners.yml"

#: The passage is the whole file.
ALL = None


@dataclass(frozen=True)
class Case:
    """A passage of a file replaced: by ``bad``, which earns the code, or by ``good``, which does not.

    ``also`` are the other errors that the bad one earns, ``twin_also`` those of the good one;
    ``at`` is the file and passage that is blamed where ``bad`` bears no mark (an empty passage is
    the file as such, its first line and column), ``and_at`` what is blamed besides; ``given`` changes both before; ``good`` replaces
    ``twin_file`` where that is another file.
    """

    code: str
    file: str
    passage: str | None
    bad: Content
    good: Content
    also: tuple[str, ...] = ()
    twin_also: tuple[str, ...] = ()
    at: tuple[str, str] | None = None
    and_at: tuple[tuple[str, str], ...] = ()
    given: tuple[tuple[str, str, str], ...] = ()
    twin_file: str | None = None


GAMMA_NAMED = """\
id: tiny-gamma
name: {{zh: 示{mark}例·丙学会, en: Demo Society Gamma}}
kind: society
demo: true
"""
GAMMA_CLAIM = """\
scheme: tiny-society
unit: tiny-gamma
round: {year}
facts: {{members: 0, income: 0, events: 0, talks: []}}
"""
BETA_REVIEW_EVENTS = "  events: {decision: struck, reason: no-evidence}\n"
T1 = "{id: t1, title: 小数据, held_on: 2020-01-01}"
T2 = "{id: t2, title: 大数据, held_on: 2020-12-31}"
RULE_B = "rule: {kind: proportional, quantity: income, target: 50000}"
RANGE = "{from: 2, to: 4, at: {reading: R-RANGE}}"
TALKS_HELD_ON = "      held_on: {kind: date, label: {zh: 举办日期, en: Held on}}\n  growth"
BY_MEMBERS = "by-members: {label: {zh: 按会员数, en: by members}"
HALF_EVEN = "value: {at: leaf, mode: half-even, places: 2}"
SMALL = "when: {field: people, at_least: {reading: R-UPPER, part: people}}"
BY_PLACE = "at_least: {by: place, town: 4, village: none}"
OPEN = "- {field: open, is: true}"
EXPECTED = "quantity: talks, at_least: 1, classes: [small]"
NO_POINTS = "{finding: no-points, at: summary, reading: R-CLASS}"
TALKS_DECIDED = "  talks:\n    t1: {decision: accepted}\n    t2: {decision: accepted}\n"
OWN_AND_TOTAL = """\
    own: {received: 100, printing: 0, rent: 60, spent: 60, balance: 40}
    total: {received: 1000.00, printing: 300.50, rent: 460, spent: 760.50, balance: 239.50}
"""
OWN = "    own: {received: 100, printing: 0, rent: 60, spent: 60, balance: 40}\n"
SMALL_EVENT = "    - {{id: k{n}, title: 小会{n}, held_on: 2020-03-05, people: {mark}5, cost: 1, form: talk, meant_for: small, open: true}}\n"
SMALL_100 = "".join(SMALL_EVENT.format(n=n, mark="") for n in range(100))
SMALL_101 = SMALL_EVENT.format(n=100, mark=MARK)
BETA_SHA = hashlib.sha256((TINY / BETA).read_bytes()).hexdigest()
KEYS_100 = "".join(f"  unknown_{number}: 1\n" for number in range(100))
ONES, TWOS, ZEROS = "1" * 64, "2" * 64, "0" * 64

# A row is easier to read as a row.
# fmt: off

# --------------------------------------------------------------------- Y: can the file be read?

READING = (
    # Y1: the file as such
    Case("Y101", GAMMA_UNIT, ALL, Link("../tiny-beta/unit.yml"), same),
    Case("Y101", GAMMA_UNIT, ALL, Folder(), same),
    Case("Y101", ROUND, ALL, Folder(), same),
    Case("Y101", BETA, ALL, Folder(), same, also=("C301",)),
    Case("Y101", "units/tiny-delta", ALL, Link("tiny-beta"), same, twin_file=OWNERS),
    Case("Y102", GAMMA_UNIT, ALL, padded(LARGEST_FILE + 1), padded(LARGEST_FILE)),
    Case("Y103", GAMMA_UNIT, ALL, gbk(GAMMA_NAMED.format(mark=MARK)), GAMMA_NAMED.format(mark="")),
    # Y2: what YAML allows and we do not
    Case("Y201", SCHEME, BY_MEMBERS, f"{BY_MEMBERS}, value: {'[' * 19}‸[{']' * 20}",
         f"{BY_MEMBERS}, value: {'[' * 19}{']' * 19}"),
    Case("Y202", ALPHA, "motto: 求真务实", "motto: ‸&m 求真务实", 'motto: "&m 求真"'),
    Case("Y202", ALPHA, "motto: 求真务实", "motto: ‸*m", 'motto: "*m"'),
    Case("Y203", ALPHA, "motto: 求真务实", "motto: ‸!!str 2020", 'motto: "!!str"'),
    Case("Y204", REGISTER, "scheme: tiny-society\n", "scheme: tiny-society\n‸---\n",
         "---\nscheme: tiny-society\n"),
    Case("Y205", ALPHA, "  members: 120\n", "  members: 120\n  ‸members: 121\n",
         "  members: 120\n  # members: 121\n"),
    Case("Y206", ALPHA, "motto: 求真务实", "motto: ‸no", 'motto: "no"'),
    Case("Y206", ALPHA, "members: 120", "members: ‸.nan", "members: 0"),
    Case("Y206", ALPHA, "members: 120", "members: ‸0120", "members: +120"),
    Case("Y207", ALPHA, "members: 120", "‸[members]: 120", "'members': 120"),
    Case("Y208", GAMMA_UNIT, ALL, "", same),
    Case("Y208", GAMMA_UNIT, ALL, "# 还没有填\n", same),
    Case("Y209", GAMMA_UNIT, ALL, "‸- tiny-gamma\n- 示例·丙学会\n", same),
    # Y3: slips of typing
    Case("Y301", GAMMA_UNIT, "kind: society", "kind‸：society", 'kind: "society"'),
    Case("Y301", ALPHA, "title: 小数据", "title‸：小数据", "title: 小：数据", also=("F102",)),
    Case("Y302", ALPHA, "  motto: 求真务实", "‸\tmotto: 求真务实", "  motto:\t求真务实"),
    Case("Y303", GAMMA_UNIT, "kind: society", "kind‸:society", "kind:  society"),
    Case("Y303", ALPHA, "title: 小数据", "title‸:小数据", "title: 小:数据", also=("F102",)),
    Case("Y304", ALPHA, "motto: 求真务实", "motto: 求真‸: 务实", 'motto: "求真: 务实"'),
    Case("Y304", ALPHA, "title: 小数据", "title: 小‸: 数据", 'title: "小: 数据"'),
    Case("Y305", ALPHA, "motto: 求真务实", 'motto: "求真" ‸务实', 'motto: "求真" # 务实'),
    Case("Y306", ALPHA, "motto: 求真务实", "motto: ‸@求真务实", "motto: 求真@务实"),
    Case("Y306", ALPHA, "motto: 求真务实", "motto: ‸>50人", 'motto: ">50人"'),
    Case("Y307", ALPHA, "motto: 求真务实", "motto: 求真‸\x07务实", "motto: 求真务实"),
    Case("Y308", ALPHA, "motto: 求真务实", 'motto: "求真\\u‸d800"', 'motto: "求真\\u52a1"'),
    Case("Y309", ALPHA, "members: 120", "members:‸\u3000120", "members:  120"),
    Case("Y310", ALPHA, "{id: t1, title", "{id: t1‸， title", "{id: t1 , title"),
    Case("Y310", ALPHA, "[sheets, books]", '["sheets"‸，"books"]', '["sheets","books"]'),
    Case("Y301", ALPHA, "title: 成果展", "title‸：成果展", "title: 成：果展"),
    Case("Y301", BETA, ALL, "scheme‸：tiny-society\nunit：tiny-beta\n", same),
    Case("Y309", ALPHA, "members: 120", "members: 120‸\u3000# 名", "members: 120 # 名"),
    Case("Y311", ALPHA, "motto: 求真务实", "motto: 求真‸\u2028务实", 'motto: "求真 务实"'),
    Case("Y311", ALPHA, "members: 120\n", "members: 120‸\r", "members: 120\r\n"),
    Case("Y312", ALPHA, "members: 120", "members: ‸１２０", "members: 120"),
    Case("Y312", ALPHA, "motto: 求真务实", "motto: ‸２０２０", 'motto: "２０２０"'),
    Case("Y313", ALPHA, "members: 120", "members: 120 ‸＃名", "members: 120 #名"),
    Case("Y313", ALPHA, "  members: 120", "  ‸＃ 会员\n  members: 120", "  # ＃ 会员\n  members: 120"),
    Case("Y314", ALPHA, "[sheets, books]", "[sheets‸，books]", "[sheets , books]"),
    Case("Y315", ALPHA, "founded_on: 1979-10-01", "founded_on: ‸“1979-10-01”",
         'founded_on: "1979-10-01"'),
    Case("Y315", ALPHA, "title: 小数据", "title: ‸“小: 数据”", "title: “小数据”"),
    Case("Y316", ALPHA, "motto: 求真务实", "motto: 求真 ‸#务实", "motto: 求真 # 务实"),
    Case("Y316", ALPHA, "title: 小数据", "title: 小数据 ‸#1", 'title: "小数据 #1"'),
    Case("Y317", ALPHA, "  members: 120", "  # 会‸\u202e员\n  members: 120", "  # 会员\n  members: 120"),
    Case("Y317", ALPHA, "  motto:", "  mo‸\u200btto:", "  motto :"),
    Case("Y318", ALPHA, "  motto:", "  ‸mоtto:", "  motto :"),
    Case("Y318", ALPHA, "  motto:", "  ‸ｍｏｔｔｏ:", "  motto :"),
    Case("Y319", ALPHA, "  motto: 求真务实", "  n\u00e4me: 1\n  ‸na\u0308me: 2", "  motto : 求真务实", also=("F101",)),
    Case("Y320", ALPHA, "[sheets, books]", "‸［sheets, books］", "[sheets , books]"),
    Case("Y321", ALPHA, "evidence: [sheets, books]", "evidence: ‸[sheets, books",
         "evidence: [sheets, books,\n      ]"),
    Case("Y321", ALPHA, "[sheets, books]", "‸[sheets, books}", "[sheets , books]"),
    Case("Y321", ALPHA, "motto: 求真务实", 'motto: ‸"求真务实', 'motto: "求真\n    务实"'),
    Case("Y322", ALPHA, T1, "{id: t1, title: 小数据, held_on: 2020-01-01 ‸# 补}", f"{T1} # 补}}"),
    Case("Y323", ALPHA, T1, f"{T1}‸}}", T1),
    Case("Y323", ALPHA, "[sheets, books]", "[sheets, ‸, books]", "[sheets, books, ]"),
    Case("Y324", ALPHA, "motto: 求真务实", 'motto: "求真‸\\务实"', "motto: '求真\\务实'"),
    Case("Y325", ALPHA, "    - id: e2", "    ‸-id: e2", "    - 'id': e2"),
    Case("Y325", ALPHA, f"    - {T1}\n    - {T2}\n", "    ‸-id: t1\n", f"    - id: t1\n      title: 小数据\n      held_on: 2020-01-01\n    - {T2}\n"),
    Case("Y326", ALPHA, "members: 120", "members: ‸-", "members: -0"),
    Case("Y326", ALPHA, "evidence: [sheets, books]", "evidence: ‸- sheets", "evidence:\n      - sheets\n      - books"),
    Case("Y327", ALPHA, "  motto: 求真务实", "   ‸motto: 求真务实", "  motto:\n    求真务实"),
    Case("Y327", ALPHA, "      title: 成果展", "    ‸title: 成果展", "      title:\n       成果展"),
    Case("Y328", ALPHA, "members: 120", "‸members 120", "members:   120"),
    Case("Y328", ALPHA, "facts:\n", "‸facts\n", "facts: \n"),
    Case("Y329", ALPHA, "  members: 120\n", "‸<<<<<<< HEAD\n  members: 120\n=======\n  members: 121\n>>>>>>> main\n",
         "  members: 120 # <<<<<<< HEAD\n"),
    Case("Y330", ALPHA, "{id: t1, title", "{id: t1 ‸title", "{id: t1 , title"),
    Case("Y330", ALPHA, "[sheets, books]", '["sheets" ‸"books"]', '["sheets" , "books"]'),
    # Y4: what must never be published
    Case("Y401", ALPHA, "motto: 求真务实", "motto: 电‸13800138000", 'motto: "138001380"', also=("F208",)),
    Case("Y401", ALPHA, "members: 120\n", "members: 120  # QQ ‸12345678\n", "members: 120  # QQ 群\n"),
)

# --------------------------------------------------------------------- F: is it filled in right?

FILLING = (
    # F1: keys and shapes, in every file
    Case("F101", ALPHA, "  motto:", "  ‸moto:", "  motto :"),
    Case("F101", ALPHA, "  members:", "  ‸membres:", "  members:", also=("F102",)),
    Case("F102", ALPHA, "  members: 120\n", "", "  members: 0\n", at=(ALPHA, "‸facts:\n  income")),
    Case("F102", ALPHA, T1, "‸{id: t1, title: 小数据}", T1),
    Case("F102", ALPHA, OWN, "    ‸own: {received: 100}\n", OWN),
    Case("F103", ALPHA, "members: 120", "‸members:", "members: 0"),
    Case("F103", ALPHA, "title: 小数据", "title: ‸' '", "title: '·'"),
    Case("F103", GAMMA_UNIT, "en: Demo Society Gamma", 'en: ‸""', "en: G"),
    Case("F103", SCHEME, "en: Demo association", 'en: ‸""', "en: D"),
    Case("F104", REGISTER, "tiny-beta: {class: large}",
         "tiny-beta: {class: large, attributes: ‸[]}", "tiny-beta: {class: large, attributes: {}}"),
    Case("F104", ALPHA, "evidence: [sheets, books]", "evidence: ‸sheets", "evidence: [sheets]"),
    Case("F104", BETA, "talks: []", "talks: ‸{id: t1}", "talks: []"),
    Case("F104", ROUND, "zh: 2020 年示例考核", "zh: ‸2020", 'zh: "2020"'),
    Case("F104", ALPHA_REVIEW, "  - {id: county-1, stage: county}\n  - {id: city-1, stage: city}\n",
         "  ‸[]\n", "  - {id: county-1, stage: county}\n"),
    Case("F104", GAMMA_UNIT, "demo: true", "demo: true\naliases: ‸[示例一, 示例二, 示例三, 示例四, 示例五, 示例六, 示例七, 示例八, 示例九]",
         "demo: true\naliases: [示例一, 示例二, 示例三, 示例四, 示例五, 示例六, 示例七, 示例八]"),
    Case("F104", SCHEME, HALF_EVEN, "value: {at: leaf, mode: half-even, places: ‸7}",
         "value: {at: leaf, mode: half-even, places: 6}"),
    Case("F105", GAMMA_UNIT, "kind: society", "kind: ‸societies", "kind: other"),
    Case("F105", SCHEME, "kind: link, required: false, label: {zh: 网站",
         "kind: ‸url, required: false, label: {zh: 网站", "kind: link, required: false, label: {zh: 网址"),
    Case("F105", ALPHA_REVIEW, "t1: {decision: accepted}", "t1: {decision: ‸认可}",
         "t1: {decision: accepted }"),
    Case("F106", ALPHA, "facts:\n", f"facts:\n{KEYS_100}  ‸one_more: 1\n", f"facts:\n{KEYS_100}",
         also=("F101",), twin_also=("F101",)),
    Case("F107", ALPHA, "  events:\n", f"  events:\n{SMALL_100}{SMALL_101}",
         f"  events:\n{SMALL_100}"),
    # F2: values
    Case("F201", ALPHA, "members: 120", "members: ‸120名", "members: 120 # 名"),
    Case("F201", ALPHA, "members: 120", "members: ‸120.5", "members: 120"),
    Case("F201", ALPHA, "members: 120", "members: ‸true", "members: 1"),
    Case("F201", ALPHA, "members: 120", 'members: ‸"120"', "members: 120"),
    Case("F201", BETA, "events: 7", "events: ‸7场", "events: 7"),
    Case("F201", ALPHA, "members: 120", "members: ‸无", "members: 0"),
    Case("F202", ALPHA, "income: 36000.50", "income: ‸36,000.50", "income: 36000.50"),
    Case("F202", ALPHA, "income: 36000.50", "income: ‸3.60005万", "income: 36000.50"),
    Case("F202", ALPHA, "own: {received: 100,", "own: {received: ‸0.01万,", "own: {received: 100.0,"),
    Case("F203", ALPHA, "income: 36000.50", "income: ‸36000.505", "income: 36000.500"),
    Case("F204", ALPHA, "income: 36000.50", "income: ‸1000000000000.01", "income: 1000000000000"),
    Case("F205", ALPHA, "founded_on: 1979-10-01", "founded_on: ‸1979.10.1", "founded_on: 1979-10-01"),
    Case("F206", ALPHA, "founded_on: 1979-10-01", "founded_on: ‸2018-02-30", "founded_on: 2016-02-29"),
    Case("F207", ALPHA, "motto: 求真务实", "motto: ‸2020", 'motto: "2020"'),
    Case("F208", ALPHA, "motto: 求真务实", "motto: ‸一二三四五六七八九十一", "motto: 一二三四五六七八九十"),
    Case("F209", ALPHA, "motto: 求真务实", "motto: ‸求真\u200b务实", "motto: 求真 务实"),
    Case("F209", SCHEME, "en: Demo association", "en: ‸Demo \u202eassociation", "en: Demo association"),
    Case("F210", ALPHA, "level: city", "level: ‸市级", "level: county"),
    Case("F210", ALPHA, "level: city", "level: ‸[city]", "level: county"),
    Case("F211", ALPHA, "has_office: true", "has_office: ‸是", "has_office: false"),
    Case("F212", ALPHA, "site: https://example.org/alpha", "site: ‸example.org/alpha",
         "site: http://example.org/alpha"),
    Case("F212", ALPHA, "site: https://example.org/alpha", "site: ‸https://me:word@example.org",
         "site: https://example.org/@me", also=("Y401",)),
    Case("F213", BETA, "id: roll", "id: ‸Roll", "id: roll-1"),
    Case("F213", REGISTER, "tiny-gamma:", "‸Tiny_Gamma:", "tiny-gamma:"),
    Case("F213", BETA, "unit: tiny-beta", "unit: ‸乙学会", "unit: tiny-beta"),
    Case("F213", BETA, "kind: paper", "kind: ‸总结", "kind: paper"),
    Case("F214", SCHEME, TALKS_HELD_ON,
         f"      ‸evidence: {{kind: text, required: false, label: {{zh: 证据, en: E}}}}\n{TALKS_HELD_ON}",
         f"      proof: {{kind: text, required: false, label: {{zh: 证据, en: E}}}}\n{TALKS_HELD_ON}"),
    Case("F214", SCHEME, "  growth: {", "  ‸copy: {", "  growth : {", given=(
        (SCHEME, "reported: [growth,", "reported: ["), (ALPHA, "  growth: -3.25\n", "")), twin_also=("S202",)),
    # F3: what has to fit within one file
    Case("F301", GAMMA_UNIT, "zh: 示例·丙学会", "zh: ‸丙学会", "zh: 示例丙学会"),
    Case("F301", GAMMA_UNIT, "demo: true", "demo: true\naliases: [示例丙会, ‸丙会]",
         "demo: true\naliases: [示例丙会, 示例·研究会]"),
    Case("F309", GAMMA_UNIT, "demo: true", "demo: true\naliases: [‸示例丙会ｘ]",
         "demo: true\naliases: [示例丙会x]"),
    Case("F309", GAMMA_UNIT, "en: Demo Society Gamma", "en: ‸Demo Sоciety Gamma", "en: Demo Société Gamma"),
    Case("F309", GAMMA_UNIT, "zh: 示例·丙学会", "zh: ‸示例·丙学会ｘ", "zh: 示例·丙学会（新）x"),
    Case("F302", ROUND, "{from: 2020-01-01, to: 2020-12-31}", "{from: 2020-01-01, to: ‸2019-12-31}",
         "{from: 2020-12-31, to: 2020-12-31}", twin_also=("C103",)),
    Case("F310", ALPHA, "file: members.txt", "file: ‸../members.txt", "file: members.txt"),
    Case("F311", ALPHA, f"sha256: {ONES}", f"sha256: ‸{ONES}1", f"sha256: {ZEROS}"),
    Case("F311", ALPHA, f"sha256: {ONES}", f"sha256: ‸{'A' * 64}", f"sha256: {'a' * 64}"),
    Case("F312", ALPHA, f", place: 示例档案室, sha256: {TWOS}}}", ", place: 示例档案室}",
         f", place: 示例柜, sha256: {TWOS}}}", at=(ALPHA, "‸{id: ledger, for: income")),
    Case("F320", BETA, "talks: []", "talks: ‸0", "talks: [ ]"),
    Case("F330", BETA_REVIEW, "{decision: struck, reason: no-evidence}", "‸{decision: struck}",
         "{decision: struck, reason: duplicate}"),
    Case("F331", ALPHA_REVIEW, "values: {people: 30, form: fair}", "values: {people: null}",
         "values: {people: 0}", at=(ALPHA_REVIEW, "e1: ‸{decision: corrected, values")),
    Case("F332", BETA_REVIEW, "{decision: struck, reason: no-evidence}", "{decision: , reason: ‸no-evidence}",
         "{decision: }"),
    Case("F332", BETA_REVIEW, "income: {decision: accepted}",
         "income: {decision: accepted, reason: ‸duplicate}", "income: {decision: accepted, note: 无误}"),
    Case("F333", ALPHA_REVIEW, "values: {people: 30, form: fair}", "value: ‸30", "values: {people: 30}"),
    # F4: the right file in the right place
    Case("F401", "units/tiny-beta/总结.docx", ALL, b"", b"",
         twin_file="units/tiny-beta/2020/evidence/总结.docx"),
    Case("F401", "units/tiny-gamma/2020/tiny-socety.yml", ALL, GAMMA_CLAIM.format(year=2020),
         GAMMA_CLAIM.format(year=2020), twin_file=GAMMA),
    Case("F401", "schemes/tiny-society/2020/examples/notes.txt", ALL, b"", b"",
         twin_file="schemes/tiny-society/2020/x.schema.json"),
    Case("F402", GAMMA_UNIT, "id: tiny-gamma", "id: ‸tiny-gama", "id: tiny-gamma"),
    Case("F402", BETA, "round: 2020", "round: ‸2019", 'round: "2020"'),
    Case("F403", "units/tiny-gamma/2019/tiny-society.yml", ALL, GAMMA_CLAIM.format(year=2019),
         GAMMA_CLAIM.format(year=2020), twin_file=GAMMA),
    Case("F404", ROUND, "edition: 2020", "edition: ‸2019", 'edition: "2020"'),
    Case("F405", GAMMA_UNIT, ALL, Gone(), same),
    Case("F405", SCHEME, ALL, Gone(), same),
    Case("F406", "units/tiny_delta/unit.yml", ALL, "id: x\n",
         GAMMA_NAMED.format(mark="").replace("gamma", "delta").replace("丙", "丁"),
         at=("units/tiny_delta", ""), twin_file="units/tiny-delta/unit.yml"),
)

# --------------------------------------------------------------------- C: does it hold together?

CHECKING = (
    # C1: bounds, days, ids and references
    Case("C101", ALPHA, "members: 120", "members: ‸-1", "members: 0"),
    Case("C101", ALPHA, "growth: -3.25", "growth: ‸-100.01", "growth: -100"),
    Case("C101", ALPHA_REVIEW, "people: 30", "people: ‸-1", "people: 0"),
    Case("C102", ALPHA, "members: 120", "members: ‸9001", "members: 9000"),
    Case("C102", ALPHA, "open_days: 12.5", "open_days: ‸366.5", "open_days: 366"),
    Case("C102", ALPHA_REVIEW, "value: 118", "value: ‸9001", "value: 9000"),
    Case("C103", ALPHA, T1, T1.replace("2020-01-01", "‸2019-12-31"), T1),
    Case("C104", ALPHA, T2, T2.replace("2020-12-31", "‸2021-01-01"), T2),
    Case("C104", ALPHA, "founded_on: 1979-10-01", "founded_on: ‸2021-01-01", "founded_on: 2020-12-31"),
    Case("C105", BETA, "id: roll", "id: ‸sheets", "id: sheets-2"),
    Case("C105", GAMMA_UNIT, "示例·丙学会", "‸示例·甲学会", "示例·甲学会（新）"),
    Case("C105", WORKED, "id: listed", "id: ‸counts", "id: counts-2"),
    Case("C106", ALPHA, "evidence: [sheets, books]", "evidence: [sheets, ‸book]", "evidence: [books, sheets]"),
    Case("C106", ALPHA, "evidence: [sheets, books]", "evidence: [sheets, ‸ledger]", "evidence: [books]"),
    Case("C106", BETA, "for: members", "for: ‸member", "for: members"),
    Case("C106", BETA, "for: members", "for: ‸会员", "for: members"),
    Case("C106", BETA, "kind: paper", "kind: ‸papers", "kind: sheet"),
    Case("C106", REGISTER, "tiny-gamma: {class: small", "tiny-gamma: {class: ‸middle",
         "tiny-gamma: {class: large"),
    Case("C106", REGISTER, "  tiny-gamma:", "  ‸tiny-delta:", "  tiny-gamma :"),
    Case("C106", ALPHA_REVIEW, "    t2:", "    ‸t3:", "    t2 :"),
    Case("C107", ALPHA, T1, "‸{id: t1, title: 春季报告会, held_on: 2020-03-05}",
         "{id: t1, title: 春季报告会, held_on: 2020-03-06}"),
    Case("C108", ALPHA, f"sha256: {TWOS}", f"sha256: ‸{ONES}", f"sha256: {ZEROS}"),
    Case("F340", SHEET, "tiny-alpha: {H: 30}", "tiny-alpha: {H: ‸30.01}", "tiny-alpha: {H: 29.99}"),
    Case("C109", FAIR_REGISTER, "tiny-beta: {class: guest, attributes: {place: village}}",
         "‸tiny-beta: {class: guest}", "tiny-beta: {class: guest, attributes: {place: town}}"),
    Case("C110", REGISTER, "  tiny-beta: {class: large}\n", "",
         "  tiny-beta: {class: small}\n", at=(BETA, "unit: ‸tiny-beta")),
    Case("C111", FAIR_REGISTER, "place: town", "place: ‸twon", "place: village"),
    Case("C111", FAIR_REGISTER, "place: town", "place: town, ‸size: big", "place: village"),
    # C6: judges' sheets
    Case("C601", SHEET, "panel: peers", "panel: ‸pears", "panel: board"),
    Case("C602", SHEET, "unit: tiny-alpha", "unit: ‸tiny-gamma", "unit: tiny-beta",
         also=("O107",), twin_also=("O107",)),
    Case("C602", SHEET, "  tiny-beta:", "  tiny-beta: {H: 1}\n  ‸tiny-gamma:", "  tiny-beta :"),
    Case("C603", SHEET, "  tiny-beta: {H: 20.5}\n", "", "  tiny-beta: {H: 0}\n", at=(SHEET, "‸marks:")),
    # C2: true, and yet ...
    Case("C114", GAMMA_UNIT, "示例·丙学会", "‸示例 甲学会", "示例·甲学会（新）",
         and_at=((ALPHA_UNIT, "‸示例·甲学会"),)),
    Case("C114", GAMMA_UNIT, "Demo Society Gamma", "‸Demo society ALPHA", "Demo Society Alphas",
         and_at=((ALPHA_UNIT, "‸Demo Society Alpha"),)),
    Case("C114", GAMMA_UNIT, "demo: true", "demo: true\naliases: [‸示例甲 学会]", "demo: true\naliases: [示例甲会]",
         and_at=((ALPHA_UNIT, "‸示例·甲学会"),)),
    Case("C201", ALPHA, "people: 20", "people: ‸19", "people: 20"),
    Case("C201", ALPHA, "cost: 999.99", "cost: ‸1000", "cost: 999.99"),
    Case("C201", ALPHA, "form: fair", "form: ‸trip", "form: talk"),
    Case("C201", ALPHA, "meant_for: small\n", "meant_for: ‸large\n", "meant_for: small # !\n"),
    Case("C201", ALPHA, "open: false\n      report", "open: ‸false\n      # report",
         "open: true\n      # report"),
    Case("C201", ALPHA, "held_on: 2020-05-20", "held_on: 2020-07-01", "held_on: 2020-06-30",
         at=(ALPHA, "open: ‸false")),
    Case("C202", BETA, "for: summary", "for: members", "for: summary", at=(BETA, "‸evidence:")),
    Case("C203", BETA, "for: members", "for: events", "for: members", at=(BETA, "‸members: 280")),
    Case("C204", ALPHA, f"talks:\n    - {T1}\n    - {T2}\n", "‸talks: []\n", f"talks:\n    - {T1}\n",
         given=((ALPHA_REVIEW, TALKS_DECIDED, "  talks: {}\n"),)),
    # C3: reviews and the claims they judge
    Case("C301", BETA, ALL, Gone(), same, at=(BETA_REVIEW, "‸scheme:")),
    Case("C302", BETA_REVIEW, BETA_SHA, f"‸{ZEROS}", f'"{BETA_SHA}"'),
    Case("C303", ALPHA_REVIEW, "  income: {decision: accepted}\n",
         "  ‸events: {decision: accepted}\n", "  growth: {decision: accepted}\n"),
    Case("C303", BETA_REVIEW, "  events: {decision: struck, reason: no-evidence}\n",
         "records:\n  ‸events: {e1: {decision: accepted}}\n", "records: {talks: {}}\n"),
    Case("C304", BETA_REVIEW, "income: {decision: accepted}", "income: {decision: ‸}",
         "income: {decision: accepted }"),
    Case("C305", BETA_REVIEW, BETA_REVIEW_EVENTS,
         f"{BETA_REVIEW_EVENTS}evidence:\n  ‸role: {{seen_on: 2021-02-01}}\n",
         f"{BETA_REVIEW_EVENTS}evidence:\n  roll: {{seen_on: 2021-02-01}}\n"),
    Case("C306", BETA_REVIEW, BETA_REVIEW_EVENTS,
         f"{BETA_REVIEW_EVENTS}evidence:\n  sheets: {{sha256: ‸{ZEROS}, seen_on: 2021-02-01}}\n",
         f"{BETA_REVIEW_EVENTS}evidence:\n  sheets: {{sha256: {ZEROS}, seen_on: }}\n"),
    Case("C307", BETA_REVIEW, BETA_REVIEW_EVENTS,
         f"{BETA_REVIEW_EVENTS}evidence:\n  sheets: ‸{{seen_on: 2021-02-01}}\n",
         f"{BETA_REVIEW_EVENTS}evidence:\n  sheets: {{sha256: {'3' * 64}, seen_on: 2021-02-01}}\n"),
    # C4: evidence kept beside the claim
    Case("C401", ALPHA, "file: members.txt", "file: ‸member.txt", "file: members.txt"),
    Case("C401", MEMBERS, ALL, Folder(), same, at=(ALPHA, "file: ‸members.txt")),
    Case("C402", MEMBERS, "120", "121", "120", at=(ALPHA, "members.txt\n    sha256: ‸")),
    Case("C403", MEMBERS, ALL, padded(LARGEST_EVIDENCE + 1), padded(LARGEST_EVIDENCE),
         at=(ALPHA, "file: ‸members.txt"), twin_also=("C402",)),
    Case("C404", ALPHA, "file: members.txt", "file: ‸members.html", "file: members.txt", also=("C401",)),
    Case("C405", MEMBERS, ALL, b"\x89PNG\r\n\x1a\n\0", "120 人".encode("gb18030"), also=("C402",),
         twin_also=("C402",), at=(ALPHA, "file: ‸members.txt")),
    Case("C406", f"{EVIDENCE}/members.pdf", ALL, evidence_files.pdf(b"/OpenAction << /S /JavaScript /JS (x) >>"),
         evidence_files.pdf(b"/OpenAction [3 0 R /Fit]"), also=("C402",), twin_also=("C402",),
         at=(ALPHA, "file: ‸members.pdf"), given=((ALPHA, "file: members.txt", "file: members.pdf"),)),
    Case("C407", f"{EVIDENCE}/members.jpg", ALL, evidence_files.jpeg(evidence_files.EXIF), evidence_files.jpeg(),
         also=("C402",), twin_also=("C402",), at=(ALPHA, "file: ‸members.jpg"),
         given=((ALPHA, "file: members.txt", "file: members.jpg"),)),
    Case("C408", f"{EVIDENCE}/more.txt", ALL, b"1", same, at=(f"{EVIDENCE}/more.txt", ""), twin_file=MEMBERS),
    Case("C409", f"{EVIDENCE}/more.txt", ALL, padded(LARGEST_YEAR), padded(LARGEST_YEAR - 58), at=(EVIDENCE, "")),
    # C5: ledgers
    Case("C501", ALPHA, "spent: 700.50, balance: 199.50", "spent: ‸700.51, balance: 199.49",
         "spent: 700.5, balance: 199.5", also=("C502",)),
    Case("C501", ALPHA, "spent: 60, balance: 40}", "spent: 60, balance: ‸39.99}",
         "spent: 60, balance: 40.00}", also=("C502",)),
    Case("C502", ALPHA, "rent: 460, spent: 760.50", "rent: ‸460.10, spent: 760.50",
         "rent: 460.00, spent: 760.50", also=("C501",)),
    Case("C503", ALPHA, OWN_AND_TOTAL, OWN_AND_TOTAL.replace("100, p", "40, p").replace("balance: 40", "balance: ‸-20")
         .replace("1000.00", "940").replace("239.50", "179.50"),
         OWN_AND_TOTAL.replace("100, p", "60, p").replace("balance: 40", "balance: 0")
         .replace("1000.00", "960").replace("239.50", "199.50")),
    Case("C504", ALPHA, "year: 2020", "year: ‸2019", 'year: "2020"'),
)

# --------------------------------------------------------------------- S: is the scheme sound?

SCHEMES = (
    # S1: the shape of its parts
    Case("S101", SCHEME, SMALL, "when: ‸{field: people, at_most: 20}", "when: {field: people, below: 99}",
         twin_also=("S301",)),
    Case("S110", SCHEME, RULE_B, "rule: ‸{kind: proportional, quantity: income}", RULE_B),
    Case("S111", SCHEME, RULE_B, RULE_B.replace("50000", "0").replace("{", "‸{"),
         RULE_B.replace("50000", "1")),
    Case("S112", SCHEME, "- {id: enough-talks, ", "- ‸{id: enough-talks, at_most: 9, ",
         "- {id: enough-talks , "),
    Case("S113", SCHEME, RANGE, RANGE.replace("to: 4", "to: ‸1"), RANGE.replace("to: 4", "to: 2")),
    Case("S114", FAIR, "[{from: 30, to: 40, points: 3}, {from: 40, points: 10}",
         "‸[{from: 30, to: 41, points: 3}, {from: 40, points: 10}",
         "[{from: 30, to: 35, points: 3}, {from: 40, points: 10}", twin_also=("S206", "S207")),
    Case("S115", FAIR, "- {id: desk, label: {zh: 服务台, en: Desk}, points: 5,", "- ‸{id: desk, label: {zh: 服务台, en: Desk},",
         "- {id: desk, label: {zh: 服务台, en: Desk}, points: 5.0,"),
    Case("S116", FAIR, BY_PLACE, "at_least: ‸{by: place}", BY_PLACE.replace("4", "3")),
    Case("S120", SCHEME, f"    {RULE_B}\n", "", f"    {RULE_B}\n", at=(SCHEME, "- ‸code: B")),
    Case("S121", SCHEME, "- {id: a5, ", "- ‸{id: a5, carries: [A], ", "- {id: a5 , "),
    Case("S122", SCHEME, "- code: B\n", "- code: ‸b\n", "- code: C\n", twin_also=("S201",)),
    Case("S123", SCHEME, "rounding: {reading: R-ROUND}\n", "", "rounding: {reading: R-ROUND }\n",
         at=(SCHEME, "‸format: 1")),
    Case("S124", FAIR, "- {code: X1, label: {zh: 接待, en: Visits}, points: 5,", "- {code: X1, label: {zh: 接待, en: Visits},",
         "- {code: X1, label: {zh: 接待, en: Visits}, points: 5.0,", at=(FAIR, "‸format: 1")),
    Case("S125", FAIR, "uncapped_lifts: {reading: R-LIFT}\n", "", "uncapped_lifts: {reading: R-LIFT }\n",
         at=(FAIR, "‸format: 1")),
    Case("S127", SCHEME, "clauses:\n",
         "form:\n  title: {zh: 表, en: Form}\n  article: a1\n  signatures: [{label: {zh: 单位, en: Unit}}]\n"
         "  columns: ‸[{shows: indicator, head: {zh: 项目, en: Item}}, {shows: verified, head: {zh: 得分, en: Score}}]\n"
         "clauses:\n",
         "form:\n  title: {zh: 表, en: Form}\n  article: a1\n  signatures: [{label: {zh: 单位, en: Unit}}]\n"
         "  columns: [{shows: indicator, head: {zh: 组, en: Group}}, {shows: indicator, head: {zh: 项目, en: Item}},"
         " {shows: verified, head: {zh: 得分, en: Score}}]\n"
         "clauses:\n"),
    Case("S130", SCHEME, "rounding: {reading: R-ROUND}", "rounding: {reading: ‸R-RUND}",
         "rounding: {reading : R-ROUND}"),
    Case("S131", SCHEME, "chosen: half-up", "chosen: ‸half", "chosen: half-even"),
    Case("S132", SCHEME, "part: cost", "part: cots", "part: people", at=(SCHEME, "below: {reading: ‸R-UPPER"),
         twin_also=("S301",)),
    Case("S132", SCHEME, HALF_EVEN, "", HALF_EVEN, at=(SCHEME, "rounding: {reading: ‸R-ROUND")),
    # S2: what refers to what, and what the policy leaves open
    Case("S201", SCHEME, "    points: 70\n    article: a1", "    points: 70\n    article: ‸a11",
         "    points: 70\n    article: a2"),
    Case("S201", SCHEME, "field: cost", "field: ‸costs", "field: cost"),
    Case("S201", SCHEME, "in: [trip]", "in: [‸trips]", "in: [trip]"),
    Case("S201", SCHEME, "classes: [small]", "classes: [‸smal]", "classes: [small, large]"),
    Case("S202", SCHEME, "motto, level", "level", "motto , level", at=(SCHEME, "‸motto: {kind")),
    Case("S203", SCHEME, "- {id: a5", "- {id: ‸a1", "- {id: a7"),
    Case("S203", SCHEME, "- {id: cheap", "- {id: ‸duplicate", "- {id: cheapest"),
    Case("S204", SCHEME, "targets: {small: 100, large: 300}", "‸targets: {small: 100}",
         "targets: {large: 300, small: 100}"),
    Case("S205", SCHEME, EXPECTED, EXPECTED.replace("talks", "‸site"), EXPECTED.replace("talks", "growth"),
         also=("S202",), twin_also=("S202",)),
    Case("S206", SCHEME, "points: 100\n", "‸points: 101\n", "points: 100.00\n"),
    Case("S206", SCHEME, "  - {finding: range, at: A1/small, reading: R-RANGE}\n", "",
         "  - {finding: range, at: A1/small, reading: R-CLASS}\n", at=(SCHEME, "‸rule: {kind: proportional, quantity: events")),
    Case("S206", FAIR, "{from: 40, points: 10}", "{from: 40, points: 9}", "{from: 40, points: 10.0}",
         at=(FAIR, "label: {zh: 驻会, en: On site}, ‸points: 10")),
    Case("S206", FAIR, "label: {zh: 驻会, en: On site},", "label: {zh: 驻会, en: On site}, ‸other_unit: {zh: 日, en: d},",
         "label: {zh: 驻会 , en: On site},"),
    Case("S207", SCHEME, NO_POINTS, f"‸{{finding: sum, at: total, reading: R-CLASS}}\n  - {NO_POINTS}",
         NO_POINTS),
    Case("S201", FAIR, "field: amount, bands", "field: ‸amounts, bands", "field : amount, bands"),
    Case("S201", FAIR, "classes: [host]", "classes: [‸hosts]", "classes: [host, host]"),
    Case("S201", FAIR, "extra: {city: 2,", "extra: {‸town: 2,", "extra: {city: 2.0,"),
    Case("S201", FAIR, "{by: place, town: 4, village: none}", "{by: ‸places, town: 4, village: none}",
         "{by: place, town: 3, village: none}", also=("S202",)),
    Case("S204", FAIR, BY_PLACE, "‸at_least: {by: place, town: 4}", BY_PLACE.replace("4", "2")),
    Case("S205", FAIR, "facts: [desk]", "facts: [‸helpers]", "facts: [desk, desk]", also=("S202",)),
    Case("S205", FAIR, "field: level, first", "field: ‸weight, first", "field : level, first",
         given=((FAIR, "    fields:\n      level:", "    fields:\n      weight: {kind: count, label: {zh: 份量, en: Weight}, unit: {zh: 克, en: g}, required: false}\n      level:"),)),
    Case("S201", FAIR, "in: [crafts, food]", "in: [crafts, ‸foods]", "in: [food, crafts]"),
    Case("S209", FAIR, "article: b10, rule: {kind: panels}}", "article: b10, rule: {kind: threshold, quantity: visits, at_least: 1}}",
         "article: b10 , rule: {kind: panels}}", also=("F101",), at=(FAIR, "‸panels:")),
    Case("S210", FAIR, "weight: 60", "weight: 61", "weight: 60.0", at=(FAIR, "  ‸of:")),
    Case("S208", SCHEME, OPEN, "- {field: open, ‸at_least: 1}", "- {field: open, is: true }"),
    # S3: the worked examples
    Case("S301", WORKED, "A2: 29.90", "A2: ‸29.91", "A2: 29.9"),
    Case("S302", WORKED, ", total: 99.90", "", ", total: 99.9", at=(WORKED, "‸expect: {A1: 40.00")),
    Case("S303", WORKED, "class: large", "class: ‸larg", "class: large"),
    Case("S303", WORKED, "B: 30.00", "B: 30.00, ‸B1: 0", "B: 30.00, A: 69.90"),
)

#: A changed scheme is no longer what the round of 2019 was made from.
CHANGED = ("C732",)
OBJECTION = "schemes/tiny-society/rounds/2020/objections/o1.yml"
OBJECTED = """\
scheme: tiny-society
round: 2020
id: o1
unit: tiny-alpha
raised_by: unit
indicator: A2
fact: talks
record: t1
asks: struck
ground: {zh: 日期不对。, en: The day is wrong.}
received_on: 2021-03-05
identity: {verified_by: {zh: 县科协, en: county}, on: 2021-03-05}
answer: {on: 2021-03-12, by: {zh: 县科协, en: county}, decision: rejected, why: {zh: 材料齐全。, en: Proven.}}
"""
UNANSWERED = OBJECTED[: OBJECTED.index("answer:")]
SUSTAINED = OBJECTED.replace("rejected", "sustained")
ABOUT_T1 = "fact: talks\nrecord: t1\nasks: struck\n"
#: Friday to Thursday: five working days.
NOTICE = "notice: {from: 2021-03-05, working_days: 5, answer_within: {working_days: 5}, objections: {zh: 书面。, en: In writing.}}\n"
BY_COUNTY, BY_CITY = "  - {id: county-1, stage: county}\n", "  - {id: city-1, stage: city}\n"
BY_BOTH = (BETA_REVIEW, BY_COUNTY, BY_COUNTY + BY_CITY)
IN_NOTICE = ((ROUND, "state: checked\n", f"state: notice\n{NOTICE}"), BY_BOTH)


def objection(code: str, passage: str, bad: str, good: str, also: tuple[str, ...] = ()) -> Case:
    """An objection in which a passage earns the code, in a round that is in public notice."""
    written = [OBJECTED.replace(passage, each, 1) for each in (bad, good)]
    return Case(code, OBJECTION, ALL, *written, also=also, given=IN_NOTICE)


CITY_OF_SOCIETY, CITY_OF_PRIZE = "schemes: [tiny-society, tiny-prize]", "schemes: [tiny-prize]"
NOTICES = (
    # C308: the last stage has reviewed what is released; before, and where nobody is named for it, the county is enough
    Case("C308", BETA_REVIEW, BY_COUNTY, f"  ‸{BY_COUNTY.lstrip()}", BY_CITY, given=IN_NOTICE[:1]),
    Case("C308", ROUND, "state: checked\n", f"state: notice\n{NOTICE}", "state: reviewed\n", at=(BETA_REVIEW, f"  ‸{BY_COUNTY.lstrip()}")),
    Case("C308", OWNERS, CITY_OF_SOCIETY, CITY_OF_SOCIETY + " ", CITY_OF_PRIZE, given=IN_NOTICE[:1], at=(BETA_REVIEW, f"  ‸{BY_COUNTY.lstrip()}")),
    Case("C308", OWNERS, ALL, same, Gone(), given=IN_NOTICE[:1], at=(BETA_REVIEW, f"  ‸{BY_COUNTY.lstrip()}")),
    Case("F304", ROUND, "state: checked\n", f"state: checked\n{NOTICE}".replace("{from: 2021-", "‸{from: 2126-"),
         f"state: checked\n{NOTICE}".replace("from: 2021-03-05,", "from: 2126-03-05, to: 2126-03-12,")),
    Case("F305", ROUND, "state: checked\n", f"state: checked\n{NOTICE}".replace("notice: {from: 2021-03-05, working_days: 5,", "notice: ‸{from: 2021-03-05,"),
         f"state: checked\n{NOTICE}".replace("working_days: 5, a", "calendar_days: 5, a")),
    Case("F305", ROUND, "state: checked\n", f"state: checked\n{NOTICE}".replace("{working_days: 5}", "‸{working_days: 5, calendar_days: 7}"),
         f"state: checked\n{NOTICE}".replace("{working_days: 5}", "{calendar_days: 7}")),
    Case("C712", ROUND, "state: checked\n", "state: ‸notice\n", f"state: notice\n{NOTICE}", given=(BY_BOTH,)),
    objection("F360", "fact: talks\nrecord: t1\nasks: struck\n", "asks: ‸struck\n", ""),
    objection("F360", "record: t1\nasks: struck", "record: t1\nasks: ‸corrected\nvalue: 2", "asks: corrected\nvalue: 2"),
    objection("C704", "indicator: A2", "indicator: ‸Z9", "indicator: A1"),
    objection("C704", "fact: talks", "fact: ‸walks", "fact: talks "),
    objection("C705", "unit: tiny-alpha", "unit: ‸tiny-beto", "unit: tiny-alpha "),
    objection("C740", "received_on: 2021-03-05", "received_on: ‸2021-03-04", "received_on: 2021-03-11"),
    objection("C740", "received_on: 2021-03-05", "received_on: ‸2021-03-12", "received_on: 2021-03-08"),
    Case("C741", OBJECTION, ALL, UNANSWERED.replace("id: o1", "id: ‸o1"), OBJECTED, twin_also=("C730",),
         given=((ROUND, "state: checked\n", f"state: final\n{NOTICE}"), BY_BOTH)),
    objection("C742", "answer: {on: 2021-03-12", "answer: {on: ‸2021-03-04", "answer: {on: 2021-03-05"),
    objection("C743", "answer: {on: 2021-03-12", "answer: {on: ‸2021-03-13", "answer: {on: 2021-03-12 "),
    objection("C744", "why: {zh: 材料齐全。, en: Proven.}}", "why: {zh: 材料齐全。, en: Proven.}, correction: ‸k1}", "why: {zh: 齐全。, en: Proven.}}"),
    objection("C745", "record: t1", "record: ‸t9", "record: t2"),
    Case("C746", ALPHA_REVIEW, "t1: {decision: accepted}", "t1: {decision: accepted }", "t1: {decision: struck, reason: no-evidence}",
         at=(OBJECTION, "decision: ‸sustained"), given=(*IN_NOTICE, (OBJECTION, ALL, SUSTAINED))),
    Case("C746", OBJECTION, ALL, SUSTAINED.replace("decision: ", "decision: ‸"), SUSTAINED.replace("sustained", "partly"), given=IN_NOTICE),
    Case("C746", OBJECTION, ALL, *(SUSTAINED.replace(ABOUT_T1, each).replace("decision: ", f"decision: {mark}") for mark, each in (
        (MARK, "fact: members\nasks: corrected\nvalue: 119\n"), ("", "fact: members\nasks: corrected\nvalue: 118\n"))), given=IN_NOTICE),
    Case("C746", OBJECTION, ALL, *(SUSTAINED.replace(ABOUT_T1, each).replace("decision: ", f"decision: {mark}") for mark, each in (
        (MARK, "fact: events\nasks: accepted\n"), ("", "fact: talks\nasks: accepted\n"))), given=IN_NOTICE),
    Case("C747", ALPHA_REVIEW, "t1: {decision: accepted}", "t1: {decision: }", "t1: {decision: struck, reason: no-evidence}", twin_also=("C730",),
         at=(OBJECTION, "decision: ‸sustained"), given=((ROUND, "state: checked\n", f"state: final\n{NOTICE}"), BY_BOTH, (OBJECTION, ALL, SUSTAINED))),
)
#: Grades, decisions and final results; the round of 2019 is final, that of 2020 is not.
OUTCOMES = (
    Case("S126", PRIZE, "kind: id, unique: true, article: e8}", "‸kind: day, unique: true, article: e8}",
         "kind: id, unique: true , article: e8}", at=(PRIZE, "sponsor: ‸{label"), twin_also=CHANGED),
    Case("S140", PRIZE, "fair: {label: {zh: 一般, en: fair}, from: 60}", "fair: {label: {zh: 一般, en: fair}}",
         "fair: {label: {zh: 一般, en: fair}, from: 60.0}", at=(PRIZE, "‸article: e2\n    absent"), twin_also=CHANGED),
    Case("S141", PRIZE, "in_a_row: {grade: poor, times: 2}}", "in_a_row: {grade: poor, times: 2}, found_by: {zh: 县, en: county}}",
         "in_a_row: {grade: poor, times: 2} }", at=(PRIZE, "- ‸{id: two-poor"), twin_also=CHANGED),
    Case("S142", SCHEME, "\nclauses:\n", "\noutcomes: {notice: {list: ‸best, article: a4}}\nclauses:\n",
         "\noutcomes: {notice: {list: all, article: a4}}\nclauses:\n",
         given=((SCHEME, "carries: [summary, round]", "carries: [summary, round, notice]"),)),
    Case("S201", PRIZE, "grades: [good], at_most", "grades: [‸goods], at_most", "grades: [good ], at_most", twin_also=CHANGED),
    Case("S204", PRIZE, "{big: 4, little: 2.5}", "{big: 4}", "{big: 4, little: 2.50}", at=(PRIZE, "[{big: 10, little: 5}, ‸{big: 4"),
         twin_also=CHANGED),
    Case("S211", PRIZE, "fair: {label: {zh: 一般, en: fair}, from: 60}",
         "fair: {label: {zh: 一般, en: fair}, from: 60, ‸quota: {percent: 50, of: register, rounding: ceiling, ties: all-of-group}}",
         "fair: {label: {zh: 一般, en: fair}, from: 60.0}", twin_also=CHANGED),
    Case("F350", CORRECTIONS, "{id: k5, unit: tiny-beta, what: total,", "‸{id: k5, unit: tiny-beta,",
         "{id: k5 , unit: tiny-beta, what: total,"),
    Case("C112", PRIZE_REGISTER, "founded: 2018-03-01", "founded: ‸2018-3-1", "founded: 2018-03-02"),
    Case("C113", DECISIONS, "kind: exception, unit: tiny-theta", "kind: exception, unit: tiny-beta",
         "kind: exception , unit: tiny-theta", at=(PRIZE_REGISTER, "tiny-theta: {class: little, attributes: {founded: 2020-02-01, sponsor: ‸red")),
    Case("C701", PRIZE_ROUND, "to: 2020-12-31", "to: ‸2022-12-31", "to: 2020-12-30", given=((PRIZE_ROUND, "deadline: 2021-01-15", "deadline: 2021-01-15"),)),
    Case("C702", PRIZE_ROUND, "in_force: {from: 2019-01-01, why: {zh: 没有写从哪天施行。, en: No day is stated.}}\n", "",
         "in_force: {from: 2020-12-31, why: {zh: 没有写。, en: Not stated.}}\n", at=(PRIZE_ROUND, "edition: ‸2019")),
    Case("C703", PRIZE_ROUND, "{state: final, until: 2021-02-20", "‸{state: final, until: 2021-01-19", "{state: final, until: 2021-01-20"),
    Case("C704", DECISIONS, "award: cup", "award: ‸cups", "award: cup "),
    Case("C704", PRIZE_ROUND, "awards: {cup: 4}", "awards: {‸cups: 4}", "awards: {cup: 4.0}", also=("C708",)),
    Case("C705", DECISIONS, "kind: veto, unit: tiny-gamma", "kind: veto, unit: ‸tiny-gama", "kind: veto, unit: tiny-gamma "),
    Case("C706", DECISIONS, "amount: 3,", "amount: ‸3.01,", "amount: 3.00,"),
    Case("C707", PRIZE_ROUND, "awards: {cup: 4}", "awards: {cup: 2.99}", "awards: {cup: 3}", at=(DECISIONS, "amount: ‸3,")),
    Case("C708", PRIZE_ROUND, "awards: {cup: 4}\n", "", "awards: {cup: 4 }\n", at=(DECISIONS, "award: ‸cup")),
    Case("C709", DECISIONS, "until: 2021-06-30", "until: ‸2021-01-31", "until: 2021-02-01"),
    Case("C710", DECISIONS, "id: d10,", "id: ‸d9,", "id: d11,"),
    Case("C710", CORRECTIONS, "id: k5,", "id: ‸k4,", "id: k6,"),
    Case("C711", FINAL_DECISIONS, "kind: set-aside, unit: tiny-theta", "kind: set-aside, unit: tiny-gamma",
         "kind: set-aside , unit: tiny-theta", at=(FINAL_ROUND, "state: ‸corrected")),
    Case("C720", DECISIONS, "kind: award, unit: tiny-alpha", "kind: award, unit: ‸tiny-beta", "kind: award , unit: tiny-alpha"),
    Case("C721", DECISIONS, "kind: grade, unit: tiny-alpha", "kind: grade, unit: ‸tiny-theta", "kind: grade, unit: tiny-beta",
         also=("C720",), twin_also=("C720",)),
    Case("C722", DECISIONS, "{unit: tiny-alpha, ground: {zh: 本人不申请, en: It did not apply}}, ", "",
         "{unit: tiny-alpha, ground: {zh: 不申请, en: It did not apply}}, ", at=(DECISIONS, "kind: commendation, unit: ‸tiny-theta")),
    Case("C723", DECISIONS, "kind: ending, unit: tiny-gamma", "kind: ending, unit: ‸tiny-beta", "kind: ending, unit: tiny-zeta"),
    Case("C724", DECISIONS, "kind: commendation, unit: tiny-beta", "kind: commendation, unit: ‸tiny-gamma",
         "kind: commendation, unit: tiny-alpha", also=("C722",), twin_also=("C722",)),
    Case("C725", DECISIONS, "amount: 6,", "amount: ‸10.01,", "amount: 10,"),
    Case("C726", DECISIONS, "kind: deadline, unit: tiny-gamma", "kind: deadline, unit: ‸tiny-beta", "kind: deadline , unit: tiny-gamma"),
    Case("C730", RESULTS, ALL, Gone(), same, at=(FINAL_ROUND, "state: ‸corrected")),
    Case("C731", FINAL_ROUND, "state: corrected", "state: reviewed", "state: corrected ", at=(RESULTS, "")),
    Case("C732", "schemes/tiny-prize/rounds/2019/register.yml", "founded: 2018-03-01", "founded: 2018-03-02",
         "founded: 2018-03-01", at=(RESULTS, "rounds/2019/register.yml: ‸")),
    Case("C732", FINAL_DECISIONS, "unit: tiny-theta, on: 2020-02-01", "unit: tiny-theta, on: 2020-02-02",
         "unit: tiny-theta , on: 2020-02-01", at=(RESULTS, "  a2: ‸")),
    Case("C732", FINAL_ROUND, "to: 2019-12-31", "to: 2019-12-30", "to: 2019-12-31 ", at=(RESULTS, "window: ‸{")),
    Case("C733", RESULTS, 'total: "70.00"', '‸total: "71.00"', 'total: "70.00" '),
    Case("C734", CORRECTIONS, 'what: total, was: "65.00"', 'what: total, was: ‸"64.00"', 'what: total , was: "65.00"'),
    Case("C735", FINAL_ROUND, "state: corrected", "state: ‸final", "state: corrected "),
)

# fmt: on

# --------------------------------------------------------------------- O: who may change what?

OFFICE = "{account: 900000000001, name: example.office}"
SECOND = "  - {account: 900000000002}\n"
COUNTY = "{id: county-1, account: 900000000021, stage: county, schemes: [tiny-society]"
CITY = "{id: city-2, account: 900000000032, stage: city, schemes: [tiny-prize]"
P2 = "{judge: p2, account: 900000000041, scheme: tiny-fair, round: 2020}"
P1 = "account: 900000000011, scheme: tiny-fair, round: 2020, unit: tiny-alpha}"

OWNERSHIP = (
    Case("O101", OWNERS, "tiny-alpha: [900000000011]", "tiny-alpha: [‸0]", "tiny-alpha: [1]"),
    Case(
        "O101", OWNERS, "tiny-gamma: [900000000014]", "tiny-gamma: [‸example]", "tiny-gamma: [14]"
    ),
    Case(
        "O101",
        OWNERS,
        "tiny-gamma: [900000000014]",
        "tiny-gamma: [‸9223372036854775808]",
        "tiny-gamma: [9223372036854775807]",
    ),
    Case("O102", OWNERS, "name: example.office", 'name: ‸"@example"', "name: example/office"),
    Case("O103", OWNERS, SECOND, "  - {account: ‸900000000014}\n", "  - {account: 900000000015}\n"),
    Case(
        "O104",
        OWNERS,
        f"{CITY},",
        f"{CITY.replace('900000000032', '‸900000000014')},",
        f"{CITY.replace('900000000032', '900000000012')},",
    ),
    Case(
        "O105",
        OWNERS,
        f"{CITY},",
        f"{CITY.replace('900000000032', '‸900000000023')},",
        f"{CITY.replace('900000000032', '900000000021')},",
    ),
    Case(
        "O106",
        OWNERS,
        P2,
        P2.replace("900000000041", "‸900000000012"),
        P2.replace("900000000041", "900000000014"),
    ),
    Case("O107", OWNERS, "{judge: p2,", "{judge: ‸p1,", "{judge: p3,", also=("C105",)),
    Case(
        "O107",
        OWNERS,
        P2,
        P2.replace("}", ", unit: ‸tiny-beta}"),
        P2.replace("p2", "p3").replace("}", ", unit: tiny-beta}"),
    ),
    # codes of other checks, as this file earns them
    Case("C105", OWNERS, SECOND, "  - {account: ‸900000000001}\n", "  - {account: 900000000003}\n"),
    Case(
        "C105",
        OWNERS,
        "[900000000012, 900000000013]",
        "[900000000012, ‸900000000012]",
        "[900000000012]",
    ),
    Case("C105", OWNERS, "id: city-2", "id: ‸city-1", "id: city-3"),
    Case("C106", OWNERS, "  tiny-gamma:", "  ‸tiny-delta:", "  tiny-gamma :"),
    Case(
        "C106",
        OWNERS,
        "units: [tiny-alpha, tiny-gamma]",
        "units: [tiny-alpha, ‸tiny-delta]",
        "units: [tiny-alpha]",
    ),
    Case("C106", OWNERS, f"{COUNTY},", f"{COUNTY.replace('[', '[‸tiny-socety, ')},", f"{COUNTY} ,"),
    Case("C106", OWNERS, P2, P2.replace("tiny-fair", "‸tiny-fare"), P2.replace("p2", "p3")),
    Case("C106", OWNERS, P2, P2.replace("2020", "‸2019"), P2.replace("2020", '"2020"')),
    Case(
        "C106",
        OWNERS,
        P1,
        P1.replace("tiny-alpha", "‸tiny-gamma"),
        f"{P1} # !",
        also=("O106", "O107"),
    ),
    Case(
        "C111",
        OWNERS,
        "attributes: {class: [large]}",
        "attributes: {class: [‸huge]}",
        "attributes: {class: [large, small]}",
    ),
    Case(
        "C111",
        OWNERS,
        "attributes: {class: [large]}",
        "attributes: {‸place: [town]}",
        "attributes: {class: [small]}",
    ),
    Case("Y101", OWNERS, ALL, Link("tiny-beta/unit.yml"), same),
)

CASES = (*READING, *FILLING, *CHECKING, *SCHEMES, *OUTCOMES, *NOTICES, *OWNERSHIP)


def _named() -> Iterator[tuple[str, Case]]:
    seen: Counter[str] = Counter()
    for case in CASES:
        seen[case.code] += 1
        yield f"{case.code}-{seen[case.code]}", case


#: The cases by code and number: F201-1 is the first of F201.
NAMED = dict(_named())
