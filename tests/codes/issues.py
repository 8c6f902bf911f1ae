"""Codes of an issue of the claim form that comes back to `issue`.

Every case replaces a passage of the issue in which unit alpha's claim was typed: ``bad`` earns the
code at the mark ‸, ``good`` does not. A claim that ``is_there`` lies in the folder already.
"""

from dataclasses import dataclass

from tests.codes.tree import MARK as MARK


@dataclass(frozen=True)
class IssueCase:
    """A passage, which stands in the issue once, and what it is replaced by; "" is its beginning."""

    code: str
    passage: str
    bad: str
    good: str
    is_there: bool = False


MEMBERS = "### 会员 / Members (members)"
CHOSEN = "tiny-society 2020\n"
E1 = "e1 | 春季报告会 | 2020-03-05 | 35 | 800.00 | talk | small | true |  | sheets\n"
GRANT = "grant | 900.00 | 300.50 | 400 | 700.50 | 199.50 | 示例\n"

# A row is easier to read as a row.
# fmt: off
ISSUES = (
    IssueCase("C650", CHOSEN, "‸tiny-society 2021\n", f" {CHOSEN}"),
    IssueCase("C650", CHOSEN, "‸tiny-prize 2020\n", CHOSEN),
    IssueCase("C650", "### 考核轮次 / Round\n", "‸### 轮次\n", "### 考核轮次 / Round  \n"),
    IssueCase("C651", "### 考核轮次 / Round\n\ntiny-society 2020\n\n### 单位 / Unit\n", "‸### 考核轮次 / Round\n\ntiny-society 2020\n\n#### 单位 / Unit\n",
              "### 考核轮次 / Round\ntiny-society 2020\n### 单位 / Unit\n"),
    IssueCase("C652", MEMBERS, f"{MEMBERS}\n\n120\n\n‸{MEMBERS}", f"{MEMBERS}\n"),
    IssueCase("C652", E1, f"{E1}‸{MEMBERS}\n", E1),
    IssueCase("C653", "", "‸你好\n\n", "\n\n"),
    IssueCase("C653", f"{MEMBERS}\n\n120\n", f"{MEMBERS}\n\n120\n‸### 另外\n", f"{MEMBERS}\n120\n\n"),
    IssueCase("C654", E1, E1.replace("sheets", "sheets | ‸books"), E1.replace(" | sheets", "| sheets")),
    IssueCase("C654", "year | 2020\n", "year | 2020 | ‸2019\n", "year |2020\n"),
    IssueCase("C655", GRANT, f"‸{GRANT.replace('grant', 'grants')}", f" {GRANT}"),
    IssueCase("C655", GRANT, f"{GRANT}‸{GRANT}", f"{GRANT}\n"),
    IssueCase("C656", "### 单位 / Unit\n\ntiny-alpha", "### 单位 / Unit\n\n‸tiny-alpha", "### 单位 / Unit\n\ntiny-beta", is_there=True),
)
# fmt: on
