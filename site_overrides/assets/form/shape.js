/**
 * A claim file against its scheme: keys that are missing, blanks, values of the wrong kind. The
 * same as the models that the toolkit builds from the scheme (`toolkit/schemes/stated.py`).
 */
import { filledText, joinedTexts, labelledList } from "./messages.js";
import { isNone, Numeral } from "./numerals.js";
import { checkedDate, checkedFile, checkedHash, checkedId, checkedLink } from "./values.js";
import { checkedNumber, checkedText, checkedValue, Refusal } from "./values.js";

const MOST_COMPARED = 200;
const EVIDENCE_ASKED = ["id", "for", "kind", "title", "date"];

/** Return how a fact or field is filled in. */
export function howToFill(rules, declared) {
  if (declared.kind === "records" && declared.plain) return rules.words.how_if_plain;
  const options = declared.options ?? {};
  const how = filledText(rules.filling[declared.kind], {
    unit: declared.unit ?? "",
    options: labelledList(rules, Object.keys(options), options, "、"),
  });
  if (declared.required !== false) return how;
  return joinedTexts([how, rules.words.or_remove], { zh: "；", en: "; " });
}

/** Return what a cell of a ledger is called. */
export function cellWords(rules, ledger, row, column) {
  const { number, label } = ledger.columns[column];
  const rowLabel = ledger.rows[row] ?? ledger.total;
  return filledText(rules.words.cell, { row: rowLabel, n: number, column: label });
}

/** The reading of one claim file; `findings` grows while it is read. */
class ClaimReading {
  constructor(model, rules, file) {
    this.model = model;
    this.rules = rules;
    this.file = file;
    /** @type {import("./messages.js").Finding[]} */
    this.findings = [];
  }

  /** Note a finding at a spot. */
  find(code, path, spot, values, suggestion = null) {
    this.findings.push({ code, path, spot, values, suggestion });
  }

  /** Return a checked value; undefined where it is refused. `about` says what a blank is called. */
  value(path, read, about, check) {
    try {
      return check(read);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const { code, suggestion } = refusal;
      const values = code === "F103" ? this.blank(path, about) : refusal.values;
      const spot = read === null ? this.file.keyPlace(path) : this.file.place(path);
      this.find(code, path, spot, values, suggestion);
      return undefined;
    }
  }

  /** Return an id that nothing else in its list has, and suggest one where it is refused. */
  ownId(path, read) {
    const value = this.value(path, read, this.rules.entries.id, (id) =>
      checkedId(this.rules, "own", id),
    );
    const last = this.findings[this.findings.length - 1];
    if (value === undefined && last.code === "F213") last.suggestion ??= this.freeId(path);
    return value;
  }

  /** Return an id for an entry of a list that no other entry has: e01 in a list of events. */
  freeId(path) {
    const [index, key] = path.slice(-2);
    const name = path[path.length - 3];
    const entries = path.slice(0, -2).reduce((data, step) => data[step], this.file.data);
    if (entries.length > MOST_COMPARED) return null;
    const taken = new Set(entries.map((each) => each[key]));
    const letter = /[a-z]/.exec(name)?.[0] ?? "e";
    for (let n = index + 1; n <= index + entries.length + 1; n++) {
      const id = `${letter}${String(n).padStart(2, "0")}`;
      if (!taken.has(id)) return id;
    }
    return null;
  }

  /** Return the values of the sentence that an entry is empty. */
  blank(path, about) {
    const { words } = this.rules;
    const label = about.label ? filledText(words.in_brackets, { label: about.label }) : words.no_label;
    return { key: String(path[path.length - 1]), label, ...this.hint(about.fill) };
  }

  /** Return how an entry is filled in, for the end of a sentence. */
  hint(how) {
    return how ? { hint: filledText(this.rules.words.how, { how }) } : {};
  }

  /** Return what is stated of every fact that was given. */
  facts() {
    const read = this.file.data.facts;
    if (read === null) {
      const path = ["facts"];
      this.find("F103", path, this.file.keyPlace(path), this.blank(path, {}));
      return {};
    }
    const facts = {};
    for (const [name, value] of Object.entries(read)) {
      facts[name] = this.fact(["facts", name], this.model.facts[name], value);
    }
    return facts;
  }

  /** Return what is stated of a fact: a value, records or a ledger. */
  fact(path, declared, read) {
    const about = { label: declared.label, fill: howToFill(this.rules, declared) };
    if (Array.isArray(read)) {
      return { path, records: read.map((each, at) => this.record([...path, at], declared, each)) };
    }
    if (declared.kind === "ledger" && read !== null) {
      return { path, ledger: this.ledger(path, declared, read) };
    }
    const value = this.value(path, read, about, (typed) => this.plain(declared, typed));
    return { path, value };
  }

