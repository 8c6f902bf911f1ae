// The worked examples of a policy page, to be tried with other numbers. The form's scorer computes;
// nothing is kept and nothing is sent. Without this script the page has every example all the same.

import { actionButton, element, focusInside, setText } from "../form/dom.js";
import { score, statedQuantities } from "../form/score.js";
import { inLanguage, speak, word } from "../form/words.js";

const NUMBERS = ["count", "amount", "percent", "days"];

const page = document.querySelector("[data-worked]");
if (page) {
  speak(page.dataset.language, JSON.parse(page.dataset.words));
  let loading = null;
  const load = () => {
    loading ??= fetch(page.dataset.worked).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    loading.catch(() => { loading = null; }); // the next press asks again
    return loading;
  };
  for (const example of page.querySelectorAll("[data-example]")) offer(example, load);
}

/** Put a button below an example that opens it; where the data does not come, it says so. */
function offer(example, load) {
  const said = element("span", { class: "k-quiet", role: "status" });
  const button = actionButton(word("try"), () => {
    load().then(
      (model) => {
        const unmark = markOriginal(example);
        const trial = new Trial(model, example.dataset.example, () => { unmark(); box.replaceWith(start); button.focus(); });
        const box = trial.box;
        start.replaceWith(box);
        focusInside(box.querySelector(".k-worked__facts"));
      },
      () => setText(said, word("not_loaded")),
    );
  });
  const start = element("p", { class: "k-worked__start" }, button, " ", said);
  example.querySelector("p").after(start);
}

/** Say above the example's own tables that they stay those of the example; return how to take it back. */
function markOriginal(example) {
  const said = [...example.querySelectorAll(".k-scroll")].map((table) => {
    const title = element("p", { class: "k-worked__original" }, word("original"));
    table.before(title);
    return title;
  });
  return () => said.forEach((title) => title.remove());
}

/** One example opened: what is typed now, what it scores, what it scored at first. */
class Trial {
  constructor(model, id, close) {
    Object.assign(this, { model, id });
    this.first = score(model, { facts: model.examples[id] }, id);
    this.shows = [];
    this.body = element("div");
    this.total = element("output", { class: "k-worked__total" });
    this.was = element("span", { class: "k-quiet" });
    const whole = model.points === null ? null : element("p", { class: "k-worked__sum" },
      element("span", {}, word("total")), " ", this.total, element("span", { class: "k-quiet" }, ` / ${model.points}`), " ", this.was);
    const undo = actionButton(word("again"), () => { this.begin(); focusInside(this.body.querySelector(".k-worked__facts")); });
    this.box = element("section", { class: "k-worked", "aria-label": word("try") },
      element("p", { class: "k-quiet" }, word("only_here")),
      element("p", { class: "k-worked__ways" }, undo, " ", actionButton(word("close"), close)),
      whole && element("div", { class: "k-worked__bar" }, whole),
      this.body);
    this.begin();
  }

  /** Take the example as it stands in the policy's file. */
  begin() {
    this.facts = structuredClone(this.model.examples[this.id]);
    this.shows = [];
    const rows = this.model.sections.map((each) => this.section(each)).filter(Boolean);
    this.body.replaceChildren(...rows, this.conditions());
    this.changed();
  }

  /** Score what is typed now and show every number. */
  changed() {
    const now = score(this.model, { facts: this.facts }, this.id);
    setText(this.total, now.total ?? "–");
    setText(this.was, now.total === this.first.total ? "" : word("was", { n: this.first.total ?? "–" }));
    for (const show of this.shows) show(now);
  }

  /** Return an indicator with its facts, or a group's line; null for what has nothing to enter. */
  section(each) {
    const facts = (each.facts ?? []).filter((name) => this.model.facts[name]?.kind !== "ledger");
    if (each.kind !== "indicator") return facts.length ? this.beside(each, facts) : null;
    const group = !("facts" in each);
    const name = `${each.code} ${inLanguage(each.label)}`;
    const head = element("p", { class: "k-worked__title" },
      element("a", { href: `#indicator-${each.code.toLowerCase()}` }, each.code), " ", inLanguage(each.label));
    const shared = (each.also ?? []).map((name) => inLanguage(this.model.facts[name].label));
    return element("div", { class: group ? "k-worked__item k-worked__item--group" : "k-worked__item", role: "group", "aria-label": name, "data-code": each.code },
      head, this.scored(each),
      element("div", { class: "k-worked__facts" }, ...facts.map((name) => this.fact(name)),
        shared.length ? element("p", { class: "k-quiet" }, word("above", { labels: shared.join(word("comma")) })) : null));
  }

  beside(each, facts) {
    return element("div", { class: "k-worked__item", role: "group", "aria-label": word(each.kind) },
      element("p", { class: "k-worked__title" }, word(each.kind)),
      element("div", { class: "k-worked__facts" }, ...facts.map((name) => this.fact(name))));
  }

