"""S: is the scheme sound?"""

from tests.codes.cases.case import FAIR, SCHEME, WORKED, Case
from tests.codes.cases.passages import HALF_EVEN

RULE_B = "rule: {kind: proportional, quantity: income, target: 50000}"
RANGE = "{from: 2, to: 4, at: {reading: R-RANGE}}"
SMALL = "when: {field: people, at_least: {reading: R-UPPER, part: people}}"
BY_PLACE = "at_least: {by: place, town: 4, village: none}"
OPEN = "- {field: open, is: true}"
EXPECTED = "quantity: talks, at_least: 1, classes: [small]"
NO_POINTS = "{finding: no-points, at: summary, reading: R-CLASS}"

# A row is easier to read as a row.
# fmt: off

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
