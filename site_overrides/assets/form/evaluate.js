/**
 * The calculus of `toolkit/schemes/formula.py`, its predicates and its gains: data in, numbers and
 * sentences out. No scheme and no rule kind is known here.
 *
 * A value is a Rational, or a text where there is none: the reason why it is absent.
 *
 * @typedef {import("./rational.js").Rational} Rational
 * @typedef {{number?: Rational, records?: Object[], absent?: string}} Quantity
 * @typedef {{zh: string, en: string}} Words
 */
import { filledGaps } from "./messages.js";
import { aboutNumber, addNumbers, compareNumbers, divideNumbers, exactNumber } from "./rational.js";
import { floorNumber, multiplyNumbers, plainNumber, printedNumber, ratio, roundedNumber } from "./rational.js";

/** What each operation does with the values of its parts; `own` is what stands before them. */
const OPERATIONS = {
  add: (values) => values.reduce(addNumbers, ratio(0n, 1n)),
  multiply: (values) => values.reduce(multiplyNumbers, ratio(1n, 1n)),
  divide: ([a, b]) => (b.n === 0n ? "incomplete" : divideNumbers(a, b)),
  min: (values) => values.reduce((a, b) => (compareNumbers(b, a) < 0 ? b : a)),
  max: (values) => values.reduce((a, b) => (compareNumbers(b, a) > 0 ? b : a)),
  floor: ([a]) => floorNumber(a),
  round: ([a], own) => roundedNumber(a, own[0], Number(own[1])),
  "at-least": ([a, b]) => ratio(compareNumbers(a, b) < 0 ? 0n : 1n, 1n),
};

/**
 * Return what gives the value of a node by its number; every node is worked out once.
 * @param {(string | (string | number | Object)[])[]} nodes constants as text, operations as lists:
 *   the operation, what it needs to know, the numbers of its parts
 * @param {Record<string, Quantity>} quantities by fact
 * @param {Record<string, string>} attributes of the unit
 * @returns {(number: number) => Rational | string}
 */
export function evaluator(nodes, quantities, attributes) {
  const known = new Map();
  const valueOf = (number) => {
    if (!known.has(number)) known.set(number, workedOut(nodes[number]));
    return known.get(number);
  };
  const workedOut = (node) => {
    if (typeof node === "string") return exactNumber(node);
    const [operation, ...rest] = node;
    if (operation === "absent") return rest[0];
    if (operation === "if") return branchOf(rest, valueOf);
    if (["fact", "count", "sum"].includes(operation)) {
      return readFact(operation, quantities[rest[0]], rest.slice(1), attributes);
    }
    const own = rest.filter((each) => typeof each === "string");
    const values = rest.slice(own.length).map(valueOf);
    return values.find(isAbsent) ?? OPERATIONS[operation](values, own);
  };
  return valueOf;
}

/** True for the reason of an absent value. */
export function isAbsent(value) {
  return typeof value === "string";
}

/** Return the branch that is taken; the other is not looked at. */
function branchOf([test, yes, no], valueOf) {
  const value = valueOf(test);
  if (isAbsent(value)) return value;
  return valueOf(value.n === 0n ? no : yes);
}

/** Return what a fact states, how many of its records meet a predicate, or the sum of a field. */
function readFact(operation, quantity, rest, attributes) {
  const { number, records, absent } = quantity;
  if (operation === "fact" || (operation === "count" && !records)) {
    return absent ?? number ?? "incomplete";
  }
  if (!records) return absent ?? "incomplete";
  const [where, field] = operation === "count" ? rest : [rest[1], rest[0]];
  const meeting = where ? records.filter((each) => holds(where, each, attributes)) : records;
  if (operation === "count") return ratio(BigInt(meeting.length), 1n);
  const amounts = meeting.map((each) => each[field]).filter(isGiven);
  return amounts.reduce(addNumbers, ratio(0n, 1n));
}

