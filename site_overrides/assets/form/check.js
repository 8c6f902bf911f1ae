/**
 * `check` in the browser: the problems of what was typed, with the codes, words, lines and columns
 * that `toolkit/checking/one_claim.py` gives for the same file. What needs other files (an evidence
 * file that is not there) cannot be told here.
 */
import { claimFile } from "./claim_text.js";
import { ledgerFindings } from "./ledger_check.js";
import { filledText, labelledList, orderedProblems, problemOf } from "./messages.js";
import { noteFindings } from "./notes_check.js";
import { Numeral, pythonWords, scaledNumber, unscaled } from "./numerals.js";
import { discreetFindings, personalFindings } from "./personal.js";
import { cellWords, shapedClaim } from "./shape.js";
import { labelIds, nearestId } from "./values.js";

const DAY_LENGTH = 86400000;
/** Keys within keys, which the toolkit does not read on; see `reader.py`. */
const RUNAWAY_KEYS = /(?:\? +){24}/u;

/**
 * Return the claim file of what was typed and its problems, in order.
 * @param {object} model form.json @param {object} rules rules.json @param {object} entries
 */
export function check(model, rules, entries) {
  const file = claimFile(model, entries);
  const { findings: personal, secrets } = personalFindings(rules, file);
  const found = [...personal, ...(runawayFindings(file) ?? claimFindings(model, rules, entries, file))];
  const discreet = discreetFindings(found, secrets);
  return { text: file.text, problems: orderedProblems(discreet.map((each) => problemOf(rules, each))) };
}

/** What a value earns by itself, whatever else is blank; and what is said twice. */
const TOLD_AHEAD = new Set("C101 C102 C103 C104 C105 C107 C108".split(" "));

/**
 * Return the problems that check will give as soon as the blanks are filled, as far as single values
 * tell; none where check goes that far by itself.
 */
export function ahead(model, rules, entries) {
  const file = claimFile(model, entries);
  const { claim, findings } = shapedClaim(model, rules, file);
  if (!findings.length || runawayFindings(file)) return [];
  const checking = new ClaimChecking(model, rules, entries, file, claim);
  checking.checkFacts();
  checking.checkEvidence();
  const told = checking.findings.filter((each) => TOLD_AHEAD.has(each.code));
  const discreet = discreetFindings(told, personalFindings(rules, file).secrets);
  return orderedProblems(discreet.map((each) => problemOf(rules, each)));
}

/** Return the finding of very many question marks in a row; null where there are none. */
function runawayFindings(file) {
  const at = file.lines.findIndex((line) => RUNAWAY_KEYS.test(line));
  if (at < 0) return null;
  const line = file.lines[at];
  const second = line.indexOf("?", RUNAWAY_KEYS.exec(line).index + 1);
  const spot = [at + 1, [...line.slice(0, second)].length + 1];
  return [{ code: "Y207", path: file.pathOnLine(at + 1), spot, values: {}, suggestion: null }];
}

/** Return the findings of a claim: of its shape or, where that is sound, of what it says. */
function claimFindings(model, rules, entries, file) {
  const { claim, findings } = shapedClaim(model, rules, file);
  if (findings.length) return findings;
  const checking = new ClaimChecking(model, rules, entries, file, claim);
  checking.checkFacts();
  checking.checkEvidence();
  const unit = model.units[entries.unit];
  if (!unit) {
    checking.find("C110", ["unit"], { unit: entries.unit, round: entries.round });
    return checking.findings;
  }
  const attributes = { class: unit.class, ...unit.attributes };
  const notes = noteFindings(model, file, checking.stated, claim.evidence, attributes);
  return [...checking.findings, ...notes];
}

/** The checking of one claim whose shape is sound. */
class ClaimChecking {
  constructor(model, rules, entries, file, claim) {
    Object.assign(this, { model, rules, entries, file, claim });
    /** @type {import("./messages.js").Finding[]} */
    this.findings = [];
    this.stated = Object.entries(claim.facts).map(([name, stated]) => ({
      ...stated,
      name,
      declared: model.facts[name],
    }));
    /** The first place of ids, events and hashes, by what must not be said twice. */
    this.firsts = new Map();
    /** The ids of evidence by what they are for, and what each is for. */
    this.evidenceOf = new Map();
    this.purposes = new Map();
    for (const { id, for: about } of claim.evidence) {
      if (!this.evidenceOf.has(about)) this.evidenceOf.set(about, new Set());
      this.evidenceOf.get(about).add(id);
      this.purposes.set(id, about);
    }
  }

  /** Note a finding at the value of a path. */
  find(code, path, values, suggestion = null) {
    this.findings.push({ code, path, spot: this.file.place(path), values, suggestion });
  }

  /** Bounds, days, ids, events and references of all facts. */
  checkFacts() {
    for (const { path, name, declared, value, records, ledger } of this.stated) {
      if (ledger) {
        const { rules, file, entries } = this;
        const isWhole = !Object.values(ledger.cells).includes(undefined);
        if (isWhole) {
          this.findings.push(...ledgerFindings(rules, file, path, declared, ledger, entries.round));
        }
        this.checkCells(path, declared, ledger.cells);
      } else if (!records) {
        this.checkBounds(path, declared, value);
      }
      for (const record of records ?? []) this.checkRecord(name, declared, record);
    }
  }

