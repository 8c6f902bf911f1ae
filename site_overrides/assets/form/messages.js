/** Problems in words: sentences filled in, lists with labels, and the nearest word. */

/** What only some cases say. */
const UNSAID_VALUES = { note: "", hint: "" };
/** What the toolkit takes for a blank; JavaScript's own list differs. */
export const BLANK_SIGNS =
  "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const BLANK_ENDS = new RegExp(`^${BLANK_SIGNS}+|${BLANK_SIGNS}+$`, "g");
const NEAR_ENOUGH = 0.6;

/** @typedef {{zh: string, en: string}} Words the same in both languages */

/** Return a sentence with each `{name}` replaced by the value's words. @returns {Words} */
export function filledText(text, values) {
  return { zh: filledIn(text.zh, values, "zh"), en: filledIn(text.en, values, "en") };
}

/** Return a sentence of one language filled in. */
function filledIn(template, values, language) {
  return filledGaps(template, (name) => {
    const value = values[name];
    return typeof value === "object" ? value[language] : String(value);
  });
}

/**
 * Return a sentence with each `{name}` replaced; `{n:point|points}` is the first form where the
 * value is 1, else the second.
 */
export function filledGaps(template, valueOf) {
  return template.replace(/\{\{|\}\}|\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (found, name, one, many) => {
    if (name === undefined) return found[0];
    const value = valueOf(name);
    if (one === undefined) return value;
    return value === "1" ? one : many;
  });
}

/** Return texts as one, with each language's separator. @returns {Words} */
export function joinedTexts(parts, between) {
  return {
    zh: parts.map((part) => part.zh).join(between.zh),
    en: parts.map((part) => part.en).join(between.en),
  };
}

/** Return ids as a list for a sentence, each with its label where it has one. @returns {Words} */
export function labelledList(rules, ids, labels, comma) {
  const parts = ids.map((word) => {
    if (!Object.hasOwn(labels, word)) return { zh: word, en: word };
    return filledText(rules.words.labelled, { word, label: labels[word] });
  });
  return joinedTexts(parts, { zh: comma, en: ", " });
}

/** Return a value as its author wrote it, cut where it is long. */
export function asTyped(value) {
  const signs = [...String(value)];
  return signs.length <= 60 ? signs.join("") : `${signs.slice(0, 57).join("")}…`;
}

/** Return a text without the blanks that the toolkit takes off both ends. */
export function pythonStrip(text) {
  return text.replace(BLANK_ENDS, "");
}

/**
 * A problem before it is put into words.
 * @typedef {{code: string, path: (string|number)[], spot: [number, number], values: object,
 *   suggestion: string|null}} Finding
 */

/** Return a finding in words. @param {Finding} finding */
export function problemOf(rules, finding) {
  const { severity, message, remedy } = rules.codes[finding.code];
  const values = { ...UNSAID_VALUES, ...finding.values };
  return {
    code: finding.code,
    severity,
    path: finding.path,
    line: finding.spot[0],
    column: finding.spot[1],
    message: filledText(message, values),
    remedy: filledText(remedy, values),
    suggestion: finding.suggestion,
    ...(finding.other ? { other: finding.other } : {}),
  };
}

/** Return problems by place and code, each said once: the last time with a suggestion. */
export function orderedProblems(problems) {
  const seen = new Map();
  for (const each of problems) {
    const key = JSON.stringify([each.line, each.column, each.code, each.message.zh]);
    if (!seen.has(key) || each.suggestion !== null) seen.set(key, each);
  }
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return [...seen.values()].sort(
    (a, b) =>
      a.line - b.line ||
      a.column - b.column ||
      order(a.code, b.code) ||
      order(a.message.zh, b.message.zh),
  );
}

/** Return the allowed word that is nearest to what was read; null if none is near. */
export function nearestWord(read, allowed) {
  const folded = new Map(allowed.map((word) => [foldedWord(word), word]));
  const wanted = [...foldedWord(read)];
  let [best, ratio] = [null, 0];
  for (const word of folded.keys()) {
    const found = likeness([...word], wanted);
    if (found >= NEAR_ENOUGH && (found > ratio || (found === ratio && word > best))) {
      [best, ratio] = [word, found];
    }
  }
  return best === null ? null : folded.get(best);
}

/** Return a word without regard to case, sign by sign as Python's casefold has it. */
function foldedWord(word) {
  const signs = [...word].map((sign) => sign.toUpperCase().toLowerCase());
  return signs.join("").replaceAll("_", "-");
}

/** Ratcliff and Obershelp's likeness, as Python's difflib computes it: 2 × matches ÷ length. */
function likeness(first, second) {
  const length = first.length + second.length;
  if (!length) return 1;
  if ((2 * Math.min(first.length, second.length)) / length < NEAR_ENOUGH) return 0;
  let matches = 0;
  const waiting = [[0, first.length, 0, second.length]];
  while (waiting.length) {
    const [low, high, from, to] = waiting.pop();
    const [at, beside, size] = longestMatch(first, second, low, high, from, to);
    if (!size) continue;
    matches += size;
    waiting.push([low, at, from, beside], [at + size, high, beside + size, to]);
  }
  return (2 * matches) / length;
}

/** Return the longest run that two parts share, the earliest of several: where, where, how long. */
function longestMatch(first, second, low, high, from, to) {
  let best = [low, from, 0];
  let lengths = new Map();
  for (let at = low; at < high; at++) {
    const next = new Map();
    for (let beside = from; beside < to; beside++) {
      if (first[at] !== second[beside]) continue;
      const size = (lengths.get(beside - 1) ?? 0) + 1;
      next.set(beside, size);
      if (size > best[2]) best = [at - size + 1, beside - size + 1, size];
    }
    lengths = next;
  }
  return best;
}