/** What each comparison asks of a value that was given. */
const COMPARISONS = {
  is: (value, asked, attributes) => isSame(value, asked, attributes),
  in: (value, asked, attributes) => asked.some((each) => isSame(value, each, attributes)),
  at_least: (value, asked) => compareNumbers(value, exactNumber(asked)) >= 0,
  below: (value, asked) => compareNumbers(value, exactNumber(asked)) < 0,
  within: (value, [first, last]) => first <= value && value <= last,
};

/**
 * True if a record meets a predicate; a value that was not given satisfies no comparison.
 * @param {Object} predicate as `toolkit/schemes/predicates.py` says, numbers as text
 * @param {Record<string, Rational | string | boolean | null>} record days as text
 * @param {Record<string, string>} attributes of the unit
 * @returns {boolean}
 */
export function holds(predicate, record, attributes) {
  if (predicate.all) return predicate.all.every((part) => holds(part, record, attributes));
  if (predicate.any) return predicate.any.some((part) => holds(part, record, attributes));
  if (predicate.not) return !holds(predicate.not, record, attributes);
  const value = record[predicate.field];
  if ("present" in predicate) return isGiven(value) === predicate.present;
  const [key] = Object.keys(COMPARISONS).filter((each) => each in predicate);
  return isGiven(value) && COMPARISONS[key](value, predicate[key], attributes);
}

/** True for a value that was given. */
function isGiven(value) {
  return value !== null && value !== undefined;
}

/** True if a value equals a constant or an attribute of the unit, which is text. */
function isSame(value, operand, attributes) {
  const isConstant = typeof operand !== "object";
  const asked = isConstant ? operand : attributes[operand.attribute];
  if (typeof value !== "object") return value === asked;
  return isConstant && compareNumbers(value, exactNumber(asked)) === 0;
}

/**
 * Return the sentence of a gain, or null where it is not offered.
 * @param {Object} gain its text, its values by name, the node unless which it is offered
 * @param {Words[]} texts by number
 * @param {(number: number) => Rational | string} valueOf the value of a node
 * @returns {Words | null}
 */
export function gainInWords(gain, texts, valueOf) {
  if (gain.unless !== undefined && valueOf(gain.unless).n !== 0n) return null;
  const filled = {};
  for (const [name, value] of Object.entries(gain.values ?? {})) {
    filled[name] = wordsOf(value, texts, valueOf);
    if (filled[name] === null) return null;
  }
  return filledWords(texts[gain.text], filled);
}

/** Return what stands in a blank of a gain, or null where it is not offered. */
function wordsOf(value, texts, valueOf) {
  if (typeof value === "number") return texts[value];
  if ("text" in value) return gainInWords(value, texts, valueOf);
  if ("several" in value) {
    const offered = value.several.map((each) => gainInWords(each, texts, valueOf)).filter(isGiven);
    return offered.length ? joinedWords(offered, texts[value.between]) : null;
  }
  const number = valueOf(value.of);
  if (isAbsent(number)) return null;
  if ("one" in value) return texts[number.n === 1n && number.d === 1n ? value.one : value.other];
  const figure = figureOf(value, number);
  return { zh: figure, en: figure };
}

/** Return a number as its blank prints it: with the places of a score, shortened, or exact. */
function figureOf({ places, rough }, number) {
  if (places !== undefined) return printedNumber(number, places);
  return (rough ? aboutNumber : plainNumber)(number);
}

/** Return words with `{name}` replaced in each language; braces inside a value stay what they are. */
export function filledWords(words, values) {
  const inOne = (language) => filledGaps(words[language], (name) => values[name][language]);
  return { zh: inOne("zh"), en: inOne("en") };
}

/** Return several words as one. */
function joinedWords(parts, between) {
  const inOne = (language) => parts.map((each) => each[language]).join(between[language]);
  return { zh: inOne("zh"), en: inOne("en") };
}
