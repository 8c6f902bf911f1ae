/**
 * Entries as the claim file, byte for byte as `toolkit/contribute/entries.py` writes it, together
 * with what the toolkit would read from it and where.
 */
import { Numeral } from "./numerals.js";

const EVIDENCE_KEYS = "id for kind title date issuer file link place sha256".split(" ");
const LEDGER_TOTAL = "total";
const NUMERAL_TYPED = /^[-+]?(0|[1-9][0-9]{0,38})(\.[0-9]{1,38})?$/;
const WHOLE_TYPED = /^(0|[1-9][0-9]{0,38})$/;
const DAY_TYPED = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const BARE_WORD = /^[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_.-]*$/;
const RESERVED_WORDS = new Set("y n yes no on off true false null".split(" "));
const UNPRINTED_SIGN = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/gu;
const LONGEST_NUMERAL = 40;
const NUMERIC_KINDS = new Set("count amount percent days records".split(" "));

/** @typedef {[number, number]} Spot line and column, from 1, in characters */
/** @typedef {{written: string, value: unknown}} Scalar how a value is written and what is read */

/** A claim file: its text, its data as read, and the spots of keys and values by path. */
class ClaimFile {
  constructor() {
    this.lines = [];
    this.data = {};
    /** @type {Map<string, {value: Spot, key: Spot | null, path: (string|number)[]}>} */
    this.places = new Map();
    /** @type {{value: unknown, spot: Spot}[]} the scalars in the order in which they are written */
    this.scalars = [];
  }

  /** The whole text. */
  get text() {
    return this.lines.join("\n") + "\n";
  }

  /** Where the value at a path stands, or the nearest value around it. */
  place(path) {
    for (let end = path.length; end > 0; end--) {
      const found = this.places.get(path.slice(0, end).join("/"));
      if (found) return found.value;
    }
    return [1, 1];
  }

  /** Where the key of the value at a path stands. */
  keyPlace(path) {
    return this.places.get(path.join("/"))?.key ?? this.place(path);
  }

  /** The path of the first entry on a line; of no path where there is none. */
  pathOnLine(line) {
    for (const { key, path } of this.places.values()) if (key?.[0] === line) return path;
    return [];
  }

  /** Note where the value at a path and its key stand. */
  note(path, value, key = null) {
    this.places.set(path.join("/"), { value, key, path });
  }

  /** The spot of what the next line will hold behind so many characters. */
  next(column) {
    return [this.lines.length + 1, column + 1];
  }

  /** Write a key and its value on a line; `lead` is what stands before the key. */
  entry(lead, path, scalar) {
    const key = path[path.length - 1];
    const at = lead.length + key.length + (scalar.written ? 2 : 1);
    const spot = this.next(at);
    this.note(path, spot, this.next(lead.length));
    this.scalars.push({ value: scalar.value, spot });
    this.lines.push(`${lead}${key}:${scalar.written ? " " : ""}${scalar.written}`);
    return scalar.value;
  }

  /** Write a key whose value begins on the next line, so many characters in. */
  opened(lead, path, column) {
    const key = this.next(lead.length);
    this.lines.push(`${lead}${path[path.length - 1]}:`);
    this.note(path, this.next(column), key);
  }

  /** Write `key: []` or `key: [a, b]`. */
  flow(lead, path, scalars) {
    const key = path[path.length - 1];
    const start = lead.length + key.length + 2;
    this.note(path, this.next(start), this.next(lead.length));
    let column = start + 1;
    scalars.forEach((each, index) => {
      this.note([...path, index], this.next(column));
      this.scalars.push({ value: each.value, spot: this.next(column) });
      column += [...each.written].length + 2;
    });
    this.lines.push(`${lead}${key}: [${scalars.map((each) => each.written).join(", ")}]`);
    return scalars.map((each) => each.value);
  }

  /** Write the entries of one item of a list, the first behind its dash. */
  item(indent, path, writers) {
    this.note(path, this.next(indent.length + 2));
    if (!writers.length) this.lines.push(`${indent}- {}`);
    writers.forEach((write, index) => write(`${indent}${index ? "  " : "- "}`));
  }
}

/** Return the claim file of what was typed. */
export function claimFile(model, entries) {
  const file = new ClaimFile();
  const data = file.data;
  const schema = `../../../schemes/${model.scheme}/${model.edition}/claim.schema.json`;
  file.lines.push(`# yaml-language-server: $schema=${schema}`);
  data.scheme = file.entry("", ["scheme"], writtenWords(entries.scheme));
  data.unit = file.entry("", ["unit"], writtenWords(entries.unit));
  data.round = file.entry("", ["round"], writtenWhole(entries.round));
  file.lines.push("");
  data.facts = writtenFacts(file, model.facts, entries.facts);
  file.lines.push("");
  data.evidence = writtenEvidence(file, entries.evidence);
  return file;
}

/** Return the text of the claim file alone. */
export function claimText(model, entries) {
  return claimFile(model, entries).text;
}

/** Write every fact that was given and return what is read; null where none was. */
function writtenFacts(file, declared, facts) {
  const path = ["facts"];
  file.opened("", path, 2);
  const data = {};
  for (const [name, each] of Object.entries(declared)) {
    writtenFact(file, ["facts", name], each, facts[name] ?? "", data);
  }
  if (Object.keys(data).length) return data;
  const { key } = file.places.get("facts");
  file.note(path, [key[0], "facts:".length + 1], key);
  return null;
}

