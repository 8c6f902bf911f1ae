// The sections of the form in the order of the official form: indicators, then what stands beside.

import { element, setShown, setText } from "./dom.js";
import { evidenceShown } from "./evidence.js";
import { fieldShown } from "./fields.js";
import { ledgerShown } from "./ledger.js";
import { recordsShown } from "./records.js";
import { inLanguage, word } from "./words.js";

/** Return the elements of all sections, groups before their parts. */
export function sectionsShown(session) {
  return session.model.sections.map((section) =>
    section.kind === "papers" ? papersShown(session, section) : sectionShown(session, section));
}

function sectionShown(session, section) {
  const depth = section.depth ?? 0;
  const head = element(depth === 0 ? "h2" : depth === 1 ? "h3" : "h4", { class: "k-section__title", id: sectionId(section) },
    section.code ? element("span", { class: "k-code" }, section.code) : null, headingOf(section),
    section.points ? element("span", { class: "k-section__points" }, word("points", { n: section.points })) : null);
  const box = element("section", { class: `k-section k-section--${depth}`, "aria-labelledby": sectionId(section) }, head);
  box.append(...asked(session, section));
  for (const name of section.facts ?? []) box.append(factShown(session, name, section.expects ?? []));
  if (section.code && section.facts) box.append(standing(session, section.code));
  if (section.kind === "eligibility") session.listeners.push(() => setShown(box, [...box.children].some((each) => each !== head && !each.hidden && each.hasChildNodes())));
  return box;
}

/** Return the id by which a section is linked to. */
export function sectionId(section) {
  return `section-${(section.code ?? section.kind).toLowerCase()}`;
}

function headingOf(section) {
  return section.label ? inLanguage(section.label) : word(`section_${section.kind}`);
}

/** Return what is asked of the chosen unit, where it was filled in already, and targets. */
function asked(session, section) {
  const said = element("p", { class: "k-asked" });
  const targets = element("ul", { class: "k-targets" });
  session.listeners.push(() => drawAsked(session, section, said, targets));
  const also = (section.also ?? []).map((name) => element("a", { href: `#fact-${name}` }, inLanguage(session.model.facts[name].label)));
  const elsewhere = also.length === 0 ? null
    : element("p", { class: "k-hint" }, word("filled_elsewhere"), ...also.flatMap((link, index) => (index ? [word("list_comma"), link] : [link])));
  return [said, targets, elsewhere].filter(Boolean);
}

function drawAsked(session, section, said, targets) {
  const unit = session.model.units[session.entries.unit];
  const article = section.article ? ` ${word("source", { cite: inLanguage(section.article) })}` : "";
  setText(said, unit && section.asked ? `${word("asked", { asked: ofUnit(unit, section.asked) })}${article}` : "");
  drawTargets(session, targets, (section.expects ?? []).filter((each) => !each.fact));
}

/** Return what a text says to a unit, where it differs between units. */
function ofUnit(unit, text) {
  return inLanguage(Array.isArray(text) ? text[unit.profile] : text);
}

/** Show targets and conditions with how they stand; nothing that does not concern the unit. */
function drawTargets(session, list, targets) {
  const unit = session.model.units[session.entries.unit];
  const rows = unit ? targets.filter((each) => each.always || ofUnit(unit, each.asked) !== "") : [];
  const states = session.scored?.conditions ?? {};
  const key = rows.map((each) => `${each.id} ${states[each.id]} ${unit.profile}`).join();
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(...rows.map((each) => targetShown(each, ofUnit(unit, each.asked), states[each.id] ?? null)));
  setShown(list, rows.length > 0);
}

function targetShown(each, text, isMet) {
  const state = isMet === null ? "open" : isMet ? "met" : "missed";
  const label = inLanguage(each.label);
  const said = text && label ? word("target", { label, asked: text }) : label || word("asked", { asked: text });
  return element("li", { class: `k-target k-target--${state}` }, said, " ", element("span", { class: "k-target__state" }, word(`target_${state}`)));
}

/** Return the line that says how an indicator stands: its score, and what would bring more. */
function standing(session, code) {
  const line = element("p", { class: "k-standing" });
  session.listeners.push(() => {
    const of = session.scored?.indicators[code];
    const score = of ? scoreWords(of) : "";
    setText(line, score ? `${word("self_score")} ${score}${of.gain ? `${word("gain_dash")}${inLanguage(of.gain)}` : ""}` : "");
    setShown(line, score !== "");
  });
  return line;
}

/** Return an indicator's score, or why there is none yet. */
export function scoreWords(of) {
  if (of.score !== null && of.score !== undefined) return of.score;
  if (of.part) return word("with_marks", { n: of.part });
  return of.absent ? word(`absent_${of.absent.replaceAll("-", "_")}`) : "–";
}

/** Return a fact with its targets and its evidence. */
function factShown(session, name, targets) {
  const declared = session.model.facts[name];
  const box = element("div", { class: "k-fact", id: `fact-${name}`, "data-fact": name });
  if (declared.kind === "records") box.append(recordsShown(session, name, declared));
  else if (declared.kind === "ledger") box.append(ledgerShown(session, name, declared));
  else box.append(fieldShown({
    session, declared, path: () => ["facts", name], key: name, get: () => session.fact(name), set: (text) => session.setFact(name, text),
  }));
  const about = targets.filter((each) => each.fact === name);
  if (about.length > 0) {
    const list = element("ul", { class: "k-targets", hidden: true });
    session.listeners.push(() => drawTargets(session, list, about));
    box.append(list);
  }
  box.append(evidenceShown(session, name, declared.evidence ?? []));
  return box;
}

/** The papers to be handed in, each ticked off by its evidence. */
function papersShown(session, section) {
  const rows = Object.entries(session.model.attachments).map(([id, paper]) => {
    const state = element("span", { class: "k-paper__state" });
    session.listeners.push(() => {
      const has = session.entries.evidence.some((item, at) => item.for === id && !session.found.problems.some((each) => each.severity === "error" && each.path[0] === "evidence" && each.path[1] === at));
      setText(state, word(has ? "paper_there" : "paper_missing"));
      state.dataset.has = String(has);
    });
    const said = element("div", { class: "k-messages", hidden: true });
    session.addSlot({
      path: () => ["attachments", id], element: said, control: null, typed: () => "filled", retype: null, name: () => inLanguage(paper.label), isTouched: true,
    });
    return element("li", { class: "k-fact", id: `fact-${id}` }, state, " ", element("strong", {}, inLanguage(paper.label)), said, evidenceShown(session, id, []));
  });
  return element("section", { class: "k-section", "aria-labelledby": sectionId(section) },
    element("h2", { class: "k-section__title", id: sectionId(section) }, word("section_papers")),
    element("p", { class: "k-hint" }, word("papers_how")), element("ul", { class: "k-papers" }, ...rows));
}
