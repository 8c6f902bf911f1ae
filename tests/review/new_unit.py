"""What is written in the round that the whole walk goes through: one new unit under the scheme of fairs."""

import hashlib

from tests.review.conftest import tiny
from tests.review.whole_round import (
    BOARD,
    CITY,
    COUNTY,
    DELTA,
    OFFICE,
    OWNERS,
    PEER,
    ROUND,
    SECOND,
    UNIT,
)

ACCOUNTS = f"""\
administrators:
  - {{account: {OFFICE}, name: example.office}}
  - {{account: {SECOND}}}
units:
  tiny-alpha: [900000000011]
  tiny-beta: [900000000012]
reviewers:
  - {{id: county-1, account: {COUNTY}, stage: county, schemes: [tiny-fair]}}
  - {{id: city-1, account: {CITY}, stage: city, schemes: [tiny-fair]}}
judges:
  - {{judge: b1, account: {BOARD}, scheme: tiny-fair, round: 2020}}
  - {{judge: p2, account: {PEER}, scheme: tiny-fair, round: 2020}}
"""
REGISTER = tiny(f"{ROUND}/register.yml")
DRAFT = (
    tiny(f"{ROUND}/round.yml").replace("state: reviewed", "state: draft")
    + "steps:\n  - {state: checked, until: 2021-01-25, by: {zh: 示例县, en: the county}}\n"
)
NEW_UNIT = {
    UNIT: "id: tiny-delta\nname: {zh: 示例·丁学会, en: Demo Society Delta}\nkind: society\ndemo: true\n",
    OWNERS: ACCOUNTS.replace("reviewers:", f"  tiny-delta: [{DELTA}]\nreviewers:"),
    f"{ROUND}/register.yml": REGISTER + "  tiny-delta: {class: host, attributes: {place: town}}\n",
}
PAPER, PAPERS = "data/units/tiny-delta/2020/evidence/fairs.txt", "展会材料\n"
SHA = hashlib.sha256(PAPERS.encode()).hexdigest()
CLAIMED = f"""\
scheme: tiny-fair
unit: tiny-delta
round: 2020

facts:
  desk: true
  plan: true
  report: true
  helpers: 4
  trained: 3
  stay: 40
  fairs: [{{id: f1, people: 100}}, {{id: f2, people: 150}}, {{id: f3, people: 120, evidence: [paper]}}]
  prizes: [{{id: p1, level: city}}]
  near: true
  far: false
  deals: [{{id: d1, amount: 5}}]
  visits: 6
  mentions: 3
  papers: 1
  legal: true
  branch: false
  trade: crafts

evidence:
  - {{id: paper, for: fairs, kind: paper, title: 三场展会的材料, date: 2020-10-10, file: fairs.txt, sha256: {SHA}}}
"""
SHEETS = {judge: f"{ROUND}/sheets/{judge}.yml" for judge in ("b1", "p2")}
#: Monday to Friday; an answer is due within five working days.
NOTICE = (
    "notice: {from: 2021-03-01, working_days: 5, answer_within: {working_days: 5},"
    " objections: {zh: 书面。, en: In writing.}}\n"
)
OBJECTION = f"{ROUND}/objections/o1.yml"
OBJECTED = """\
scheme: tiny-fair
round: 2020
id: o1
unit: tiny-delta
raised_by: unit
indicator: A3
fact: fairs
record: f3
asks: accepted
ground: {zh: 签到表在材料第 3 页。, en: The list is on page 3 of the paper.}
received_on: 2021-03-03
identity: {verified_by: {zh: 示例科协, en: the office}, on: 2021-03-03}
"""
ANSWER = "answer: {on: 2021-03-08, by: {zh: 示例科协, en: the office}, decision: sustained, why: {zh: 属实。, en: It is.}}\n"
RESULTS, CORRECTIONS = f"{ROUND}/results.yml", f"{ROUND}/corrections.yml"
CARD = "units/tiny-delta/2020/tiny-fair/"
SIGNED = "\n  - {id: county-1, stage: county}\n"


def sheet(judge: str, panel: str, marks: int) -> dict[str, str]:
    """A judge's sheet, complete."""
    head = f"scheme: tiny-fair\nround: 2020\njudge: {judge}\npanel: {panel}\nmarks:\n"
    return {
        SHEETS[judge]: f"{head}  tiny-alpha: {{H: 20}}\n  tiny-beta: {{H: 10}}\n"
        f"  tiny-delta: {{H: {marks}}}\n"
    }