/** Write what was typed for one fact and add what is read to the data. */
function writtenFact(file, path, declared, entry, data) {
  const name = path[1];
  if (Array.isArray(entry)) {
    data[name] = writtenRecords(file, path, declared, entry);
  } else if (typeof entry === "object") {
    file.opened("  ", path, 4);
    data[name] = writtenLedger(file, path, declared, entry);
  } else if (stripped(entry)) {
    data[name] = file.entry("  ", path, writtenScalar(declared, entry));
  } else if (declared.required !== false) {
    data[name] = file.entry("  ", path, WRITTEN_BLANK);
  }
}

/** Write the records of a fact and return what is read. */
function writtenRecords(file, path, declared, records) {
  if (!records.length) return file.flow("  ", path, []);
  file.opened("  ", path, 4);
  return records.map((record, index) => {
    const data = {};
    const at = [...path, index];
    const typed = (name, value) => (lead) => {
      data[name] = file.entry(lead, [...at, name], value);
    };
    const writers = [typed("id", stripped(record.id) ? writtenWords(record.id) : WRITTEN_BLANK)];
    for (const [name, each] of Object.entries(declared.fields)) {
      const text = record.fields[name] ?? "";
      if (stripped(text)) writers.push(typed(name, writtenScalar(each, text)));
      else if (each.required !== false) writers.push(typed(name, WRITTEN_BLANK));
    }
    if (record.evidence?.length) {
      writers.push((lead) => {
        data.evidence = file.flow(lead, [...at, "evidence"], record.evidence.map(writtenWords));
      });
    }
    file.item("    ", at, writers);
    return data;
  });
}

/** Write a ledger with every row and column and return what is read. */
function writtenLedger(file, path, ledger, entry) {
  const year = stripped(entry.year);
  const ofYear = year ? writtenWhole(year) : WRITTEN_BLANK;
  const data = { year: file.entry("    ", [...path, "year"], ofYear) };
  for (const row of [...Object.keys(ledger.rows), LEDGER_TOTAL]) {
    const given = entry.rows[row] ?? {};
    const cells = {};
    file.opened("    ", [...path, row], 6);
    for (const column of Object.keys(ledger.columns)) {
      const cell = stripped(given[column] ?? "");
      const written = cell ? writtenNumber(cell) : WRITTEN_BLANK;
      cells[column] = file.entry("      ", [...path, row, column], written);
    }
    if (stripped(given.remarks ?? "")) {
      cells.remarks = file.entry("      ", [...path, row, "remarks"], writtenWords(given.remarks));
    }
    data[row] = cells;
  }
  return data;
}

/** Write the pieces of evidence and return what is read. */
function writtenEvidence(file, evidence) {
  const path = ["evidence"];
  if (!evidence.length) return file.flow("", path, []);
  file.opened("", path, 2);
  return evidence.map((each, index) => {
    const data = {};
    const given = EVIDENCE_KEYS.filter((key) => stripped(each[key] ?? ""));
    const writers = given.map((key) => (lead) => {
      data[key] = file.entry(lead, [...path, index, key], writtenWords(each[key]));
    });
    file.item("  ", [...path, index], writers);
    return data;
  });
}

/** @type {Scalar} */
const WRITTEN_BLANK = { written: "", value: null };

/** Return what was typed for a fact or field: a number bare, whatever is none in quotes. */
function writtenScalar(declared, text) {
  if (NUMERIC_KINDS.has(declared.kind)) return writtenNumber(text);
  const truth = stripped(text);
  if (declared.kind === "yes-no" && (truth === "true" || truth === "false")) {
    return { written: truth, value: truth === "true" };
  }
  return writtenWords(text);
}

/** Return a numeral bare, anything else in quotes; one that is too long is read as a text. */
function writtenNumber(text) {
  const typed = stripped(text);
  if (!NUMERAL_TYPED.test(typed)) return writtenQuoted(typed);
  return { written: typed, value: typed.length > LONGEST_NUMERAL ? typed : new Numeral(typed) };
}

/** Return a whole number bare, anything else as words. */
function writtenWhole(text) {
  return WHOLE_TYPED.test(text) ? { written: text, value: new Numeral(text) } : writtenWords(text);
}

/** Return words, in quotes wherever there is a doubt. */
function writtenWords(text) {
  const typed = stripped(text);
  const isFree = !RESERVED_WORDS.has(typed.toLowerCase()) && !/[.-]$/.test(typed);
  return DAY_TYPED.test(typed) || (BARE_WORD.test(typed) && isFree) ? { written: typed, value: typed } : writtenQuoted(typed);
}

/** Return what was typed without the blanks around it. */
export function stripped(text) {
  return text.replace(/^[ \t\r\n\u3000\u00a0]+|[ \t\r\n\u3000\u00a0]+$/g, "");
}

/** Return a text in quotes; half a character is read as the sign that replaces it. */
function writtenQuoted(text) {
  const plain = text.replace(/\\/g, "\\\\").replace(/"/g, '\\"');
  const written = `"${plain.replace(UNPRINTED_SIGN, escapedSign)}"`;
  return { written, value: text.replace(LONE_SURROGATE, "\ufffd") };
}

const LONE_SURROGATE = /[\ud800-\udfff]/gu;

/** Return how a character that cannot stand in a file is written. */
function escapedSign(sign) {
  if (sign >= "\ud800" && sign <= "\udfff") return "\ufffd";
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