  /** Every cell of a ledger has a least amount, but for those that may be negative. */
  checkCells(path, ledger, cells) {
    for (const [cell, value] of Object.entries(cells)) {
      const [row, column] = cell.split(".");
      const isFree = ledger.columns[column].may_be_negative;
      const label = cellWords(this.rules, ledger, row, column);
      const declared = { kind: "amount", label, ...(isFree ? {} : { least: "0" }) };
      this.checkBounds([...path, row, column], declared, value);
    }
  }

  /** The values, id, evidence and event of one record. */
  checkRecord(name, declared, record) {
    for (const [field, each] of Object.entries(declared.fields)) {
      if (record.values[field] !== null) {
        this.checkBounds([...record.path, field], each, record.values[field]);
      }
    }
    this.checkTwice("C105", `id ${name}`, record.id, [...record.path, "id"], record.id);
    record.evidence.forEach((id, at) => {
      if (id === undefined || this.evidenceOf.get(name)?.has(id)) return;
      const there = [...(this.evidenceOf.get(name) ?? [])];
      this.findNothing("evidence", [...record.path, "evidence", at], id, there, {}, name);
    });
    if (declared.event) {
      const said = declared.event.map((field) => record.values[field]);
      const same = said.includes(undefined) ? undefined : said.map(pythonWords).join(" ");
      this.checkTwice("C107", "event", same, record.path, record.id);
    }
  }

  /** Numbers have bounds, days lie in the window. */
  checkBounds(path, declared, value) {
    if (value instanceof Numeral) {
      const least = declared.kind === "records" ? "0" : declared.least;
      this.checkNumber(path, declared.label, value.scaled, least, declared.most);
    } else if (declared.kind === "date" && declared.window !== "any") {
      this.checkDay(path, declared, value);
    }
  }

  /** A number is not beyond its bounds. */
  checkNumber(path, label, value, least, most) {
    for (const [code, bound, sign] of [["C101", least, -1n], ["C102", most, 1n]]) {
      const by = bound === undefined ? 0n : (value - scaledNumber(bound)) * sign;
      if (by > 0n) {
        this.find(code, path, { label, read: unscaled(value), bound, by: unscaled(by) });
      }
    }
  }

  /** A day is not before or after the window. */
  checkDay(path, { label, window }, day) {
    const [first, last] = this.model.window;
    const days = (from, to) => String(Math.round((Date.parse(to) - Date.parse(from)) / DAY_LENGTH));
    if (window === "within" && day < first) {
      this.find("C103", path, { label, read: day, bound: first, by: days(day, first) });
    }
    if (day > last) {
      this.find("C104", path, { label, read: day, bound: last, by: days(last, day) });
    }
  }

  /** Note what was said before, and where; what was refused says nothing. */
  checkTwice(code, scope, said, path, id) {
    if (said === undefined) return;
    const key = `${scope} ${said}`;
    const first = this.firsts.get(key);
    if (first) {
      const line = this.file.place(first.path)[0];
      const where = filledText(this.rules.words.here, { line: String(line) });
      this.find(code, path, { id, other: first.id, where });
      this.findings[this.findings.length - 1].other = first.path;
    } else {
      this.firsts.set(key, { path, id });
    }
  }

  /** Ids, purposes, kinds and hashes of the evidence. */
  checkEvidence() {
    const { facts, attachments, evidence_kinds: kinds } = this.model;
    const papers = Object.entries({ ...facts, ...attachments });
    const purposes = Object.fromEntries(papers.map(([name, each]) => [name, each.label]));
    for (const piece of this.claim.evidence) {
      const path = piece.path;
      this.checkTwice("C105", "evidence", piece.id, [...path, "id"], piece.id);
      this.checkReference("for", [...path, "for"], piece.for, purposes);
      this.checkReference("kind", [...path, "kind"], piece.kind, kinds);
      if (piece.sha256) {
        this.checkTwice("C108", "sha256", piece.sha256, [...path, "sha256"], piece.id);
      }
    }
  }

  /** A word of a closed list is in that list; one that was refused says nothing. */
  checkReference(scope, path, word, labels) {
    if (word !== undefined && !Object.hasOwn(labels, word)) {
      this.findNothing(scope, path, word, Object.keys(labels), labels);
    }
  }

  /** Note a reference to nothing, what there is, and what was meant. */
  findNothing(scope, path, word, words, labels, fact = null) {
    const { words: said, most_shown: most } = this.rules;
    const there = words.sort();
    const near = nearestId(word, there, labelIds(labels));
    const values = { what: said[`missing_${scope}`], id: word, allowed: said.none_yet };
    if (there.length) {
      const list = labelledList(this.rules, there.slice(0, Number(most)), labels, "、");
      const more = there.length > Number(most) ? "…" : "";
      values.allowed = { zh: list.zh + more, en: list.en + more };
    }
    const further = fact === null ? {} : this.ofEvidence(fact, word, there.length > 0);
    const suggestion = there.includes(near) ? near : null;
    this.find("C106", path, { ...values, ...further }, suggestion);
  }

  /** Say that the evidence is there for something else, or that there is none for the fact yet. */
  ofEvidence(fact, word, isAny) {
    const { words } = this.rules;
    const other = this.purposes.get(word);
    if (other === undefined) return isAny ? {} : { hint: filledText(words.add_first, { name: fact }) };
    const about = this.model.facts[other] ?? this.model.attachments[other];
    const label = about ? filledText(words.in_brackets, { label: about.label }) : "";
    const factLabel = this.model.facts[fact].label;
    return {
      note: filledText(words.for_another, { other, label }),
      hint: filledText(words.one_more, { fact: factLabel, name: fact }),
    };
  }
}
