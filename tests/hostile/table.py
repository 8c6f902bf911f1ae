"""The table of hostile inputs as a help page in each language: ``python -m tests.hostile.table``."""

from pathlib import Path

from tests.hostile.corpus import GROUPS, Hostile
from toolkit.language import LANGUAGES, Language, Text, both

DOCS = Path(__file__).resolve().parents[2] / "docs"
TABLES: dict[Language, Path] = {
    language: DOCS / language / "help" / "hostile.md" for language in LANGUAGES
}

HEAD = both(
    """\
---
description: 有意或无意写坏的文件，逐一列出检查怎样回答。
---
# 写坏的文件 {{: #hostile }}

申报由很多人写，有的会写错，也难免有人故意写坏。
下表列出我们试过的 {count} 种写法和检查的回答。每一种都在测试里：检查不会中断，不会停住，不会占满内存，一个坏文件也不会挡住别的文件的问题。

代码的含义和改法见[检查代码](problems/index.md)，也可以直接点开。“接受”是说这样写没有错。
""",
    """\
---
description: Files that are broken, on purpose or not, and what the check answers to each.
---
# Broken files {{: #hostile }}

Claims are written by many people. Some make mistakes, and some may break a file on purpose.
The tables below list {count} writings that were tried, with the answer of the check. Each is a test: the check does not end, stall or fill the memory, and one bad file does not hide the problems of another.

The codes are [problem codes](problems/index.md); follow one to see how to mend it. “Accepted” says that the writing is right.
""",
)
COLUMNS = both(
    "| 写了什么 | 检查的回答 | 为什么 |", "| What is written | What the check answers | Why |"
)
ACCEPTED = both("接受", "Accepted")


def table(language: Language) -> str:
    """Return the help page in a language."""
    count = sum(len(group.entries) for group in GROUPS)
    parts = [HEAD.filled(count=count).said(language)]
    for group in GROUPS:
        anchor = group.title.en.lower().replace(",", "").replace(" ", "-")
        rows = [_row(entry, language) for entry in group.entries]
        head = f"## {group.title.said(language)} {{: #{anchor} }}\n"
        parts.append("\n".join([head, COLUMNS.said(language), "| --- | --- | --- |", *rows, ""]))
    return "\n".join(parts)


def _row(entry: Hostile, language: Language) -> str:
    codes = [f"[{code}](problems/{code.lower()}/index.md)" for code in entry.codes]
    verdict = both("、", ", ").said(language).join(codes) if codes else ACCEPTED.said(language)
    return f"| {_cell(entry.what, language)} | {verdict} | {_cell(entry.why, language)} |"


def _cell(text: Text, language: Language) -> str:
    """Return words for a cell: what stands outside backquotes must not be read as HTML."""
    said = text.said(language).replace("|", "\\|")
    parts = said.split("`")
    return "`".join(
        part if number % 2 else part.replace("<", "&lt;").replace("*", "\\*")
        for number, part in enumerate(parts)
    )


def main() -> None:
    """Write the pages."""
    for language, path in TABLES.items():
        path.write_text(table(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
