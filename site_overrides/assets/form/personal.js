/**
 * Personal data anywhere in a claim file, as `toolkit/reading/personal.py` finds it, and problems
 * that repeat nothing of it, as `toolkit/problems/privacy.py` sees to.
 */
import { BLANK_SIGNS, joinedTexts } from "./messages.js";
import { Numeral } from "./numerals.js";

const HIDDEN_WORDS = "…";
const TELLING_LENGTH = 4;
const FILLING_SIGNS = new RegExp(`${BLANK_SIGNS}|[-()]`, "g");

/** Return start, end and name of all personal data in a text, in order; positions in UTF-16. */
export function personalIn(rules, text) {
  const { wide, long, kinds } = compiledKinds(rules);
  const folded = wide.test(text) ? text.replace(/[\uff01-\uff5e\u3000]/g, asciiTwin) : text;
  const hasLongNumber = long.test(folded);
  const found = [];
  for (const kind of kinds) {
    if (kind.is_long && !hasLongNumber) continue;
    for (const match of folded.matchAll(kind.pattern)) {
      const { it } = match.groups; // it ends where the match does
      const end = match.index + match[0].length;
      if (isRealNumber(rules, kind.is_real, it.replace(/[ -]/g, ""))) {
        found.push({ start: end - it.length, end, name: kind.name });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

let compiledFrom = null;
let compiled = null;

/** Return the patterns of the rules, compiled once. */
function compiledKinds(rules) {
  if (compiledFrom !== rules) {
    const { wide, long, kinds } = rules.personal;
    compiled = {
      wide: new RegExp(wide, "u"),
      long: new RegExp(long, "u"),
      kinds: kinds.map((kind) => ({ ...kind, pattern: new RegExp(kind.pattern, "gu") })),
    };
    compiledFrom = rules;
  }
  return compiled;
}

/** Return the ASCII sign that a full-width one stands for. */
function asciiTwin(sign) {
  return sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
}

/** True if a match passes the test of its kind. */
function isRealNumber(rules, test, digits) {
  if (test === "citizen") return isCitizenId(rules, digits);
  return test === "card" ? isBankCard(digits) : true;
}

/** GB 11643: a province, a day of birth that exists, and the check character. */
function isCitizenId(rules, digits) {
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)];
  const born = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = born.getUTCMonth() === Number(month) - 1 && born.getUTCDate() === Number(day);
  if (!rules.personal.provinces.includes(digits.slice(0, 2)) || !isDay) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const total = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
  return "10X98765432"[total % 11] === digits[17].toUpperCase();
}

/** ISO/IEC 7812: the prefix of a card network and the Luhn check digit. */
function isBankCard(digits) {
  const isNetwork = /^(?:62|60|4|5|35|37|9558)/.test(digits);
  if (!isNetwork || new Set(digits).size < 4) return false;
  const doubled = [...digits].reverse().map((digit, at) => Number(digit) * (1 + (at % 2)));
  return doubled.reduce((sum, each) => sum + (each > 9 ? each - 9 : each), 0) % 10 === 0;
}

/**
 * Return a finding for every line of a claim file that has personal data in it, and what was found
 * by line, for those who hide it.
 * @returns {{findings: import("./messages.js").Finding[], secrets: Map<number, string[]>}}
 */
export function personalFindings(rules, file) {
  /** @type {Map<number, {column: number, names: Map<string, object>, secrets: string[]}>} */
  const lines = new Map();
  const add = ([line, column], name, words) => {
    if (!lines.has(line)) lines.set(line, { column, names: new Map(), secrets: [] });
    const known = lines.get(line);
    known.names.set(name.zh, name);
    known.secrets.push(words);
  };
  addWritten(rules, file, add);
  if (file.text.includes("\\")) {
    for (const { value, spot } of file.scalars) {
      if (typeof value !== "string") continue;
      for (const { start, end, name } of personalIn(rules, value)) {
        add(spot, name, value.slice(start, end));
      }
    }
  }
  const findings = [...lines].map(([line, { column, names }]) => ({
    code: "Y401",
    path: file.pathOnLine(line),
    spot: [line, column],
    values: { what: joinedTexts([...names.values()], rules.words.and_personal) },
    suggestion: null,
  }));
  return { findings, secrets: new Map([...lines].map(([line, each]) => [line, each.secrets])) };
}

/** Add what stands in the text as it is written; numbers of number fields are left alone. */
function addWritten(rules, file, add) {
  const numbers = new Set(
    file.scalars.filter((each) => each.value instanceof Numeral).map((each) => each.spot.join()),
  );
  const text = file.text;
  for (const { start, end, name } of personalIn(rules, text)) {
    const before = text.slice(0, start).split("\n");
    const spot = [before.length, [...before[before.length - 1]].length + 1];
    if (!numbers.has(spot.join())) add(spot, name, text.slice(start, end));
  }
}

/** Return findings without what would repeat any of the secrets of their line. */
export function discreetFindings(findings, secrets) {
  const told = new Map([...secrets].map(([line, words]) => [line, new Set(words.flatMap(piecesOf))]));
  return findings.map((finding) => {
    const secret = told.get(finding.spot[0]);
    if (!secret || finding.code === "Y401") return finding;
    const values = Object.entries(finding.values).map(([name, value]) => {
      const words = typeof value === "object" ? [value.zh, value.en] : [value];
      return [name, words.some((each) => tellsSecret(each, secret)) ? HIDDEN_WORDS : value];
    });
    const { suggestion } = finding;
    const isTelling = suggestion !== null && tellsSecret(suggestion, secret);
    const kept = isTelling ? null : suggestion;
    return { ...finding, values: Object.fromEntries(values), suggestion: kept };
  });
}

/** True if words have a part of a secret in them; a plain number of JavaScript has not. */
function tellsSecret(words, secret) {
  return typeof words === "string" && piecesOf(words).some((piece) => secret.has(piece));
}

/** Return all runs of a few characters of words, however they are spaced or spelled. */
function piecesOf(words) {
  const plain = words.normalize("NFKC").replace(FILLING_SIGNS, "").toLowerCase();
  const signs = [...plain];
  const count = Math.max(1, signs.length - TELLING_LENGTH + 1);
  return Array.from({ length: count }, (_, at) => signs.slice(at, at + TELLING_LENGTH).join(""));
}
