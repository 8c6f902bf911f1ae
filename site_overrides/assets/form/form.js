// The form: one unit's claim in one round, filled in in the browser. Nothing leaves it unasked.

import { actionButton, element, freshId, setShown, setText } from "./dom.js";
import { FormSession, blankEntries } from "./session.js";
import { LARGEST_DRAFT, dropDraft, entriesIn, entriesWithout, keepDraft, keptDraft, lastUnit, readDraft } from "./draft.js";
import { inLanguage, speak, word } from "./words.js";
import { sectionsShown } from "./sections.js";
import { summaryShown } from "./summary.js";
import { waysShown } from "./ways.js";

/** The form on its page: the choice of the unit, the draft, the sections, the side, the ways out. */
class FormPage {
  constructor(root, session) {
    this.root = root;
    this.session = session;
    this.isKept = true;
    this.notice = element("p", { class: "k-notice", role: "status", hidden: true, "data-notice": true });
    this.notice.append(element("span"), " ");
    this.clearButton = actionButton(word("clear_draft"), () => this.clear(), { "data-clear": true, hidden: true });
    this.notKept = element("p", { class: "k-notice k-notice--bad", role: "status", hidden: true, "data-not-kept": true });
    this.continueButton = actionButton(word(session.model.is_open ? "continue" : "load"), () => this.continueFromClaim(), { "data-continue": true, hidden: true });
    this.sections = element("fieldset", { class: "k-form__sections", disabled: true });
    this.ways = waysShown(session);
    root.replaceChildren(element("div", { class: "k-form__main" },
      this.head(), this.notice, this.notKept, this.sections, this.ways.box), summaryShown(session, this.ways.side));
    session.listeners.push(() => this.keep());
    addEventListener("pagehide", () => { if (session.isWaiting) session.refresh(); });
    addEventListener("beforeunload", (event) => { if (!this.isKept) event.preventDefault(); });
  }

  head() {
    const { model } = this.session;
    const id = freshId("k-unit");
    this.select = element("select", { class: "k-input", id, "data-unit": true, change: () => this.choose(this.select.value) },
      element("option", { value: "" }, word("choose_unit")),
      ...Object.entries(model.units).map(([unit, each]) => element("option", { value: unit }, inLanguage(each.name))));
    this.about = element("p", { class: "k-hint", "data-about": true });
    const fileId = freshId("k-open");
    this.file = element("input", { type: "file", id: fileId, accept: ".json,application/json", class: "k-input", change: () => this.openFile(this.file.files[0]) });
    return element("div", { class: "k-form__head" },
      element("div", { class: "k-field" }, element("label", { class: "k-label", for: id }, word("unit")), this.select, this.about),
      element("p", { class: "k-actions" }, this.continueButton, this.clearButton),
      element("details", { class: "k-more" }, element("summary", {}, word("open_draft")),
        element("div", { class: "k-field" }, element("label", { class: "k-label", for: fileId }, word("draft_file")), this.file)));
  }

  /** Take up a unit: its draft where there is one, else nothing filled in. */
  choose(unit) {
    if (this.session.isWaiting) this.session.refresh();
    const { model } = this.session;
    const draft = unit && model.is_open ? keptDraft(model, unit) : null;
    this.take(draft === null ? blankEntries(model, unit) : draft.entries);
    this.say(draft === null ? "" : word("restored", { when: whenWords(draft.kept) }));
  }

  /** Show entries: every field is drawn anew. */
  take(entries) {
    const { session } = this;
    session.entries = entries;
    session.isShowingAll = false;
    session.listeners = session.listeners.filter((listener) => !this.drawn?.includes(listener));
    const before = new Set(session.listeners);
    session.slots = [];
    session.ticks.clear();
    session.evidenceLists.clear();
    this.sections.replaceChildren(...sectionsShown(session));
    this.drawn = session.listeners.filter((listener) => !before.has(listener));
    const unit = session.model.units[entries.unit];
    this.select.value = entries.unit;
    this.sections.disabled = !session.model.is_open || !unit;
    setText(this.about, unit ? aboutUnit(session.model, unit) : "");
    setShown(this.continueButton, Boolean(unit?.has_claim) && session.settings.claims !== null);
    this.isFresh = true;
    session.refresh();
  }

