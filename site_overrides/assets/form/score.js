/** The self-score of what was typed: equal to the toolkit's to the last digit. */
import { stripped } from "./claim_text.js";
import { evaluator, filledWords, gainInWords, isAbsent } from "./evaluate.js";
import { pythonStrip } from "./messages.js";
import { compareNumbers, exactNumber, lessNumber, plainNumber, printedNumber } from "./rational.js";
import { ratio, roundedNumber } from "./rational.js";
import { isoDay } from "./values.js";

const NUMBER_FORM = /^[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?$/;
/** A longer numeral is read as text. */
const LONGEST_NUMBER = 40;
const LARGEST_AMOUNT = exactNumber("1000000000000");

/**
 * Return the score of what was typed, numbers as they are printed and null where there is none; null
 * for a unit that is not in the register. `unmarked` is what the claim brings before people mark,
 * `cutoff` the next grade by it or by the total.
 * @returns {{total: string|null, base: string|null, bonus: string|null, unmarked: string|null,
 *   indicators: Record<string, {value: string|null, score: string|null, part: string|null, absent: string|null,
 *     left: string|null, gain: {zh: string, en: string}|null}>,
 *   cutoff: {grade: string, from: string, missing: string, quota: boolean, side: string,
 *     zh: string, en: string}|null,
 *   conditions: Record<string, boolean|null>}|null}
 */
export function score(model, entries, unit = entries.unit) {
  const { scoring } = model;
  const registered = Object.hasOwn(model.units, unit) ? model.units[unit] : null;
  const profile = registered && scoring.profiles[scoring.units[unit]];
  if (!profile) return null;
  const attributes = { ...registered.attributes, class: registered.class };
  const valueOf = evaluator(scoring.nodes, statedQuantities(model.facts, entries.facts), attributes);
  const printed = (node) => printedScore(scoring, node === null ? "" : valueOf(node));
  return {
    total: printed(profile.total),
    base: printed(profile.base),
    bonus: printed(profile.bonus),
    unmarked: printed(profile.unmarked),
    indicators: eachValue(profile.indicators, (each) => indicatorScore(scoring, each, valueOf)),
    cutoff: scoring.cutoffs && nextCutOff(scoring, profile, valueOf),
    conditions: eachValue(profile.conditions, (node) => isMet(node === null ? "" : valueOf(node))),
  };
}

/** Return an object with every value replaced. */
function eachValue(object, replaced) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, replaced(value)]));
}

/** Return a score as it is published; null where there is none. */
function printedScore({ mode, places }, value) {
  if (isAbsent(value)) return null;
  return printedNumber(roundedNumber(value, mode, Number(places)), Number(places));
}

/** Return quantity, score, points left and gain of an indicator; `part` is what its facts bring where people mark the rest. */
function indicatorScore(scoring, [node, quantity, worth, gain, unmarked], valueOf) {
  const value = valueOf(node);
  const counted = quantity === null ? "" : valueOf(quantity);
  const score = printedScore(scoring, value);
  const isScored = score !== null;
  const part = isScored || unmarked === undefined ? null : printedScore(scoring, valueOf(unmarked));
  return {
    value: isAbsent(counted) ? null : plainNumber(counted),
    score,
    part,
    absent: isScored ? null : value,
    left:
      isScored && worth !== null
        ? printedScore(scoring, lessNumber(exactNumber(worth), exactNumber(score)))
        : null,
    gain: (isScored || part !== null) && gain !== null ? gainInWords(scoring.gains[gain], scoring.texts, valueOf) : null,
  };
}

/** Return how a condition turned out: true, false, or null where that is open. */
function isMet(value) {
  return isAbsent(value) ? null : compareNumbers(value, ratio(1n, 1n)) >= 0;
}

