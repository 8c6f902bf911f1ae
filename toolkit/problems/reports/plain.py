"""The printer for terminals of what a change does: the parts of the page, tables in columns."""

from collections.abc import Iterator, Sequence

from toolkit.language import Language
from toolkit.problems.printing import Source, text_blocks, visible, width
from toolkit.problems.reports.blocks import Block, Exact, Part, Rows, Table
from toolkit.problems.reports.boxes import boxes
from toolkit.problems.reports.making import Findings, report_of

#: A wider column lets its lines go on as they will.
WIDEST = 60


def as_plain(findings: Findings, language: Language, source: Source) -> str:
    """Return findings as text; new problems stand with their lines, the others are counted."""
    must, *others = boxes(report_of(findings), language)
    rows = [f"【{must.title}】", ""]
    for told in text_blocks(findings.problems, language, source):
        rows += [told, ""]
    rows += [each for each in must.blocks if isinstance(each, str)]
    rows += [f"{e.heading}: {len(e.rows)}" for e in must.blocks if isinstance(e, Rows) and e.folded]
    for box in others:
        rows += ["", f"【{box.title}】", ""]
        for block in box.blocks:
            rows += _block(block)
    return "\n".join(rows) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, str):
        yield visible(block)
        return
    if block.heading:
        yield visible(f"{block.heading} {block.about}".rstrip())
    if isinstance(block, Table):
        yield from _columns([tuple(block.head), *block.rows])
    else:
        yield from (f"  {' '.join(map(_part, row))}" for row in block.rows)


def _columns(rows: Sequence[tuple[Part, ...]]) -> Iterator[str]:
    cells = [[_part(each) for each in row] for row in rows]
    widths = [min(WIDEST, max(map(width, column))) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (
            each + " " * max(0, wide - width(each)) for each, wide in zip(row, widths, strict=True)
        )
        yield f"  {'  '.join(padded)}".rstrip()


def _part(part: Part) -> str:
    return visible(part.text if isinstance(part, Exact) else part)
