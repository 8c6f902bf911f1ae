// Facts that are listed one by one: a card for each, or their number alone, or none at all.

import { actionButton, element, focusInside, freshId } from "./dom.js";
import { fieldShown, radioChoice } from "./fields.js";
import { evidenceTicks } from "./evidence.js";
import { inLanguage, word } from "./words.js";

/** Return the element of a fact that is listed; it draws itself anew when rows come or go. */
export function recordsShown(session, name, declared) {
  return new RecordList(session, name, declared).box;
}

/** One list: how it is filled in, its rows, and what was last taken away. */
class RecordList {
  constructor(session, name, declared) {
    Object.assign(this, { session, name, declared });
    this.slot = {
      path: () => ["facts", name],
      element: element("div", { class: "k-messages", id: freshId("k-said"), hidden: true }),
      control: null,
      typed: () => (this.entry === "" ? "" : "filled"),
      retype: null,
      name: () => inLanguage(declared.label),
      isTouched: false,
      none: () => { this.choose("none"); focusInside(this.bar); },
    };
    this.body = element("div", { class: "k-list__body" });
    this.undo = element("p", { class: "k-undo", role: "status", hidden: true });
    const ways = [["list", word("way_list")], ...(declared.plain ? [["number", word("way_number")]] : []), ["none", word("way_none")]];
    this.bar = radioChoice(word("way", { label: inLanguage(declared.label) }), ways, "", (mode, isPassing) => this.choose(mode, isPassing));
    const optional = declared.required === false ? element("span", { class: "k-optional" }, word("optional")) : null;
    this.box = element("fieldset", { class: "k-field k-field--group k-list", "data-key": name, "aria-describedby": this.slot.element.id },
      element("legend", { class: "k-label" }, inLanguage(declared.label), optional),
      ...this.hints(), this.slot.element, this.bar, this.body, this.undo);
    this.mode = this.entry === "" ? "" : modeOf(this.entry);
    session.addSlot(this.slot);
    this.draw();
  }

  get entry() {
    return this.session.fact(this.name);
  }

  hints() {
    const { declared } = this;
    const counted = (declared.counts_if ?? []).map((each) => inLanguage(each.label)).join(word("semicolon"));
    return [
      declared.help ? element("p", { class: "k-hint" }, inLanguage(declared.help)) : null,
      counted ? element("p", { class: "k-hint" }, word("counts_if", { conditions: counted })) : null,
    ].filter(Boolean);
  }

  keep(entry) {
    this.slot.isTouched = true;
    this.session.setFact(this.name, entry);
  }

  draw() {
    this.session.ticks.set(this.name, []);
    for (const radio of this.bar.querySelectorAll("input")) radio.checked = radio.value === this.mode;
    this.body.replaceChildren();
    if (this.mode === "number") this.body.append(this.numberField());
    if (this.mode === "list") this.body.append(this.rows(), this.adding());
  }

  /** Change the way of filling in. What was listed can be had back. */
  choose(mode, isPassing = false) {
    const before = this.entry;
    this.mode = mode;
    if (mode === "none") this.keep([]);
    if (mode === "number") this.keep(typeof before === "string" ? before : "");
    if (mode === "list") this.keep([this.blankRow([])]);
    if (Array.isArray(before) && before.some(isFilled)) this.offerUndo(word("rows_gone", { n: before.length }), before);
    this.draw();
    const first = isPassing ? null : this.body.querySelector(".k-row__fields, [data-key$='/number']");
    if (first !== null) focusInside(first);
  }

  numberField() {
    const { declared, name } = this;
    const counted = { kind: "count", label: { zh: word("how_many"), en: word("how_many") }, unit: declared.unit, places: "0", least: "0" };
    return fieldShown({
      session: this.session, declared: counted, path: () => ["facts", name], key: `${name}/number`,
      get: () => (typeof this.entry === "string" ? this.entry : ""), set: (text) => this.keep(text),
      name: () => inLanguage(declared.label),
    });
  }

