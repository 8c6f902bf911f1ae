/**
 * Exact numbers as they were typed, and what was meant where something else is: 无, 3.5万, 120人.
 * The same as `toolkit/schemes/numerals.py`.
 */
import { asTyped, BLANK_SIGNS, filledText, pythonStrip } from "./messages.js";

/** Numbers are compared as whole multiples of 10**-4. */
const SCALE_PLACES = 4;
const GROUPED_DIGITS = "[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?";
const LOOSE_NUMERAL = new RegExp(GROUPED_DIGITS, "g");
const BIG_NUMBER = new RegExp(
  `^(${GROUPED_DIGITS})${BLANK_SIGNS}*(万|百万|千万|亿)${BLANK_SIGNS}*([\\p{L}\\p{N}_]{0,3})$`,
  "u",
);

/** An exact decimal number as it was typed. */
export class Numeral {
  constructor(text) {
    const [, sign, before, after] = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(text);
    this.isNegative = sign === "-";
    this.isWhole = after === undefined;
    this.places = after?.length ?? 0;
    this.written = `${before}${this.isWhole ? "" : `.${after}`}`;
    this.digits = BigInt(before + (after ?? "")) * (this.isNegative ? -1n : 1n);
  }

  /** The number as a whole multiple of 10**-4, which a checked value is. */
  get scaled() {
    const further = SCALE_PLACES - this.places;
    return further < 0 ? this.digits / 10n ** BigInt(-further) : this.digits * 10n ** BigInt(further);
  }

  /** The number as the toolkit repeats it. */
  toString() {
    if (this.isWhole) return String(this.digits);
    const sign = this.isNegative ? "-" : "";
    const digits = String(this.digits < 0n ? -this.digits : this.digits);
    const shift = digits.length - this.places;
    if (shift > -6) return sign + this.written;
    return `${sign}${digits[0]}${digits.length > 1 ? "." : ""}${digits.slice(1)}E${shift - 1}`;
  }
}

/** Return a multiple of 10**-places as the shortest exact decimal. */
export function shortestDecimal(digits, places) {
  const sign = digits < 0n ? "-" : "";
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const after = all.slice(all.length - places).replace(/0+$/, "");
  const before = all.slice(0, all.length - places);
  return `${sign}${before}${places && after ? `.${after}` : ""}`;
}

/** Return a number scaled by 10**4 as the shortest exact decimal. */
export function unscaled(value) {
  return shortestDecimal(value, SCALE_PLACES);
}

/** Return a whole number or decimal as a multiple of 10**-4. */
export function scaledNumber(text) {
  return new Numeral(text).scaled;
}

/** Return a value as written, in quotes where without them it would be a number. */
export function inQuotes(value) {
  const isText = typeof value === "string";
  const isNumeral = isText && /^[-+]?\d+(?:\.\d+)?$/.test(value);
  return isNumeral ? `"${asTyped(value)}"` : asTyped(value);
}

/** Return what the sentence says of what was meant, and the number to write instead. */
export function meantNumber(rules, value, unit, isWhole) {
  if (value instanceof Numeral) return [{}, isWhole ? wholeOnly(value) : null];
  if (typeof value !== "string") return [{}, null];
  if (isNone(rules, value)) return [{ hint: rules.words.write_zero }, "0"];
  const text = pythonStrip(value.normalize("NFKC"));
  const big = BIG_NUMBER.exec(text);
  if (big && ["", "元", unit.zh, [...unit.zh].slice(-1).join("")].includes(big[3])) {
    return multipliedOut(rules, big[1], big[2], unit, isWhole);
  }
  const found = text.match(LOOSE_NUMERAL) ?? [];
  const isSure = found.length === 1 && ![...rules.unsure].some((sign) => text.includes(sign));
  if (!isSure || (unit.zh.startsWith("万") && text.includes("元"))) return [{}, null];
  return [{}, ifWhole(found[0].replaceAll(",", ""), isWhole)];
}

/** Return 12 for 12.0; null where decimals would be lost. */
function wholeOnly(value) {
  const unit = 10n ** BigInt(value.places);
  return value.digits % unit === 0n ? String(value.digits / unit) : null;
}

/** Return 35000 for 3.5万, with the hint that says so. */
function multipliedOut(rules, typed, word, unit, isWhole) {
  const digits = new Numeral(typed.replaceAll(",", ""));
  const isOwn = unit.zh.startsWith("万");
  const multiple = digits.digits * BigInt(rules.times[word]);
  const number = shortestDecimal(multiple, digits.places + (isOwn ? 4 : 0));
  const hint = isOwn ? {} : { hint: filledText(rules.words.multiplied, { unit, word }) };
  return [hint, ifWhole(number, isWhole)];
}

/** Return a number; null where a whole one is wanted and it has decimals. */
function ifWhole(number, isWhole) {
  return isWhole && number.includes(".") ? null : number;
}

/** True for a word that says there is none. */
export function isNone(rules, value) {
  if (typeof value !== "string") return false;
  return rules.none.includes(pythonStrip(value.normalize("NFKC")).toLowerCase());
}

/** Return a value as the toolkit repeats it. */
export function pythonWords(value) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}
