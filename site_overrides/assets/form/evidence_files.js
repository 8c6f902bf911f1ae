// Files of evidence as far as the form knows them: their names and sizes, and where they go.

import { problemOf } from "./messages.js";

/** Return the problems of files that are handed in with the claim: too large, of no accepted kind. */
export function fileProblems(session) {
  const { entries, rules } = session;
  return entries.evidence.flatMap((item, at) => {
    if (!item.file) return [];
    const { size = 0 } = session.chosen.get(item) ?? {};
    const { largest, endings } = rules.files;
    const ending = /[^.]*$/.exec(item.file)[0].toLowerCase();
    const find = (code, values) =>
      problemOf(rules, { code, path: ["evidence", at, "file"], spot: [0, 0], suggestion: null, values: { name: item.file, ...values } });
    if (size > Number(largest)) return [find("C403", { size: withCommas(size), limit: withCommas(Number(largest)) })];
    const allowed = { zh: endings.join("、"), en: endings.join(", ") };
    return endings.includes(ending) ? [] : [find("C404", { allowed })];
  });
}

function withCommas(number) {
  return number.toLocaleString("en-US");
}

/** Return the files to upload besides the claim: the name to use, and that on this computer. */
export function filesToUpload(session) {
  return session.entries.evidence
    .filter((item) => item.file)
    .map((item) => ({ name: item.file, original: session.chosen.get(item)?.name ?? "" }));
}
