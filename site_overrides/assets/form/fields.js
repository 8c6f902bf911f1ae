// Fields: one control by the kind of what is asked, with its label, its hint and its messages.

import { actionButton, element, freshId, setText } from "./dom.js";
import { inLanguage, word } from "./words.js";

/** Text that may be longer than this gets several lines. */
const ONE_LINE = 120;

/**
 * What a field is about: the session, how it was declared, where it stands, and how to read and
 * keep what is typed. `hint` is shown below the label, `name` is what a list of problems calls it.
 * @typedef {{session: object, declared: object, path: () => (string|number)[], get: () => string,
 *   set: (text: string) => void, name?: () => string, hint?: string, key?: string}} Field
 */

/** Return the element of a field. @param {Field} field @returns {HTMLElement} */
export function fieldShown(field) {
  const { declared } = field;
  const parts = labelled(field);
  const control = CONTROLS[declared.kind](field, parts);
  const box = declared.kind === "yes-no" ? grouped(parts, control) : labelAbove(parts, control);
  box.dataset.key = field.key ?? "";
  registered(field, parts, control);
  return box;
}

/** Return the ids and elements that every field has: label, hint, place for messages. */
function labelled(field) {
  const { declared } = field;
  const id = freshId("k-f");
  const optional = declared.required === false ? element("span", { class: "k-optional" }, word("optional")) : null;
  const hint = field.hint ?? inLanguage(declared.help);
  return {
    id,
    label: [inLanguage(declared.label), optional].filter(Boolean),
    hint: hint ? element("p", { class: "k-hint", id: `${id}-hint` }, hint) : null,
    messages: element("div", { class: "k-messages", id: `${id}-said`, hidden: true }),
  };
}

function describedBy(parts) {
  return [parts.hint ? parts.hint.id : "", parts.messages.id].filter(Boolean).join(" ");
}

function labelAbove(parts, control) {
  return element("div", { class: "k-field" },
    element("label", { class: "k-label", for: parts.id }, ...parts.label), parts.hint, control.shown, parts.messages);
}

function grouped(parts, control) {
  return element("fieldset", { class: "k-field k-field--group" },
    element("legend", { class: "k-label" }, ...parts.label), parts.hint, control.shown, parts.messages);
}

/** Register the field's place for messages and keep its control in step with its entry. */
function registered(field, parts, control) {
  const slot = {
    path: field.path,
    element: parts.messages,
    control: control.input,
    typed: () => field.get().trim(),
    retype: (text) => { field.set(text); control.show(text); control.input.focus(); },
    name: field.name ?? (() => inLanguage(field.declared.label)),
    isTouched: false,
  };
  const touch = () => { slot.isTouched = true; field.session.changed(); };
  control.shown.addEventListener("change", touch);
  field.session.addSlot(slot);
}

/** The controls by kind: what is shown, the input that messages describe, how to show a text in it. */
const CONTROLS = {
  count: numberControl,
  amount: numberControl,
  percent: numberControl,
  days: numberControl,
  date: dateControl,
  text: textControl,
  link: (field, parts) => plainControl(field, parts, { inputmode: "url", placeholder: "https://" }),
  choice: choiceControl,
  "yes-no": yesNoControl,
};

function numberControl(field, parts) {
  const whole = field.declared.places === "0" && field.declared.least !== undefined && !field.declared.least.startsWith("-");
  const made = plainControl(field, parts, { inputmode: whole ? "numeric" : "decimal", class: "k-input k-input--number" });
  const unit = inLanguage(field.declared.unit);
  if (unit) made.shown = element("div", { class: "k-with-unit" }, made.input, element("span", { class: "k-unit" }, unit));
  return made;
}

function plainControl(field, parts, attributes) {
  const input = element("input", {
    type: "text", class: "k-input", id: parts.id, autocomplete: "off", "aria-describedby": describedBy(parts),
    input: () => field.set(input.value), ...attributes,
  });
  input.value = field.get();
  return { shown: input, input, show: (text) => { input.value = text; } };
}

