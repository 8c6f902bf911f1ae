// One filling-in: what was typed, the places where messages are shown, and what follows a change.

import { ahead, check } from "./check.js";
import { fileProblems } from "./evidence_files.js";
import { score } from "./score.js";

/** @typedef {(string|number)[]} Path where a value stands in the claim file */

/**
 * A place for messages: the path of its value, the element they are shown in, the control they are
 * about, what was typed (to tell what was left blank), how to type something else, and its name.
 * @typedef {{path: () => Path, element: HTMLElement, control: HTMLElement|null,
 *   typed: () => string, retype: ((text: string) => void)|null, name: () => string,
 *   isTouched: boolean}} Slot
 */

/** The entries, and everything that is worked out from them after each change. */
export class FormSession {
  /** @param {object} model form.json @param {object} rules rules.json @param {object} settings */
  constructor(model, rules, settings) {
    this.model = model;
    this.rules = rules;
    this.settings = settings;
    this.entries = blankEntries(model, "");
    /** @type {Slot[]} */
    this.slots = [];
    this.isWaiting = false;
    this.isShowingAll = false;
    /** The blocks of evidence by fact or paper, and what draws the ticks of each list's rows. */
    this.evidenceLists = new Map();
    this.ticks = new Map();
    /** The files chosen on this computer, by piece of evidence: name and size. */
    this.chosen = new WeakMap();
    this.found = { text: "", problems: [] };
    this.scored = null;
    /** Called with the session after each change has been worked out. */
    this.listeners = [];
  }

  /** Return what was typed for a fact. */
  fact(name) {
    return this.entries.facts[name] ?? "";
  }

  /** Keep what was typed for a fact. */
  setFact(name, entry) {
    this.entries.facts[name] = entry;
    this.changed();
  }

  /** Register a place for messages. @param {Slot} slot */
  addSlot(slot) {
    this.slots.push(slot);
  }

  /** Have everything worked out before the next picture is painted. */
  changed() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => this.refresh());
  }

  /** Return the file with its problems, those to come among them, errors first. */
  checked() {
    const { model, rules, entries } = this;
    const { text, problems } = check(model, rules, entries);
    const said = new Set(problems.map((each) => pathKey(each.path)));
    const further = [...ahead(model, rules, entries), ...fileProblems(this)];
    const all = [...problems, ...further.filter((each) => !said.has(pathKey(each.path)))];
    const isError = (each) => each.severity === "error";
    return { text, problems: [...all.filter(isError), ...all.filter((each) => !isError(each))] };
  }

  /** Check and score what was typed and tell the listeners; at once, where the page is left. */
  refresh() {
    this.isWaiting = false;
    const began = performance.now();
    const has = Boolean(this.entries.unit);
    this.found = has ? this.checked() : { text: "", problems: [] };
    this.scored = has ? score(this.model, this.entries, this.entries.unit) : null;
    this.slots = this.slots.filter((slot) => slot.element.isConnected);
    for (const listener of this.listeners) listener(this);
    this.took = performance.now() - began;
  }
}

/** Return entries in which nothing was typed. */
export function blankEntries(model, unit) {
  return { scheme: model.scheme, unit, round: model.round, facts: {}, evidence: [] };
}

/** Return a key for a path, the same for the same place. @param {Path} path */
export function pathKey(path) {
  return path.join("/");
}
