// Evidence: what supports a fact and where it is kept. Files stay on the computer; their sha256 is
// worked out in the browser and nothing is sent anywhere.

import { actionButton, element, focusInside, freshId, setText } from "./dom.js";
import { fieldShown, radioChoice } from "./fields.js";
import { inLanguage, word } from "./words.js";
import { checkedFile } from "./values.js";

/** The largest file whose sha256 is worked out here, so that memory stays bounded. */
const LARGEST_FILE = 200 * 1024 * 1024;
const KEPT = { file: ["file", "sha256"], link: ["link"], place: ["place", "sha256"] };

/** Return the block of evidence for a fact or a paper; `kinds` are those it asks for. */
export function evidenceShown(session, target, kinds) {
  return new EvidenceList(session, target, kinds).box;
}

/** The pieces of evidence for one fact or paper. */
class EvidenceList {
  constructor(session, target, kinds) {
    Object.assign(this, { session, target, kinds });
    this.count = element("span", { class: "k-evidence__count" });
    this.items = element("ol", { class: "k-rows" });
    this.undo = element("p", { class: "k-undo", role: "status", hidden: true });
    const asked = kinds.map((kind) => inLanguage(session.model.evidence_kinds[kind])).join(word("list_comma"));
    this.box = element("details", { class: "k-evidence-box", "data-evidence": target },
      element("summary", {}, word("evidence"), " ", this.count, asked ? element("span", { class: "k-quiet" }, word("evidence_asked", { kinds: asked })) : null),
      this.items, this.undo,
      element("p", { class: "k-actions" }, actionButton(word("add_evidence"), () => this.add(), { "data-add-evidence": target })));
    this.draw();
    session.evidenceLists.set(target, this);
  }

  get mine() {
    return this.session.entries.evidence.filter((item) => item.for === this.target);
  }

  draw() {
    setText(this.count, String(this.mine.length));
    this.items.replaceChildren(...this.mine.map((item, index) => this.item(item, index)));
    this.drawTicks();
  }

  /** Have the rows of the list offer the evidence as it is called now. */
  drawTicks() {
    for (const draw of this.session.ticks.get(this.target) ?? []) draw();
  }

  /** Add a piece of evidence and return it; the block opens. */
  add() {
    const item = { id: freeEvidenceId(this.session), for: this.target };
    const kinds = this.kinds.length ? this.kinds : Object.keys(this.session.model.evidence_kinds);
    if (kinds.length === 1) [item.kind] = kinds;
    this.session.entries.evidence.push(item);
    this.session.changed();
    this.items.append(this.item(item, this.mine.length - 1));
    setText(this.count, String(this.mine.length));
    this.drawTicks();
    this.box.open = true;
    focusInside(this.items.lastElementChild.querySelector(".k-row__fields"));
    return item;
  }

  remove(item) {
    const { entries } = this.session;
    const at = entries.evidence.indexOf(item);
    entries.evidence.splice(at, 1);
    this.session.changed();
    this.draw();
    const back = actionButton(word("undo"), () => {
      entries.evidence.splice(at, 0, item);
      this.session.changed();
      this.undo.hidden = true;
      this.draw();
    }, { class: "k-button k-button--small" });
    this.undo.replaceChildren(word("evidence_gone", { id: item.id }), " ", back);
    this.undo.hidden = false;
    back.focus();
  }

  item(item, index) {
    const said = element("div", { class: "k-messages", hidden: true });
    const at = () => this.session.entries.evidence.indexOf(item);
    this.session.addSlot({
      path: () => ["evidence", at()], element: said, control: null, retype: null, isTouched: false,
      typed: () => item.file ?? item.link ?? item.place ?? "", name: () => word("evidence_name", { id: item.id }),
    });
    const kept = element("div", { class: "k-row__fields" });
    const drawKept = (way) => kept.replaceChildren(...this.keptFields(item, way));
    const way = wayOf(item);
    drawKept(way);
    const ways = ["file", "link", "place"].map((each) => [each, word(`kept_${each}`)]);
    const choose = (next) => {
      if (next !== "file" && this.session.chosen.has(item)) delete item.file;
      drawKept(next);
      this.session.changed();
    };
    return element("li", { class: "k-row", "data-evidence-item": item.id },
      element("div", { class: "k-row__head" }, element("strong", {}, word("evidence_row", { n: index + 1 })),
        actionButton(word("delete_row"), () => this.remove(item), { class: "k-button k-button--small", "aria-label": `${word("delete_row")} ${word("evidence_row", { n: index + 1 })}` })),
      element("div", { class: "k-row__fields" }, ...["kind", "title", "date", "issuer"].map((key) => this.field(item, key))),
      radioChoice(word("kept"), ways, way, choose), kept, said,
      element("details", { class: "k-more" }, element("summary", {}, word("more")), this.field(item, "id")));
  }

  /** Return the fields of one way of keeping, and those of the others that are filled in. */
  keptFields(item, way) {
    const keys = ["file", "link", "place", "sha256"].filter((key) => KEPT[way].includes(key) || item[key]);
    const fields = keys.map((key) => this.field(item, key));
    return keys.includes("sha256") ? [this.chooser(item, way), ...fields] : fields;
  }