  rows() {
    const rows = Array.isArray(this.entry) ? this.entry : [];
    return element("ol", { class: "k-rows" }, ...rows.map((row, index) => this.row(row, index)));
  }

  row(row, index) {
    const { declared, name, session } = this;
    const at = () => (Array.isArray(this.entry) ? this.entry.indexOf(row) : -1);
    const said = element("div", { class: "k-messages", hidden: true });
    const title = word("row", { item: inLanguage(declared.item), n: index + 1 });
    session.addSlot({
      path: () => ["facts", name, at()], element: said, control: null, typed: () => "filled", retype: null,
      name: () => `${inLanguage(declared.label)} ${at() + 1}`, isTouched: true,
    });
    const field = (key, each, more = {}) => fieldShown({
      session, declared: each, path: () => ["facts", name, at(), key], key: `${name}/${key}`,
      name: () => `${inLanguage(declared.label)} ${at() + 1} ${inLanguage(each.label)}`,
      get: () => row.fields[key] ?? "", set: (text) => { row.fields[key] = text; session.changed(); }, ...more,
    });
    const id = { kind: "text", label: { zh: word("row_id"), en: word("row_id") } };
    return element("li", { class: "k-row" },
      element("div", { class: "k-row__head" }, element("strong", {}, title),
        actionButton(word("copy_row"), () => this.insert(index + 1, this.copyOf(row)), { class: "k-button k-button--small" }),
        actionButton(word("delete_row"), () => this.remove(index), { class: "k-button k-button--small", "aria-label": `${word("delete_row")} ${title}` })),
      element("div", { class: "k-row__fields" }, ...Object.entries(declared.fields).map(([key, each]) => field(key, each))),
      said,
      evidenceTicks(session, name, row),
      element("details", { class: "k-more" }, element("summary", {}, word("more")),
        field("id", id, { get: () => row.id, set: (text) => { row.id = text; session.changed(); } })));
  }

  adding() {
    const label = word("add_row", { item: inLanguage(this.declared.item) });
    return element("p", { class: "k-actions" }, actionButton(label, () => {
      const rows = Array.isArray(this.entry) ? this.entry : [];
      this.insert(rows.length, this.blankRow(rows));
    }, { "data-add": this.name }));
  }

  blankRow(rows) {
    return { id: freeId(rows), fields: {}, evidence: [] };
  }

  copyOf(row) {
    return { id: freeId(this.entry), fields: { ...row.fields }, evidence: [...row.evidence] };
  }

  insert(index, row) {
    const rows = Array.isArray(this.entry) ? [...this.entry] : [];
    rows.splice(index, 0, row);
    this.keep(rows);
    const list = this.body.querySelector(".k-rows");
    if (index === rows.length - 1 && list !== null) list.append(this.row(row, index));
    else this.draw();
    focusInside(this.body.querySelectorAll(".k-row__fields")[index]);
  }

  remove(index) {
    const before = this.entry;
    const rows = before.filter((_, at) => at !== index);
    this.keep(rows.length > 0 ? rows : "");
    this.offerUndo(word("row_gone", { n: index + 1 }), before);
    this.draw();
    this.undo.querySelector("button").focus();
  }

  offerUndo(said, before) {
    const back = actionButton(word("undo"), () => {
      this.keep(before);
      this.mode = modeOf(before);
      this.undo.hidden = true;
      this.draw();
      focusInside(this.bar);
    }, { class: "k-button k-button--small" });
    this.undo.replaceChildren(said, " ", back);
    this.undo.hidden = false;
  }
}

/** True for a row in which anything was typed or ticked. */
function isFilled(row) {
  return row.evidence.length > 0 || Object.values(row.fields).some((text) => text !== "");
}

function modeOf(entry) {
  if (typeof entry === "string") return "number";
  return entry.length === 0 ? "none" : "list";
}

/** Return an id for a new row that no other row of the list has. */
function freeId(rows) {
  const taken = new Set(Array.isArray(rows) ? rows.map((row) => row.id) : []);
  let number = taken.size + 1;
  while (taken.has(`r${number}`)) number += 1;
  return `r${number}`;
}
