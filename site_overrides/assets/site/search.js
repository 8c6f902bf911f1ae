// The search of the site, in the place of the theme's own worker, which finds Chinese only at the start of a
// run of text. This one looks for every word of the query anywhere in titles and texts, and where not all
// are found, for the pages that have most of its pairs of characters. It fetches what it looks in when the
// first query comes. Messages are the theme's: 0 set-up, 1 ready, 2 query, 3 result.
"use strict";

const BEFORE = 24, AFTER = 90, MOST = 60, LONGEST = 120;
const HAN = /\p{sc=Han}/u;
let loading = null;

const plain = (text) => text.normalize("NFKC").toLowerCase();
const MARKUP = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (char) => MARKUP[char]); // the theme prints what it gets as markup

/** The pages, each with its entries: the page itself first, then its sections. */
async function load() {
  const answer = await fetch(new URL("../../search/pages.json", self.location.href));
  if (!answer.ok) throw new Error(answer.statusText);
  const pages = new Map();
  for (const [location, title, text = ""] of await answer.json()) {
    const page = location.split("#")[0];
    const id = page.startsWith("units/") ? ` ${page}` : ""; // units are also found by their ids
    const entry = { location, title, text, heading: plain(title), body: plain(text) + id };
    pages.set(page, [...(pages.get(page) ?? []), entry]);
  }
  return [...pages.values()];
}

/** The words of a query: cut at blanks and punctuation; English plurals without their s. */
function wordsOf(query) {
  const words = plain(query).split(/[\s\p{P}\p{S}]+/u).filter(Boolean);
  return [...new Set(words.map((word) => (/^[a-z]{4,}s$/.test(word) ? word.slice(0, -1) : word)))];
}

/** The pairs of neighbouring Chinese characters of the words; a word without any stays whole. */
function pairsOf(words) {
  return [...new Set(words.flatMap((word) => {
    const chars = [...word];
    const pairs = chars.slice(1).map((char, at) => chars[at] + char).filter((pair) => HAN.test(pair));
    return pairs.length > 0 ? pairs : [word];
  }))];
}

/** How well an entry fits, more is better: the whole query before its words, titles before texts. */
function worth(entry, whole, words) {
  let score = 0;
  if (entry.heading === whole) score += 400;
  else if (entry.heading.startsWith(whole)) score += 200;
  else if (entry.heading.includes(whole)) score += 150;
  if (entry.body.includes(whole)) score += 60;
  for (const word of words) {
    if (entry.heading.includes(word)) score += 20 / words.length + (word.length / (entry.heading.length + 1)) * 10;
    else if (entry.body.includes(word)) score += 8 / words.length;
  }
  return score;
}

/** Policies and guides before lists and units that say the same. */
function weight({ location }) {
  return location.startsWith("policies/") ? 1.2 : location.startsWith("help/") ? 1.1 : 1;
}

/** A text with the words marked. */
function marked(text, words) {
  const low = plain(text);
  if (low.length !== text.length) return escaped(text); // places would not agree
  const on = new Uint8Array(text.length);
  for (const word of words) {
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) on.fill(1, at, at + word.length);
  }
  let made = "";
  for (let at = 0; at < text.length;) {
    let end = at;
    while (end < text.length && on[end] === on[at]) end += 1;
    const part = escaped(text.slice(at, end));
    made += on[at] ? `<mark>${part}</mark>` : part;
    at = end;
  }
  return made;
}

/** The part of a text around the first word that is in it. */
function around(entry, whole, words) {
  const at = [whole, ...words].map((word) => entry.body.indexOf(word)).find((place) => place >= 0) ?? 0;
  const first = Math.max(0, at - BEFORE), after = Math.min(entry.text.length, at + AFTER);
  return (first > 0 ? "…" : "") + entry.text.slice(first, after) + (after < entry.text.length ? "…" : "");
}

/** The pages in which enough of the words are, the best first, as the theme shows them. */
function found(pages, whole, words, share) {
  const items = [];
  for (const entries of pages) {
    const hit = words.filter((word) => entries.some((entry) => entry.heading.includes(word) || entry.body.includes(word)));
    if (hit.length === 0 || hit.length < words.length * share) continue;
    const parts = entries.map((entry, at) => ({ entry, at, score: worth(entry, whole, hit) * (at === 0 ? 1.5 : 1) }));
    const best = Math.max(...parts.map((each) => each.score)) * weight(entries[0]) + (hit.length / words.length) * 10;
    const chosen = parts.filter(({ score, at }) => at === 0 || score > 0).sort((a, b) => b.score - a.score).slice(0, 8);
    if (!chosen.some(({ at }) => at === 0)) chosen.push(parts[0]);
    items.push({ best, chosen, terms: Object.fromEntries(words.map((word) => [word, hit.includes(word)])) });
  }
  return items.sort((a, b) => b.best - a.best).slice(0, MOST).map(({ chosen, terms }) => chosen.map(({ entry, score }) => ({
    location: entry.location,
    title: marked(entry.title, words),
    text: entry.text && marked(around(entry, whole, words), words),
    score,
    terms,
  })));
}

async function search(query) {
  const words = wordsOf(query.slice(0, LONGEST));
  if (words.length === 0) return [];
  const pages = await (loading ??= load());
  const whole = plain(query).trim();
  const exact = found(pages, whole, words, 1);
  return exact.length > 0 ? exact : found(pages, whole, pairsOf(words), 0.7);
}

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type === 0) self.postMessage({ type: 1 });
  if (type !== 2) return;
  const items = await search(data).catch(() => { loading = null; return []; });
  self.postMessage({ type: 3, data: { items } });
});
