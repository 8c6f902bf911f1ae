/**
 * The value types of facts: what may be typed for a count, an amount, a date, an id …; the same as
 * `toolkit/schemes/values.py` and `ids.py`.
 */
import { asTyped, BLANK_SIGNS, filledText, labelledList, nearestWord, pythonStrip } from "./messages.js";
import { inQuotes, meantNumber, Numeral } from "./numerals.js";

const LARGEST_NUMBER = 10n ** 12n;
const ID_FORM = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const DATE_FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOOSE_DATE =
  /^[ \t\n\r\f\v]*(\d{4})[-./年 \t\n\r\f\v]*(\d{1,2}(?=\D)|\d{2})[-./月 \t\n\r\f\v]*(\d{1,2})[日号 \t\n\r\f\v]*$/;
const LOOSE_MONTH = /^[ \t\n\r\f\v]*\d{4}[-./年][ \t\n\r\f\v]*\d{1,2}[ \t\n\r\f\v]*月?[ \t\n\r\f\v]*$/;
const ALL_BLANKS = new RegExp(`${BLANK_SIGNS}+`, "g");
const ID_SEPARATORS = new RegExp(`(?:${BLANK_SIGNS}|[._-])+`, "g");
const LINK_NEVER = /[\s\x1c-\x1f\x85<>"'`\\^{}|]/;
const FILE_FORM = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?$/;
/** What Windows keeps for devices. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const HASH_FORM = /^[0-9a-f]{64}$/;

/** Why a value is refused: a code, the values of its sentence, and what to write instead. */
export class Refusal {
  constructor(code, values = {}, suggestion = null) {
    this.code = code;
    this.values = values;
    this.suggestion = suggestion;
  }
}

/** Refuse a value; the sentence of a code is filled with the values. */
function refuse(code, values, suggestion) {
  throw new Refusal(code, values, suggestion);
}

/** Refuse what is blank. */
function refuseBlank(value) {
  if (value === null) refuse("F103");
}

/** The check of each kind; the number of what may be listed is a count. */
const KIND_CHECKS = {
  count: checkedCount,
  records: checkedCount,
  amount: checkedNumber,
  percent: checkedNumber,
  days: checkedNumber,
  date: checkedDate,
  text: checkedText,
  choice: checkedChoice,
  "yes-no": checkedYesNo,
  link: checkedLink,
};

/** Return the typed value of a fact or field; a Refusal is thrown. */
export function checkedValue(rules, declared, value) {
  refuseBlank(value);
  return KIND_CHECKS[declared.kind](rules, declared, value);
}

/** Return a whole number; the bounds of the fact are another matter. */
function checkedCount(rules, { label, unit }, value) {
  if (!(value instanceof Numeral && value.isWhole)) {
    const [meant, suggestion] = meantNumber(rules, value, unit, true);
    refuse("F201", { label, read: inQuotes(value), ...meant }, suggestion);
  }
  return belowLimit(label, value);
}

/** Return a number with at most so many places. */
export function checkedNumber(rules, { label, unit, places }, value) {
  refuseBlank(value);
  if (!(value instanceof Numeral)) {
    const [meant, suggestion] = meantNumber(rules, value, unit, false);
    refuse("F202", { label, read: inQuotes(value), ...meant }, suggestion);
  }
  belowLimit(label, value);
  const further = value.places - Number(places);
  if (further > 0 && value.digits % 10n ** BigInt(further) !== 0n) {
    refuse("F203", { label, read: String(value), places: Number(places) });
  }
  return value;
}

/** Return a number that is not too large for any fact. */
function belowLimit(label, value) {
  const size = value.digits < 0n ? -value.digits : value.digits;
  if (size > LARGEST_NUMBER * 10n ** BigInt(value.places)) {
    refuse("F204", { label, limit: LARGEST_NUMBER.toLocaleString("en-US") });
  }
  return value;
}

/** Return a day written YYYY-MM-DD. */
export function checkedDate(rules, { label }, value) {
  refuseBlank(value);
  const found = DATE_FORM.exec(value);
  if (!found) {
    const text = value.normalize("NFKC");
    const loose = LOOSE_DATE.exec(text);
    const hint = !loose && LOOSE_MONTH.test(text) ? { hint: rules.words.day_missing } : {};
    const day = loose && isoDay(...loose.slice(1).map(Number));
    refuse("F205", { label, read: asTyped(value), ...hint }, day);
  }
  if (!isoDay(...found.slice(1).map(Number))) refuse("F206", { label, read: value });
  return value;
}

/** Return a day as text; null where the calendar has none such. */
export function isoDay(year, month, day) {
  const made = new Date(Date.UTC(2000, 0, 1));
  made.setUTCFullYear(year, month - 1, day);
  if (year < 1 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  const digits = [String(year).padStart(4, "0"), ...[month, day].map((n) => String(n).padStart(2, "0"))];
  return digits.join("-");
}

/** Return text of bounded length without invisible characters. */
export function checkedText(rules, { label, longest }, value) {
  refuseBlank(value);
  const words = pythonStrip(value).normalize("NFC");
  if (!words) refuse("F103");
  const signs = [...words];
  if (signs.length > Number(longest)) {
    refuse("F208", { label, length: signs.length, limit: Number(longest) });
  }
  const at = signs.findIndex(isInvisible);
  if (at >= 0) {
    const code = signs[at].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    refuse("F209", { label, position: at + 1, character: `U+${code}` });
  }
  return words;
}

/** True for a character that nobody can see; a line end is none. */
function isInvisible(sign) {
  return sign !== "\n" && /[\p{C}\u2028\u2029]/u.test(sign);
}

/** Return the id of an option. */
function checkedChoice(rules, { label, options }, value) {
  if (Object.hasOwn(options, value)) return value;
  const read = asTyped(value);
  const ids = Object.keys(options);
  const near = nearestId(read, ids, labelIds(options));
  const allowed = labelledList(rules, ids, options, "，");
  return refuse("F210", { label, read, allowed }, near);
}

/** Return ids by their Chinese label, by which people call them. */
export function labelIds(labels) {
  return new Map(Object.entries(labels).map(([id, label]) => [label.zh, id]));
}

/** Return the id that was meant: by its label, or because it or its label is near. */
export function nearestId(read, ids, byLabel) {
  return byLabel.get(read) ?? nearestWord(read, ids) ?? idByNearestLabel(read, byLabel);
}

/** Return the id whose label is nearest to what was read; null if none is near. */
function idByNearestLabel(read, byLabel) {
  return byLabel.get(nearestWord(read, [...byLabel.keys()]) ?? "") ?? null;
}

/** Return true or false. */
function checkedYesNo(rules, { label }, value) {
  if (typeof value === "boolean") return value;
  const read = asTyped(value);
  return refuse("F211", { label, read }, rules.truths[read.toLowerCase()] ?? null);
}

/** Return a full http or https address without credentials. */
export function checkedLink(rules, { label }, value) {
  refuseBlank(value);
  if (!isWebAddress(value)) refuse("F212", { label, read: asTyped(value) });
  return value;
}

/** True for what the toolkit takes for a web address, by the rules of Python's urlsplit. */
function isWebAddress(value) {
  const signs = [...value];
  if (signs.length > 500 || LINK_NEVER.test(value) || signs.some(isInvisible)) return false;
  const found = /^https?:\/\/([^/?#]*)/i.exec(value);
  if (!found || found[1].includes("@")) return false;
  const folded = found[1].replaceAll(":", "").normalize("NFKC");
  if (folded !== found[1].replaceAll(":", "") && /[/?#@:]/.test(folded)) return false;
  if (/[[\]]/.test(found[1])) return isBracketedHost(found[0]);
  const [host, ...port] = found[1].split(":");
  return host !== "" && (port.join(":") === "" || isPort(port.join(":")));
}

/** True for an address of numbers in brackets, as IPv6 has them. */
function isBracketedHost(address) {
  try {
    return new URL(address).hostname !== "";
  } catch {
    return false;
  }
}

/** True for the number of a port. */
function isPort(port) {
  return /^[0-9]+$/.test(port) && BigInt(port) <= 65535n;
}

/** Return an id; `use` says of what, `byLabel` by which words people call those there are. */
export function checkedId(rules, use, value, kinds = {}) {
  refuseBlank(value);
  const text = value instanceof Numeral ? String(value) : value;
  if (ID_FORM.test(text)) return text;
  const plain = pythonStrip(text.normalize("NFKC")).toLowerCase().replace(/年$/, "");
  const near = plain.replace(ID_SEPARATORS, "-");
  const read = asTyped(text);
  const labelled = idByNearestLabel(read, labelIds(kinds));
  const { what, how } = rules.ids[use];
  const kindList = labelledList(rules, Object.keys(kinds), kinds, "、");
  const values = { what, how: filledText(how, { kinds: kindList }), sign: rules.words.hyphen, read };
  return refuse("F213", values, labelled ?? (ID_FORM.test(near) ? near : null));
}

/** Return the bare name of an evidence file. */
export function checkedFile(value) {
  const isBare = FILE_FORM.test(value) && !DEVICE_NAME.test(value);
  if (isBare && !value.includes("..")) return value;
  return refuse("F310", { read: [...value].slice(0, 80).join("") });
}

/** Return a sha256. */
export function checkedHash(rules, value) {
  if (HASH_FORM.test(value)) return value;
  const plain = value.replace(ALL_BLANKS, "").toLowerCase();
  if (HASH_FORM.test(plain)) refuse("F311", { hint: rules.words.small_letters }, plain);
  const note = filledText(rules.words.counted, { count: [...value].length });
  return refuse("F311", { note });
}