/** A date is typed in any spelling, or taken from the browser's calendar. */
function dateControl(field, parts) {
  const made = plainControl(field, parts, { placeholder: word("date_example"), class: "k-input k-input--date" });
  const calendar = element("input", {
    type: "date", class: "k-calendar", tabindex: "-1", "aria-label": word("calendar"), title: word("calendar"),
    input: () => { if (calendar.value) { field.set(calendar.value); made.show(calendar.value); } },
  });
  const take = () => { calendar.value = /^\d{4}-\d\d-\d\d$/.test(made.input.value.trim()) ? made.input.value.trim() : ""; };
  calendar.addEventListener("pointerdown", take);
  made.shown = element("div", { class: "k-with-unit" }, made.input, calendar);
  return made;
}

function textControl(field, parts) {
  const longest = Number(field.declared.longest ?? 0);
  const isLong = longest > ONE_LINE;
  const counter = element("span", { class: "k-counter", "aria-hidden": "true" });
  const count = (text) => setText(counter, text && longest ? `${[...text.trim()].length}/${longest}` : "");
  const input = element(isLong ? "textarea" : "input", {
    ...(isLong ? { rows: longest > 200 ? "4" : "2" } : { type: "text" }),
    class: "k-input", id: parts.id, autocomplete: "off", "aria-describedby": describedBy(parts),
    input: () => { field.set(input.value); count(input.value); },
  });
  input.value = field.get();
  count(input.value);
  return { shown: element("div", { class: "k-text" }, input, counter), input, show: (text) => { input.value = text; count(text); } };
}

function choiceControl(field, parts) {
  const select = element("select", {
    class: "k-input", id: parts.id, "aria-describedby": describedBy(parts), input: () => field.set(select.value),
  }, element("option", { value: "" }, word("choose")));
  for (const [id, label] of Object.entries(field.declared.options))
    select.append(element("option", { value: id }, inLanguage(label)));
  const show = (text) => {
    const known = [...select.options].some((option) => option.value === text);
    if (!known) select.append(element("option", { value: text }, text));
    select.value = text;
  };
  show(field.get());
  return { shown: select, input: select, show };
}

/** Yes or no, and neither at first: what was not answered is not a no. */
function yesNoControl(field, parts) {
  const radios = ["true", "false"].map((value) => element("input", {
    type: "radio", name: parts.id, value, "aria-describedby": describedBy(parts), input: () => field.set(value),
  }));
  const show = (text) => radios.forEach((radio) => { radio.checked = radio.value === text; });
  show(field.get());
  const choices = radios.map((radio) => element("label", { class: "k-choice" }, radio, word(radio.value === "true" ? "yes" : "no")));
  const shown = element("div", { class: "k-choices" }, ...choices);
  if (field.declared.required === false)
    shown.append(actionButton(word("unanswer"), () => { field.set(""); show(""); }, { class: "k-button k-button--small" }));
  return { shown, input: radios[0], show };
}

/**
 * Return a set of radio buttons of which one may be chosen; `options` are [value, label]. `choose` is
 * told the value, and whether it was passed by arrow key: then the focus has to stay.
 */
export function radioChoice(legend, options, chosen, choose) {
  const name = freshId("k-r");
  let isByArrow = false;
  const watch = (event) => { isByArrow = event.key?.startsWith("Arrow") ?? false; };
  const radios = options.map(([value, label]) => {
    const radio = element("input", { type: "radio", name, value, input: () => choose(value, isByArrow) });
    radio.checked = value === chosen;
    return element("label", { class: "k-choice" }, radio, label);
  });
  return element("fieldset", { class: "k-choices k-choices--bar", keydown: watch, pointerdown: watch }, element("legend", { class: "k-hidden" }, legend), ...radios);
}