  /** Return the line of an indicator's score, kept in step. */
  scored({ code, points }) {
    if (this.model.points === null) return null;
    const [number, was, gain] = [element("strong"), element("span", { class: "k-quiet" }), element("span", { class: "k-worked__gain k-quiet" })];
    const first = this.first.indicators[code];
    this.shows.push((now) => {
      const { score: value, gain: left } = now.indicators[code];
      setText(number, value ?? "–");
      setText(was, value === first.score ? "" : word("was", { n: first.score ?? "–" }));
      setText(gain, inLanguage(left));
    });
    return element("p", { class: "k-worked__score" }, number, points === undefined ? null : element("span", { class: "k-quiet" }, ` / ${points}`), " ", was, " ", gain);
  }

  fact(name) {
    const declared = this.model.facts[name];
    const entry = this.facts[name];
    if (declared.kind === "records" && typeof entry !== "string" && entry !== undefined) return this.list(name, declared);
    const asked = declared.kind === "records" ? { ...declared, kind: "count", places: "0" } : declared;
    if (declared.kind === "records" && !declared.plain) { this.facts[name] = []; return this.list(name, declared); }
    const read = (text) => statedQuantities({ it: declared }, { it: text }).it;
    return this.field(asked, entry ?? "", (text) => { this.facts[name] = text; }, read);
  }

  /** Return one control; a message stands below it while what is typed has no value. */
  field(declared, text, keep, read) {
    const said = element("span", { class: "k-worked__said", hidden: true }, word("unread"));
    const take = () => {
      keep(control.value);
      said.hidden = read(control.value).absent === undefined || (control.value === "" && declared.required === false);
      control.setAttribute("aria-invalid", String(!said.hidden));
      this.changed();
    };
    const control = controlOf(declared, text, take);
    return element("label", { class: "k-worked__field" }, element("span", {}, inLanguage(declared.label)),
      element("span", {}, control, " ", declared.unit ? inLanguage(declared.unit) : ""), said);
  }

  /** Return a list with its rows; it is drawn anew when rows come or go. */
  list(name, declared) {
    const rows = this.facts[name];
    const box = element("div", { class: "k-worked__list", role: "group", "aria-label": inLanguage(declared.label) });
    const drawn = () => {
      box.replaceChildren(element("p", { class: "k-worked__label" }, inLanguage(declared.label), word("colon"), String(rows.length)),
        ...rows.map((row, index) => this.row(declared, row, index, () => { rows.splice(index, 1); drawn(); this.changed(); add().focus(); })),
        element("p", {}, actionButton(word("add", { item: inLanguage(declared.item) }), () => {
          const last = rows.at(-1);
          rows.push({ id: `new${rows.length + 1}`, fields: last ? { ...last.fields } : {}, evidence: [] });
          drawn();
          this.changed();
          focusInside(box.querySelectorAll(".k-worked__row")[rows.length - 1]);
        }, { "data-add": name })));
    };
    const add = () => box.querySelector("[data-add]");
    drawn();
    return box;
  }

  row(declared, row, index, remove) {
    const title = `${inLanguage(declared.item)} ${index + 1}`;
    const fields = Object.entries(declared.fields).map(([key, each]) => {
      const read = (text) => statedQuantities({ it: { kind: "records", fields: { [key]: each } } }, { it: [{ fields: { [key]: text } }] }).it;
      return this.field(each, row.fields[key] ?? "", (text) => { row.fields[key] = text; }, read);
    });
    return element("div", { class: "k-worked__row", role: "group", "aria-label": title }, ...fields,
      actionButton(word("remove"), remove, { "aria-label": `${word("remove")} ${title}` }));
  }

  /** Return the targets and conditions, which carry no points; closed where there are points. */
  conditions() {
    const known = Object.entries(this.model.conditions);
    if (known.length === 0) return "";
    const rows = known.map(([id, { label, lenient }]) => {
      const state = element("span");
      this.shows.push((now) => {
        const told = now.conditions[id];
        setText(state, word(told === undefined || told === null ? "open" : told ? "met" : lenient ? "warning" : "not_met"));
      });
      return element("li", { "data-condition": id }, element("a", { href: `#condition-${id}` }, inLanguage(label)), word("colon"), state);
    });
    return element("details", { open: this.model.points === null }, element("summary", {}, word("conditions")), element("ul", {}, ...rows));
  }
}

/** Return the control of a kind of value with a text in it. */
function controlOf(declared, text, input) {
  const choices = { choice: Object.entries(declared.options ?? {}).map(([id, label]) => [id, inLanguage(label)]), "yes-no": [["true", word("yes")], ["false", word("no")]] }[declared.kind];
  if (!choices) {
    const typed = NUMBERS.includes(declared.kind) ? { inputmode: "decimal", class: "k-worked__number" } : {};
    const made = element("input", { type: declared.kind === "date" ? "date" : "text", autocomplete: "off", input, ...typed });
    made.value = text;
    return made;
  }
  const made = element("select", { input }, element("option", { value: "" }, "–"),
    ...choices.map(([id, label]) => element("option", { value: id }, label)));
  made.value = text;
  return made;
}
