// The draft: what was typed, kept in the browser and in files, and read again with care.

const DRAFT_FORMAT = 1;
/** The largest draft file that is read. */
export const LARGEST_DRAFT = 2 * 1024 * 1024;

/** Return the key under which a unit's draft is kept. */
export function draftKey(model, unit) {
  return `kaohe/${model.scheme}/${model.round}/${unit}`;
}

/** Return a draft as text: the entries and when they were kept. */
export function draftText(entries) {
  return JSON.stringify({ format: DRAFT_FORMAT, kept: new Date().toISOString(), entries });
}

/** Keep a draft in the browser; false where there is no room or keeping is forbidden. */
export function keepDraft(model, entries) {
  try {
    localStorage.setItem(draftKey(model, entries.unit), draftText(entries));
    localStorage.setItem(draftKey(model, "last"), entries.unit);
    return true;
  } catch {
    return false;
  }
}

/** Return a unit's draft, or null where there is none that can be read. */
export function keptDraft(model, unit) {
  try {
    const text = localStorage.getItem(draftKey(model, unit));
    return text === null ? null : readDraft(model, text);
  } catch {
    return null;
  }
}

/** Return the unit filled in last, "" where there is none. */
export function lastUnit(model) {
  try {
    return localStorage.getItem(draftKey(model, "last")) ?? "";
  } catch {
    return "";
  }
}

/** Remove a unit's draft from the browser. */
export function dropDraft(model, unit) {
  try {
    localStorage.removeItem(draftKey(model, unit));
  } catch {
    // Where keeping is forbidden there is nothing to remove.
  }
}

/** Return the draft in a text: its entries and when it was kept; null where it is none of this form. */
export function readDraft(model, text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (read === null || typeof read !== "object" || read.format !== DRAFT_FORMAT) return null;
  const entries = entriesIn(model, read.entries);
  const kept = typeof read.kept === "string" ? read.kept : "";
  return entries === null ? null : { entries, kept };
}

/** Return the entries in any value, made anew from the parts that are what they should be. */
export function entriesIn(model, value) {
  if (!isObject(value) || value.scheme !== model.scheme || value.round !== model.round) return null;
  if (!isText(value.unit) || !Object.hasOwn(model.units, value.unit)) return null;
  const facts = {};
  for (const [name, declared] of Object.entries(model.facts)) {
    const entry = isObject(value.facts) && Object.hasOwn(value.facts, name) ? factIn(declared, value.facts[name]) : null;
    if (entry !== null && entry !== "") facts[name] = entry;
  }
  const evidence = Array.isArray(value.evidence) ? value.evidence.filter(isObject).map(textsIn) : [];
  return { scheme: model.scheme, unit: value.unit, round: model.round, facts, evidence };
}

function factIn(declared, entry) {
  if (isText(entry)) return entry;
  if (declared.kind === "records" && Array.isArray(entry))
    return entry.filter(isObject).map((row) => ({
      id: isText(row.id) ? row.id : "",
      fields: textsIn(row.fields),
      evidence: Array.isArray(row.evidence) ? row.evidence.filter(isText) : [],
    }));
  if (declared.kind === "ledger" && isObject(entry) && isObject(entry.rows))
    return {
      year: isText(entry.year) ? entry.year : "",
      rows: Object.fromEntries(Object.entries(entry.rows).map(([row, cells]) => [row, textsIn(cells)])),
    };
  return null;
}

function textsIn(value) {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, text]) => isText(text))) : {};
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isText(value) {
  return typeof value === "string";
}

/**
 * Return entries without what stands at some paths, for personal data is not kept; null where a path
 * leads nowhere, so that nothing is kept by mistake.
 */
export function entriesWithout(entries, paths) {
  const left = structuredClone(entries);
  for (const path of paths) if (!removed(left, path)) return null;
  return left;
}

function removed(entries, [root, first, ...rest]) {
  if (root === "evidence") return blanked(entries.evidence[first], rest[0]);
  if (root !== "facts") return false;
  const entry = entries.facts[first];
  if (typeof entry === "string") return blanked(entries.facts, first);
  if (Array.isArray(entry)) {
    const row = entry[rest[0]];
    return blanked(row?.fields, rest[1]) || blanked(row, rest[1]);
  }
  return rest.length === 1 ? blanked(entry, rest[0]) : blanked(entry?.rows?.[rest[0]], rest[1]);
}

function blanked(holder, key) {
  if (holder === undefined || typeof holder[key] !== "string") return false;
  holder[key] = "";
  return true;
}
