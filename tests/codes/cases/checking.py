"""C: does it hold together?"""

import hashlib

from tests.codes import evidence_files
from tests.codes.cases.case import (
    ALL,
    ALPHA,
    ALPHA_REVIEW,
    ALPHA_UNIT,
    BETA,
    BETA_REVIEW,
    EVIDENCE,
    FAIR_REGISTER,
    GAMMA_UNIT,
    MEMBERS,
    REGISTER,
    SHEET,
    WORKED,
    Case,
)
from tests.codes.cases.passages import ONES, T1, T2, TWOS, ZEROS
from tests.codes.tree import TINY, Folder, Gone, padded, same
from toolkit.checking.evidence_files import LARGEST_YEAR
from toolkit.submissions.evidence import LARGEST_EVIDENCE

BETA_REVIEW_EVENTS = "  events: {decision: struck, reason: no-evidence}\n"
TALKS_DECIDED = "  talks:\n    t1: {decision: accepted}\n    t2: {decision: accepted}\n"
OWN_AND_TOTAL = """\
    own: {received: 100, printing: 0, rent: 60, spent: 60, balance: 40}
    total: {received: 1000.00, printing: 300.50, rent: 460, spent: 760.50, balance: 239.50}
"""
BETA_SHA = hashlib.sha256((TINY / BETA).read_bytes()).hexdigest()

# A row is easier to read as a row.
# fmt: off

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
