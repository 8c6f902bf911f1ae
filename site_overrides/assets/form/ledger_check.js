/** Ledgers: cells that follow from others, totals, balances, the year; as `checking/ledgers.py`. */
import { filledText } from "./messages.js";
import { unscaled } from "./numerals.js";
import { cellWords } from "./shape.js";

/** Return every finding of one ledger whose cells are all numbers. */
export function ledgerFindings(rules, file, path, ledger, { year, cells }, round) {
  const found = [];
  if (year !== round) {
    const values = { label: ledger.label, read: year, year: round };
    const at = [...path, "year"];
    found.push({ code: "C504", path: at, spot: file.place(at), values, suggestion: null });
  }
  const amounts = Object.fromEntries(Object.entries(cells).map(([name, each]) => [name, each.scaled]));
  const failures = ledgerFailures(ledger, amounts);
  const wrong = new Set(failures.filter((each) => each.code !== "C503").map((each) => each.cell));
  for (const failure of failures) {
    const [row, column] = failure.cell.split(".");
    const written = amounts[failure.cell];
    const first = failure.parts.find((part) => wrong.has(part));
    const { difference } = failure;
    const at = [...path, row, column];
    const values = {
      cell: cellWords(rules, ledger, row, column),
      formula: columnFormula(ledger, column),
      read: unscaled(written),
      computed: unscaled(written - difference),
      difference: unscaled(difference < 0n ? -difference : difference),
      cause: first ? lookFirst(rules, ledger, first) : "",
    };
    found.push({ code: failure.code, path: at, spot: file.place(at), values, suggestion: null });
  }
  return found;
}

/** Return the first cause of a difference in words. */
function lookFirst(rules, ledger, cell) {
  return filledText(rules.words.look_first, { cell: cellWords(rules, ledger, ...cell.split(".")) });
}

/** Return the rules that are broken: the code, the cell, by how much, and what it is made of. */
function ledgerFailures(ledger, amounts) {
  const rows = Object.keys(ledger.rows);
  const failures = [];
  const sum = (names) => names.reduce((total, name) => total + amounts[name], 0n);
  for (const [column, each] of Object.entries(ledger.columns)) {
    const { plus = [], minus = [], may_be_negative: isFree } = each;
    for (const row of [...rows, "total"]) {
      const cell = `${row}.${column}`;
      const [added, taken] = [plus, minus].map((names) => names.map((name) => `${row}.${name}`));
      const parts = [...added, ...taken];
      const difference = amounts[cell] - sum(added) + sum(taken);
      if (parts.length && difference) failures.push({ code: "C501", cell, difference, parts });
      if (isFree && amounts[cell] < 0n) failures.push({ code: "C503", cell, difference: 0n, parts });
    }
    const parts = rows.map((row) => `${row}.${column}`);
    const difference = amounts[`total.${column}`] - sum(parts);
    if (difference) failures.push({ code: "C502", cell: `total.${column}`, difference, parts });
  }
  return failures;
}

/** Return the amount of a cell that follows from the others of its row, in words: 1-14, 5+12+13. */
export function columnFormula(ledger, column) {
  const { plus = [], minus = [] } = ledger.columns[column];
  const numbers = (names) => names.map((name) => ledger.columns[name].number);
  return numbers(plus).join("+") + numbers(minus).map((number) => `-${number}`).join("");
}
