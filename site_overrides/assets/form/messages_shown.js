// Messages beside the fields they are about, and what they come to for the whole form.

import { actionButton, element } from "./dom.js";
import { inLanguage, word } from "./words.js";
import { pathKey } from "./session.js";

/** A message and the slot it is shown in. @typedef {{problem: object, slot: import("./session.js").Slot|null, isBlank: boolean}} Placed */

/** Show the messages of a session beside their fields; return them with their places. @returns {Placed[]} */
export function showMessages(session) {
  const slots = slotsByPath(session);
  const bySlot = new Map();
  const placed = [];
  for (const problem of session.found.problems) {
    const slot = nearestSlot(slots, problem.path);
    const isBlank = problem.severity === "error" && slot !== null && slot.typed() === "";
    placed.push({ problem, slot, isBlank });
    if (slot !== null && (!isBlank || slot.isTouched || session.isShowingAll))
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), problem]);
  }
  for (const slot of session.slots) fillSlot(session, slot, bySlot.get(slot) ?? []);
  return placed;
}

function slotsByPath(session) {
  return new Map(session.slots.map((slot) => [pathKey(slot.path()), slot]));
}

function slotAt(session, path) {
  return nearestSlot(slotsByPath(session), path);
}

/** Return the slot of a path, or of the nearest place above it that has one. */
function nearestSlot(slots, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const slot = slots.get(pathKey(path.slice(0, length)));
    if (slot) return slot;
  }
  return null;
}

function fillSlot(session, slot, problems) {
  const key = problems.map((each) => `${each.code} ${inLanguage(each.message)} ${inLanguage(each.remedy)}`).join("\n");
  if (slot.key === key) return;
  slot.key = key;
  slot.element.replaceChildren(...problems.map((each) => messageShown(session, each, slot)));
  slot.element.hidden = problems.length === 0;
  const isWrong = problems.some((each) => each.severity === "error");
  if (slot.control !== null) slot.control.setAttribute("aria-invalid", String(isWrong));
}

/** Bring a slot into sight with its messages, opening what it stands in, and focus its control. */
export function goTo(session, slot) {
  if (slot === null) return;
  slot.isTouched = true;
  session.changed();
  for (let box = slot.element.closest("details"); box !== null; box = box.parentElement.closest("details")) box.open = true;
  const field = slot.element.closest(".k-field, .k-row, .k-fact") ?? slot.element;
  const control = slot.control ?? field.querySelector("input:not([tabindex='-1']), select, textarea, button");
  control?.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

/** Return what can be done about a problem by one click: to its twin, evidence to add, none to list. */
function remedyButtons(session, { code, other, path }, slot) {
  const small = (label, click, name) => actionButton(label, click, { class: "k-button k-button--small", [`data-${name}`]: true });
  const buttons = [];
  if (other) buttons.push(small(word("go_there"), () => goTo(session, slotAt(session, other)), "twin"));
  const list = ["C202", "C203"].includes(code) ? session.evidenceLists.get(path[1]) : null;
  if (list) buttons.push(small(word("add_evidence"), () => list.add(), "prove"));
  if (slot?.none && ["F102", "F103", "F320"].includes(code)) buttons.push(small(word("way_none"), slot.none, "none"));
  return buttons;
}

/** Return a message with its remedy, what can be done about it by one click, and its code. */
function messageShown(session, problem, slot) {
  const said = element("p", { class: `k-message k-message--${problem.severity}` });
  const help = session.settings.help;
  const code = help === null
    ? element("span", { class: "k-message__code" }, problem.code)
    : element("a", { class: "k-message__code", href: `${help}${problem.code.toLowerCase()}/`, target: "_blank", rel: "noopener" }, problem.code);
  said.append(element("span", { class: "k-message__kind" }, word(problem.severity)), " ", inLanguage(problem.message));
  const remedy = inLanguage(problem.remedy);
  if (remedy) said.append(" ", element("span", { class: "k-message__remedy" }, remedy));
  if (problem.suggestion && slot !== null && slot.retype !== null)
    said.append(" ", element("button", {
      type: "button", class: "k-button k-button--small", "data-mend": true,
      click: () => slot.retype(problem.suggestion),
    }, word("mend", { text: problem.suggestion })));
  for (const button of remedyButtons(session, problem, slot)) said.append(" ", button);
  said.append(" ", code);
  return said;
}
