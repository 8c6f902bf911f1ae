// The words of the page, given by the page in its own language.

import { filledGaps } from "./messages.js";

const spoken = { language: "zh", words: {} };

/** Set the page's language and its words by name. @param {"zh"|"en"} language */
export function speak(language, words) {
  spoken.language = language;
  spoken.words = words;
}

/** Return a word of the page with each {name} replaced by its value. @returns {string} */
export function word(name, values = {}) {
  return filledGaps(spoken.words[name], (key) => String(values[key]));
}

/** Return a text of the scheme in the page's language; "" for none. @returns {string} */
export function inLanguage(text) {
  return text ? text[spoken.language] : "";
}