  /** Return a value that stands alone; a list may allow its number, or ask to be written out. */
  plain(declared, read) {
    if (declared.kind === "records" && !declared.plain && read !== null) {
      const isZero = read instanceof Numeral ? read.digits === 0n : isNone(this.rules, read);
      throw new Refusal("F320", { label: declared.label }, isZero ? "[]" : null);
    }
    return checkedValue(this.rules, declared, read);
  }

  /** Return a record with its values by field, null where none was given. */
  record(path, declared, read) {
    const values = {};
    const id = this.ownId([...path, "id"], read.id);
    for (const [name, each] of Object.entries(declared.fields)) {
      const about = { label: each.label, fill: howToFill(this.rules, each) };
      const checked = (typed) => checkedValue(this.rules, each, typed);
      const at = [...path, name];
      values[name] = name in read ? this.value(at, read[name], about, checked) : null;
    }
    const evidence = (read.evidence ?? []).map((each, at) =>
      this.value([...path, "evidence", at], each, {}, (typed) =>
        checkedId(this.rules, "evidence", typed),
      ),
    );
    return { id, values, evidence, path };
  }

  /** Return the year and the cells of a ledger. */
  ledger(path, ledger, read) {
    const fill = filledText(this.rules.filling.amount, { unit: ledger.unit });
    const year = this.value([...path, "year"], read.year, this.rules.entries.year, (typed) =>
      checkedId(this.rules, "anything", typed),
    );
    const cells = {};
    for (const [row, given] of Object.entries(read)) {
      if (row === "year") continue;
      for (const [column, { label }] of Object.entries(ledger.columns)) {
        const at = [...path, row, column];
        cells[`${row}.${column}`] = this.value(at, given[column], { label, fill }, (typed) => {
          const called = cellWords(this.rules, ledger, row, column);
          return checkedNumber(this.rules, { label: called, unit: ledger.unit, places: "2" }, typed);
        });
      }
      if ("remarks" in given) {
        const declared = { label: ledger.remarks.label, longest: "200" };
        this.value([...path, row, "remarks"], given.remarks, {}, (typed) =>
          checkedText(this.rules, declared, typed),
        );
      }
    }
    return { year, cells };
  }

  /** Return the pieces of evidence. */
  evidence() {
    return this.file.data.evidence.map((each, at) => this.piece(["evidence", at], each));
  }

  /** Return a piece of evidence, which has to be kept somewhere. */
  piece(path, read) {
    const before = this.findings.length;
    const piece = { path };
    for (const [key, typed] of Object.entries(read)) {
      const at = [...path, key];
      piece[key] = key === "id"
        ? this.ownId(at, typed)
        : this.value(at, typed, this.about(key), (value) => this.pieceValue(key, value));
    }
    for (const key of EVIDENCE_ASKED.filter((asked) => !(asked in read))) this.missing(path, key);
    const isKept = piece.file || piece.link || (piece.place && piece.sha256);
    if (this.findings.length === before && !isKept) {
      this.find("F312", path, this.file.place(path), { id: piece.id });
    }
    return piece;
  }

  /** Return what an entry of a piece of evidence is called, and how it is filled in. */
  about(key) {
    const kinds = this.model.evidence_kinds;
    const about = this.rules.entries[key] ?? {};
    if (key !== "kind") return about;
    const list = labelledList(this.rules, Object.keys(kinds), kinds, "、");
    return { label: about.label, fill: filledText(about.fill, { kinds: list }) };
  }

  /** Note an entry of a piece of evidence that is not there. */
  missing(path, key) {
    const { label, fill } = this.about(key);
    const what = labelledList(this.rules, [key], { [key]: label }, "、");
    this.find("F102", path, this.file.keyPlace(path), { what, ...this.hint(fill) });
  }

  /** Return the checked value of an entry of a piece of evidence. */
  pieceValue(key, value) {
    const { rules, model } = this;
    const label = rules.words[`called_${key}`];
    if (key === "for") return value;
    if (key === "kind") return checkedId(rules, "kind", value, model.evidence_kinds);
    if (key === "date") return checkedDate(rules, { label }, value);
    if (key === "link") return checkedLink(rules, { label }, value);
    if (key === "file") return checkedFile(value);
    if (key === "sha256") return checkedHash(rules, value);
    return checkedText(rules, { label, longest: rules.longest[key] }, value);
  }
}

/**
 * Return the claim that a file holds and the findings of its shape; with any of them the claim is
 * not whole: what was refused is undefined in it.
 */
export function shapedClaim(model, rules, file) {
  const reading = new ClaimReading(model, rules, file);
  const { data } = file;
  for (const key of ["scheme", "unit", "round"]) {
    reading.value([key], data[key], {}, (typed) => checkedId(rules, key, typed));
  }
  const claim = { facts: reading.facts(), evidence: reading.evidence() };
  return { claim, findings: reading.findings };
}
