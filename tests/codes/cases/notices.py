"""C3, C73 and others: what a public notice asks for, and objections."""

from tests.codes.cases.case import ALL, ALPHA_REVIEW, BETA_REVIEW, OWNERS, ROUND, Case
from tests.codes.tree import MARK, Gone, same

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

# A row is easier to read as a row.
# fmt: off

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
