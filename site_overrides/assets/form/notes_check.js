/**
 * What a claim states truly and yet does not count, and what it leaves out; the same as
 * `toolkit/checking/facts.py`.
 */
import { holds } from "./evaluate.js";
import { joinedTexts } from "./messages.js";
import { Numeral, pythonWords, scaledNumber } from "./numerals.js";
import { ratio } from "./rational.js";

/**
 * Return the notes and warnings on the claim of a unit with these attributes, the class among them.
 * @param {object[]} facts what is stated of each fact, with its `name` and what is `declared` of it
 * @returns {import("./messages.js").Finding[]}
 */
export function noteFindings(model, file, facts, evidence, attributes) {
  const handedIn = new Set(evidence.map((piece) => piece.for));
  const papers = Object.entries(model.attachments).filter(([id]) => !handedIn.has(id));
  const missing = papers.map(([id, { label }]) => ({
    ...noteAtKey(file, "C202", ["evidence"], { label, id }),
    path: ["attachments", id],
  }));
  const found = facts.flatMap((stated) => [
    ...recordNotes(file, stated, attributes),
    ...boundNotes(file, stated, attributes),
    ...evidenceNotes(model, file, stated, handedIn),
  ]);
  return [...found, ...missing];
}

/** Return a finding at the key of a path. */
function noteAtKey(file, code, path, values) {
  return { code, path, spot: file.keyPlace(path), values, suggestion: null };
}

/** Return the records that do not count, each condition for itself. */
function recordNotes(file, { declared, records }, attributes) {
  const conditions = computedConditions(declared);
  return (records ?? []).flatMap((record) =>
    conditions
      .filter(({ when }) => !holds(when, recordValues(record), attributes))
      .map(({ label, when }) => ({ label, field: firstField(when) }))
      .filter(({ field }) => isPossible(declared.fields[field], record.values[field]))
      .map(({ label, field }) => {
        const path = [...record.path, field];
        const values = { id: record.id, label: declared.label, condition: label };
        return { code: "C201", path, spot: file.place(path), values, suggestion: null };
      }),
  );
}

/** Return the conditions that no person has to judge. */
function computedConditions(declared) {
  return (declared.counts_if ?? []).filter(({ when }) => when);
}

/** Return the bounds without points that are missed. */
function boundNotes(file, { path, declared, value, records }, attributes) {
  const concerned = (declared.expected ?? []).filter(
    ({ classes }) => !classes || classes.includes(attributes.class),
  );
  return concerned.flatMap((bound) => {
    const key = bound.at_least === undefined ? "at_most" : "at_least";
    const limit = bound.by ? bound[key][attributes[bound.by]] : bound[key];
    if (limit === undefined) return [];
    const number = records ? countOf(declared, records, attributes) : value;
    const above = aboveLimit(number, limit);
    if (key === "at_least" ? above >= 0n : above <= 0n) return [];
    return [noteAtKey(file, "C204", path, { label: bound.label, value: pythonWords(number) })];
  });
}

/** Return a fact that is claimed and has no evidence. */
function evidenceNotes(model, file, { name, path, declared, value, records, ledger }, handedIn) {
  const isClaimed = ledger || (records ? records.length > 0 : isSomething(value));
  if (!declared.evidence || !isClaimed || handedIn.has(name)) return [];
  const asked = declared.evidence.map((kind) => model.evidence_kinds[kind]);
  const kinds = joinedTexts(asked, { zh: "、", en: ", " });
  return [noteAtKey(file, "C203", path, { label: declared.label, kinds, id: name })];
}

/** Return the values of a record as predicates read them. */
function recordValues(record) {
  const exact = (value) =>
    value instanceof Numeral ? ratio(value.digits, 10n ** BigInt(value.places)) : value;
  const values = Object.entries(record.values);
  return Object.fromEntries(values.map(([field, value]) => [field, exact(value)]));
}

/** True for a number that is not 0, for true, and for words. */
function isSomething(value) {
  return value instanceof Numeral ? value.digits !== 0n : Boolean(value);
}

/** Return how many records meet the conditions that are computed. */
function countOf(declared, records, attributes) {
  const conditions = computedConditions(declared);
  const counted = records.filter((record) =>
    conditions.every(({ when }) => holds(when, recordValues(record), attributes)),
  );
  return new Numeral(String(counted.length));
}

/** Return a number above 0 where a number or truth value is above a limit, a decimal or a/b. */
function aboveLimit(value, limit) {
  const [above, below = "1"] = limit.split("/");
  const number = value instanceof Numeral ? value.scaled : scaledNumber(value ? "1" : "0");
  return number * BigInt(below) - scaledNumber(above);
}

/** True unless the value is a number beyond the bounds of its field. */
function isPossible(declared, value) {
  if (!(value instanceof Numeral)) return true;
  const { least, most } = declared;
  const isEnough = least === undefined || value.scaled >= scaledNumber(least);
  return isEnough && (most === undefined || value.scaled <= scaledNumber(most));
}

/** Return the first field that a predicate reads. */
function firstField(predicate) {
  const parts = predicate.all ?? predicate.any ?? (predicate.not ? [predicate.not] : null);
  return parts ? firstField(parts[0]) : predicate.field;
}
