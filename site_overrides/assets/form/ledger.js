// The ledger: a table of amounts in which columns and the total row follow from others.

import { actionButton, element, freshId, setShown, setText } from "./dom.js";
import { fieldShown } from "./fields.js";
import { inLanguage, word } from "./words.js";

const TOTAL_ROW = "total";
const REMARKS_COLUMN = "remarks";
const AMOUNT = /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,2})?$/;

/** Return the element of a ledger. */
export function ledgerShown(session, name, declared) {
  const table = new LedgerTable(session, name, declared);
  session.listeners.push(() => table.follow());
  return table.box;
}

/** One ledger: its cells, and what the derived ones come to. */
class LedgerTable {
  constructor(session, name, declared) {
    Object.assign(this, { session, name, declared });
    this.inputs = new Map();
    this.said = element("div", { class: "k-messages", id: freshId("k-said"), hidden: true });
    session.addSlot({
      path: () => ["facts", name], element: this.said, control: null,
      typed: () => (session.fact(name) === "" ? "" : "filled"), retype: null, name: () => inLanguage(declared.label), isTouched: false,
    });
    const year = fieldShown({
      session, declared: { kind: "text", label: { zh: word("year"), en: word("year") } },
      path: () => ["facts", name, "year"], key: `${name}/year`, hint: "",
      get: () => this.entry.year, set: (text) => this.keep((entry) => { entry.year = text; }),
    });
    this.box = element("fieldset", { class: "k-field k-field--group k-ledger", "data-key": name },
      element("legend", { class: "k-label" }, inLanguage(declared.label)),
      element("p", { class: "k-hint" }, word("ledger_unit", { unit: inLanguage(declared.unit) })),
      this.said, year, ...this.rows());
  }

  get entry() {
    const entry = this.session.fact(this.name);
    return typeof entry === "object" && !Array.isArray(entry) ? entry : { year: "", rows: {} };
  }

  /** Change the entry; one in which nothing is left is blank again. */
  keep(change) {
    const entry = structuredClone(this.entry);
    change(entry);
    const isBlank = !entry.year && Object.values(entry.rows).every((cells) => Object.values(cells).every((text) => !text));
    this.session.setFact(this.name, isBlank ? "" : entry);
  }

  get allRows() {
    return { ...this.declared.rows, [TOTAL_ROW]: this.declared.total };
  }

  rows() {
    return Object.entries(this.allRows).map(([row, label]) =>
      element("details", { class: "k-ledger__row", open: true, "data-row": row }, element("summary", {}, inLanguage(label)),
        element("div", { class: "k-row__fields" },
          ...Object.entries(this.declared.columns).map(([column, each]) => this.cell(row, column, each)),
          this.remarks(row))));
  }

  cell(row, column, each) {
    const declared = {
      kind: "amount", places: "2", unit: { zh: "", en: "" },
      label: { zh: `${each.number} ${inLanguage(each.label)}`, en: `${each.number} ${inLanguage(each.label)}` },
    };
    const shown = this.field(row, column, declared);
    if (!this.follows(row, each)) return shown;
    const hint = element("p", { class: "k-hint k-derived", hidden: true });
    const text = element("span");
    const fill = actionButton(word("fill_in"), () => this.fill(row, column), { class: "k-button k-button--small", "data-fill": `${row}/${column}` });
    hint.append(text, " ", fill);
    shown.insertBefore(hint, shown.lastElementChild);
    this.inputs.set(`${row}/${column}`, { input: shown.querySelector("input"), hint, text });
    return shown;
  }

  follows(row, column) {
    return row === TOTAL_ROW || Boolean(column.plus || column.minus);
  }

  remarks(row) {
    const { number, label } = this.declared.remarks;
    const named = `${number} ${inLanguage(label)}`;
    return this.field(row, REMARKS_COLUMN, { kind: "text", longest: "200", required: false, label: { zh: named, en: named } });
  }

  field(row, column, declared) {
    return fieldShown({
      session: this.session, declared, path: () => ["facts", this.name, row, column], key: `${this.name}/${row}/${column}`, hint: "",
      get: () => this.entry.rows[row]?.[column] ?? "",
      set: (text) => this.keep((entry) => { entry.rows[row] = { ...entry.rows[row], [column]: text }; }),
      name: () => `${inLanguage(this.allRows[row])} ${inLanguage(declared.label)}`,
    });
  }

  /** Return what a cell comes to by the others, in hundredths; null where one of them is no amount. */
  derived(row, column) {
    const each = this.declared.columns[column];
    const parts = each.plus || each.minus
      ? [...(each.plus ?? []).map((name) => [row, name, 1n]), ...(each.minus ?? []).map((name) => [row, name, -1n])]
      : Object.keys(this.declared.rows).map((name) => [name, column, 1n]);
    return parts.reduce((sum, [at, name, sign]) => {
      const amount = hundredths(this.entry.rows[at]?.[name] ?? "");
      return sum === null || amount === null ? null : sum + sign * amount;
    }, 0n);
  }

  fill(row, column) {
    const text = asAmount(this.derived(row, column));
    this.keep((entry) => { entry.rows[row] = { ...entry.rows[row], [column]: text }; });
    const { input } = this.inputs.get(`${row}/${column}`);
    input.value = text;
    input.focus();
  }

  /** Show beside each cell that follows from others what it comes to, unless it says so already. */
  follow() {
    for (const [key, { hint, text }] of this.inputs) {
      const [row, column] = key.split("/");
      const sum = this.derived(row, column);
      setShown(hint, sum !== null && sum !== hundredths(this.entry.rows[row]?.[column] ?? ""));
      if (sum !== null) setText(text, word("follows", { n: asAmount(sum) }));
    }
  }
}

/** Return an amount in hundredths; null for what is no amount. */
function hundredths(text) {
  const plain = text.trim();
  if (!AMOUNT.test(plain)) return null;
  const [whole, decimals = ""] = plain.replace("-", "").split(".");
  const amount = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0"));
  return plain.startsWith("-") ? -amount : amount;
}

function asAmount(hundred) {
  const size = hundred < 0n ? -hundred : hundred;
  const decimals = size % 100n === 0n ? "" : `.${String(size % 100n).padStart(2, "0")}`;
  return `${hundred < 0n ? "-" : ""}${size / 100n}${decimals}`;
}
