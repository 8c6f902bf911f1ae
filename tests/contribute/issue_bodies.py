"""Issues as the platforms write them from a filled-in form."""

from toolkit.contribute.entries import REMARKS, ClaimEntries, FactEntry, LedgerEntry
from toolkit.contribute.issue_cells import COLUMNS
from toolkit.contribute.issue_form import FormField, IssueForm
from toolkit.contribute.issue_lines import line_of
from toolkit.schemes.facts import Records
from toolkit.schemes.ledger import Ledger


def body_of(form: IssueForm, entries: ClaimEntries) -> str:
    """Return the text of the issue in which these entries were typed, as GitHub writes it."""
    return "\n\n".join(
        f"### {each.heading}\n\n{_shown(each, _answer(form, each, entries))}"
        for each in form.fields
    )


def _shown(each: FormField, answer: str) -> str:
    if not answer:
        return "_No response_"
    return f"```text\n{answer}\n```" if each.kind == "textarea" else answer


def _answer(form: IssueForm, each: FormField, entries: ClaimEntries) -> str:
    by_value = {value: shown for shown, value in each.options.items()}
    if each.id == "round":
        return by_value[entries.round]
    if each.id == "unit":
        return by_value.get(entries.unit, entries.unit)
    if each.id == "evidence":
        return "\n".join(line_of(row.get(key, "") for key in COLUMNS) for row in entries.evidence)
    entry = entries.facts.get(each.fact, "")
    if isinstance(entry, str):
        return by_value.get(entry, entry)
    return _lines(form.scheme.facts[each.fact], entry)


def _lines(declared: Records | Ledger | object, entry: FactEntry) -> str:
    if isinstance(entry, LedgerEntry):
        assert isinstance(declared, Ledger)
        rows = [["year", entry.year]]
        for row in declared.all_rows:
            cells = entry.rows.get(row, {})
            rows.append([row, *(cells.get(name, "") for name in (*declared.columns, REMARKS))])
        return "\n".join(map(line_of, rows))
    assert isinstance(declared, Records)
    assert isinstance(entry, tuple)
    return (
        "\n".join(
            line_of(
                [
                    each.id,
                    *(each.fields.get(name, "") for name in declared.fields),
                    " ".join(each.evidence),
                ]
            )
            for each in entry
        )
        or "[]"
    )