  field(item, key) {
    const declared = { ...FIELDS[key](this), label: { zh: word(`evidence_${key}`), en: word(`evidence_${key}`) } };
    return fieldShown({
      session: this.session, declared, key: `evidence/${key}`,
      path: () => ["evidence", this.session.entries.evidence.indexOf(item), key],
      get: () => item[key] ?? "",
      set: (text) => this.keep(item, key, text),
      name: () => `${word("evidence_name", { id: item.id })} ${word(`evidence_${key}`)}`,
      hint: "",
    });
  }

  /** Keep what was typed; rows follow when their evidence is given another id. */
  keep(item, key, text) {
    if (key === "id") renamed(this.session.fact(this.target), item.id, text);
    if (text) item[key] = text;
    else delete item[key];
    if (key === "id" || key === "title") this.drawTicks();
    this.session.changed();
  }

  /** Return the button that takes a file's name and sha256; the file itself is read and let go. */
  chooser(item, way) {
    const known = this.session.chosen.get(item);
    const said = element("p", { class: "k-hint", role: "status" }, known && item.sha256 ? word("file_known", { name: known.name, sha256: item.sha256 }) : "");
    const id = freshId("k-file");
    const input = element("input", { type: "file", id, class: "k-hidden", change: () => this.take(input.files[0], item, way, said) });
    return element("div", { class: "k-field k-field--wide k-file" },
      element("p", { class: "k-hint" }, way === "place" ? word("paper_how") : word("file_how")),
      input, element("label", { class: "k-button", for: id }, word("choose_file")), said);
  }

  async take(file, item, way, said) {
    if (!file) return;
    if (file.size > LARGEST_FILE) { setText(said, word("file_too_large")); return; }
    if (!globalThis.crypto?.subtle) { setText(said, word("no_sha256")); return; }
    setText(said, word("file_read"));
    this.session.chosen.set(item, { name: file.name, size: file.size });
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    item.sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const safe = isFileName(file.name) ? file.name : `${item.id}${extension(file.name)}`;
    if (way === "file") item.file = safe;
    this.session.changed();
    this.draw();
    const row = this.items.querySelectorAll(".k-row")[this.mine.indexOf(item)];
    const shown = row?.querySelector(".k-file [role=status]");
    if (shown && safe !== file.name && way === "file") shown.append(" ", word("file_renamed", { name: safe }));
    row?.querySelector("input[type=file]").focus();
  }
}

/** How the fields of a piece of evidence are filled in. */
const FIELDS = {
  id: () => ({ kind: "text" }),
  kind: (list) => ({ kind: "choice", options: kindsInOrder(list) }),
  title: (list) => ({ kind: "text", longest: list.session.rules.longest.title }),
  date: () => ({ kind: "date" }),
  issuer: (list) => ({ kind: "text", longest: list.session.rules.longest.issuer, required: false }),
  file: () => ({ kind: "text" }),
  link: () => ({ kind: "link" }),
  place: (list) => ({ kind: "text", longest: list.session.rules.longest.place }),
  sha256: () => ({ kind: "text" }),
};

/** Return the kinds of evidence, those that are asked for first. */
function kindsInOrder(list) {
  const all = list.session.model.evidence_kinds;
  const asked = list.kinds.map((kind) => [kind, all[kind]]);
  return Object.fromEntries([...asked, ...Object.entries(all).filter(([kind]) => !list.kinds.includes(kind))]);
}

function renamed(rows, before, after) {
  for (const row of Array.isArray(rows) && after ? rows : [])
    row.evidence = row.evidence.map((id) => (id === before ? after : id));
}

function wayOf(item) {
  if (item.link && !item.file) return "link";
  return item.place && !item.file ? "place" : "file";
}

/** Tell whether a file may keep its name in the repository. */
function isFileName(name) {
  try {
    return checkedFile(name) === name;
  } catch {
    return false;
  }
}

function extension(name) {
  const found = /\.[A-Za-z0-9]{1,8}$/.exec(name);
  return found ? found[0].toLowerCase() : "";
}

function freeEvidenceId(session) {
  const taken = new Set(session.entries.evidence.map((item) => item.id));
  let number = taken.size + 1;
  const named = () => `e${String(number).padStart(2, "0")}`;
  while (taken.has(named())) number += 1;
  return named();
}

/** Return the ticks by which a row says which of the fact's evidence is its own. */
export function evidenceTicks(session, name, row) {
  const box = element("div", { class: "k-ticks" });
  const draw = () => {
    const mine = session.entries.evidence.filter((item) => item.for === name);
    const strangers = row.evidence.filter((id) => !mine.some((item) => item.id === id));
    const ticks = [...mine.map((item) => [item.id, item.title || item.id]), ...strangers.map((id) => [id, id])];
    box.replaceChildren(
      element("span", { class: "k-ticks__label" }, word("row_evidence")),
      ...ticks.map(([id, label]) => tick(session, row, id, label)),
      actionButton(word("row_evidence_new"), () => {
        const item = session.evidenceLists.get(name).add();
        row.evidence.push(item.id);
        draw();
      }, { class: "k-button k-button--small" }));
  };
  session.ticks.get(name).push(draw);
  draw();
  return box;
}

function tick(session, row, id, label) {
  const input = element("input", { type: "checkbox", value: id, input: () => {
    row.evidence = input.checked ? [...row.evidence, id] : row.evidence.filter((each) => each !== id);
    session.changed();
  } });
  input.checked = row.evidence.includes(id);
  return element("label", { class: "k-choice" }, input, label);
}