/** Return the next grade and what is missing to it; null at the top and without a score. */
function nextCutOff(scoring, profile, valueOf) {
  const { basis, most, grades } = scoring.cutoffs;
  const whole = printedScore(scoring, valueOf(basis === "base" ? profile.base : profile.total));
  const side = whole === null ? "unmarked" : "claimed";
  const part = profile.unmarked === null ? "" : valueOf(profile.unmarked);
  const scored = whole ?? printedScore(scoring, part);
  if (scored === null) return null;
  let value = exactNumber(scored);
  if (most !== null && compareNumbers(value, exactNumber(most)) > 0) value = exactNumber(most);
  const isAbove = ({ from }) => compareNumbers(exactNumber(from), value) > 0;
  const next = grades.find(isAbove) ?? grades.filter(({ quota }) => quota).pop();
  if (!next) return null;
  const isReached = !isAbove(next);
  const missing = isReached ? ratio(0n, 1n) : lessNumber(exactNumber(next.from), value);
  const n = printedNumber(missing, Number(scoring.places));
  const blanks = { n, from_: next.from, most };
  const values = eachValue(blanks, (text) => ({ zh: text, en: text }));
  const text = filledWords(next.said[side][Number(isReached)], { ...values, grade: next.label });
  return { grade: next.grade, from: next.from, missing: n, quota: next.quota, side, ...text };
}

/**
 * Return what was stated of every fact, as formulas read it. A fact that is blank, and one that has
 * a value of another kind in it, is absent; texts and links count as given whatever they say.
 */
export function statedQuantities(facts, entries) {
  const stated = {};
  for (const [name, declared] of Object.entries(facts)) {
    stated[name] = statedQuantity(declared, entries[name] ?? "") ?? { absent: "incomplete" };
  }
  return stated;
}

/** Return what was stated of one fact; null where it cannot be counted. */
function statedQuantity(declared, entry) {
  if (declared.kind === "ledger") return null;
  if (Array.isArray(entry)) return statedRecords(declared, entry);
  if (declared.kind === "records" && !declared.plain) return null;
  const value = statedValue(declared, entry);
  if (value === null || declared.kind === "date") return null;
  if (typeof value === "boolean") return { number: ratio(value ? 1n : 0n, 1n) };
  return typeof value === "string" ? { records: [{ value }] } : { number: value };
}

/** Return the records of a list; null where one lacks what is asked of it. */
function statedRecords(declared, entry) {
  const records = entry.map(({ fields }) => statedFields(declared.fields, fields));
  return records.includes(null) ? null : { records };
}

/** Return the values of a record by field; null where one is invalid, or blank and asked for. */
function statedFields(declared, typed) {
  const values = {};
  for (const [name, each] of Object.entries(declared)) {
    const text = typed[name] ?? "";
    values[name] = statedValue(each, text);
    if (values[name] === null && (each.required !== false || stripped(text))) return null;
  }
  return values;
}

/** Return a typed value: a Rational, true or false, or text; null where it is blank or none. */
function statedValue(declared, entry) {
  const text = stripped(entry);
  switch (declared.kind) {
    case "text":
    case "link":
      return pythonStrip(text).normalize("NFC") || null;
    case "choice":
      return Object.hasOwn(declared.options, text) ? text : null;
    case "yes-no":
      return { true: true, false: false }[text] ?? null;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? isoDay(...text.split("-").map(Number)) : null;
    default:
      return statedNumber(declared, text);
  }
}

/** Return a number with at most the places of its kind; a count is written without decimals. */
function statedNumber({ kind, places }, text) {
  const [written, decimals] = NUMBER_FORM.exec(text) ?? [];
  const isWhole = kind === "count" || kind === "records";
  if (!written || written.length > LONGEST_NUMBER || (isWhole && decimals)) return null;
  const value = exactNumber(written);
  const size = value.n < 0n ? lessNumber(ratio(0n, 1n), value) : value;
  const isFine = !decimals || 10n ** BigInt(places) % value.d === 0n;
  return isFine && compareNumbers(size, LARGEST_AMOUNT) <= 0 ? value : null;
}
