"""F: is it filled in right?"""

from tests.codes.cases.case import (
    ALL,
    ALPHA,
    ALPHA_REVIEW,
    BETA,
    BETA_REVIEW,
    GAMMA,
    GAMMA_UNIT,
    REGISTER,
    ROUND,
    SCHEME,
    Case,
)
from tests.codes.cases.passages import GAMMA_NAMED, HALF_EVEN, ONES, T1, TWOS, ZEROS
from tests.codes.tree import MARK, Gone, same

GAMMA_CLAIM = """\
scheme: tiny-society
unit: tiny-gamma
round: {year}
facts: {{members: 0, income: 0, events: 0, talks: []}}
"""
TALKS_HELD_ON = "      held_on: {kind: date, label: {zh: 举办日期, en: Held on}}\n  growth"
OWN = "    own: {received: 100, printing: 0, rent: 60, spent: 60, balance: 40}\n"
SMALL_EVENT = "    - {{id: k{n}, title: 小会{n}, held_on: 2020-03-05, people: {mark}5, cost: 1, form: talk, meant_for: small, open: true}}\n"
SMALL_100 = "".join(SMALL_EVENT.format(n=n, mark="") for n in range(100))
SMALL_101 = SMALL_EVENT.format(n=100, mark=MARK)
KEYS_100 = "".join(f"  unknown_{number}: 1\n" for number in range(100))

# A row is easier to read as a row.
# fmt: off

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