  /** Keep the draft after each change; what looks personal is left out. */
  keep() {
    const { session } = this;
    const { entries, model } = session;
    if (this.isFresh) { this.isFresh = false; return; }
    if (!entries.unit || !model.is_open) return;
    const personal = session.found.problems.filter((each) => each.code === session.settings.personal).map((each) => each.path);
    const left = entriesWithout(entries, personal);
    this.isKept = left !== null && keepDraft(model, left);
    const said = !this.isKept ? word("not_kept") : personal.length > 0 ? word("personal_not_kept") : "";
    setText(this.notKept, said);
    setShown(this.notKept, said !== "");
    setShown(this.clearButton, this.isKept);
  }

  clear() {
    const { model, entries } = this.session;
    const before = entries;
    dropDraft(model, entries.unit);
    this.take(blankEntries(model, entries.unit));
    this.isKept = true;
    this.say(word("cleared"), actionButton(word("undo"), () => { this.take(before); this.session.changed(); this.say(""); }));
  }

  /** Say what became of the draft; with something that can be done about it. */
  say(text, action = null) {
    setText(this.notice.firstElementChild, text);
    this.notice.querySelector("button")?.remove();
    if (action) this.notice.append(action);
    setShown(this.notice, text !== "");
    setShown(this.clearButton, this.session.model.is_open && keptDraft(this.session.model, this.session.entries.unit) !== null);
  }

  async continueFromClaim() {
    const { model, settings, entries } = this.session;
    try {
      const answer = await fetch(`${settings.claims}${entries.unit}.json`);
      const read = answer.ok ? entriesIn(model, await answer.json()) : null;
      if (read === null) throw new Error("no claim");
      const has = Object.values(model.facts).some((declared) => declared.kind === "ledger");
      this.replace(read, word(model.is_open ? "continued" : "loaded") + (has ? word("ledger_withheld") : ""));
    } catch {
      this.say(word("no_claim"));
    }
  }

  async openFile(file) {
    if (!file) return;
    const draft = file.size > LARGEST_DRAFT ? null : readDraft(this.session.model, await file.text());
    this.file.value = "";
    if (draft === null) this.say(word("not_a_draft"));
    else this.replace(draft.entries, word("opened", { when: whenWords(draft.kept) }));
  }

  /** Put other entries in the place of these, which can be had back. */
  replace(entries, said) {
    const before = this.session.entries;
    const had = Object.keys(before.facts).length > 0 || before.evidence.length > 0;
    this.take(entries);
    this.session.changed();
    this.say(said, had ? actionButton(word("undo"), () => { this.take(before); this.session.changed(); this.say(""); }) : null);
  }
}

function aboutUnit(model, unit) {
  const choices = Object.entries(model.attributes).map(([name, each]) => {
    const option = each.options[unit.attributes[name]];
    return option ? `${inLanguage(each.label)}${word("colon")}${inLanguage(option)}` : "";
  });
  return [inLanguage(model.classes[unit.class]), ...choices, unit.has_claim ? word("has_claim") : ""].filter(Boolean).join(word("semicolon"));
}

/** Return a moment as it is told to people, in the browser's own time. */
function whenWords(kept) {
  const moment = new Date(kept);
  if (Number.isNaN(moment.getTime())) return word("some_time");
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** Return what a JSON script of the page holds, or null where the page has none. */
function inPage(id) {
  const found = document.getElementById(id);
  return found === null ? null : JSON.parse(found.textContent);
}

async function published(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Start the form on a page: everything it needs stands in the page or beside it. */
async function startForm(root) {
  const { language, words, settings } = inPage("k-form-settings");
  speak(language, words);
  try {
    const model = inPage("k-form-model") ?? (await published(settings.model));
    const rules = inPage("k-form-rules") ?? (await published(settings.rules));
    const page = new FormPage(root, new FormSession(model, rules, settings));
    const last = lastUnit(model);
    page.choose(Object.hasOwn(model.units, last) ? last : "");
    root.dataset.ready = "true";
  } catch (error) {
    root.replaceChildren(element("p", { class: "k-notice k-notice--bad", role: "alert" }, word("broken")));
    throw error;
  }
}

startForm(document.getElementById("k-form"));
