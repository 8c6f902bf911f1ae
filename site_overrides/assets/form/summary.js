// The side of the form: the score so far, what is still to be filled in, what is to be mended.

import { actionButton, element, setShown, setText } from "./dom.js";
import { inLanguage, word } from "./words.js";
import { scoreWords, sectionId } from "./sections.js";
import { goTo, showMessages } from "./messages_shown.js";

/** So many problems are listed by name; the others are counted. */
const LISTED = 20;

/** Return the side panel; it follows every change of the session. */
export function summaryShown(session, download) {
  const panel = new Summary(session, download);
  session.listeners.push(() => panel.follow());
  return panel.box;
}

/** The panel: a bar that is always in sight, and what it tells in detail. */
class Summary {
  constructor(session, download) {
    this.session = session;
    this.total = element("strong", { class: "k-side__total", "data-total": true });
    this.of = element("span", { class: "k-quiet" });
    this.state = element("p", { class: "k-side__state", "data-state": true, role: "status", "aria-live": "polite" });
    this.cutoffs = element("p", { class: "k-side__cutoffs", hidden: true });
    this.list = element("ul", { class: "k-side__problems" });
    this.next = actionButton(word("next_blank"), () => this.goToNextBlank(), { hidden: true });
    this.all = actionButton(word("show_all"), () => { session.isShowingAll = true; session.changed(); }, { hidden: true });
    this.rows = new Map();
    this.isWhole = false;
    this.detail = element("div", { class: "k-side__detail", id: "k-side-detail" },
      this.cutoffs, element("p", { class: "k-actions" }, this.next, this.all), this.list, this.scores());
    this.toggle = actionButton(word("details"), () => this.open(!this.box.classList.contains("k-side--open")), {
      class: "k-button k-side__toggle", "aria-expanded": "false", "aria-controls": "k-side-detail",
    });
    const score = session.model.points === null ? null
      : element("p", { class: "k-side__score" }, element("span", { class: "k-quiet" }, word("self_score")), " ", this.total, " ", this.of);
    this.box = element("aside", { class: "k-side", "aria-label": word("side") },
      element("div", { class: "k-side__bar" }, score, this.state, this.toggle, download), this.detail);
    this.box.addEventListener("click", (event) => { if (event.target.closest("a")) this.open(false); });
  }

  open(isOpen) {
    this.box.classList.toggle("k-side--open", isOpen);
    this.toggle.setAttribute("aria-expanded", String(isOpen));
  }

  scores() {
    const leaves = this.session.model.sections.filter((section) => section.kind === "indicator" && section.facts);
    return element("ul", { class: "k-side__scores" }, ...leaves.map((section) => {
      const score = element("span", { class: "k-side__one" });
      this.rows.set(section.code, score);
      return element("li", {}, element("a", { href: `#${sectionId(section)}` },
        element("span", { class: "k-code" }, section.code), inLanguage(section.label)), score);
    }));
  }

  follow() {
    const { session } = this;
    this.placed = showMessages(session);
    const errors = this.placed.filter((each) => each.problem.severity === "error");
    const blank = errors.filter((each) => each.isBlank).length;
    const wrong = errors.length - blank;
    setText(this.state, this.stateWords(wrong, blank));
    this.state.dataset.wrong = String(wrong);
    this.state.dataset.blank = String(blank);
    this.state.dataset.chosen = String(Boolean(session.entries.unit));
    setShown(this.next, blank > 0);
    setShown(this.all, blank > 0 && !session.isShowingAll);
    this.drawList(this.placed.filter((each) => !each.isBlank && each.problem.severity !== "note"));
    this.drawScores();
  }

  stateWords(wrong, blank) {
    if (!this.session.entries.unit) return word("choose_unit_first");
    const parts = [wrong ? word("to_mend", { n: wrong }) : "", blank ? word("to_fill", { n: blank }) : ""].filter(Boolean);
    return parts.length ? parts.join(word("comma")) : word("all_right");
  }

  drawList(placed) {
    const { session } = this;
    const rows = placed.slice(0, this.isWhole ? placed.length : LISTED).map(({ problem, slot }) => {
      const message = inLanguage(problem.message);
      const isNamed = slot === null || message.startsWith(slot.name());
      const said = isNamed ? message : `${slot.name()}${word("colon")}${message}`;
      const go = actionButton(said, () => { this.open(false); goTo(session, slot); }, { class: "k-link" });
      return element("li", { class: `k-problem k-problem--${problem.severity}` }, go);
    });
    if (placed.length > LISTED && !this.isWhole) {
      const open = () => { this.isWhole = true; this.follow(); this.list.children[LISTED]?.querySelector("button").focus(); };
      rows.push(element("li", {}, actionButton(word("and_more", { n: placed.length - LISTED }), open, { class: "k-link", "data-more": true })));
    }
    const key = rows.map((row) => row.textContent).join("\n");
    if (this.list.dataset.key === key) return;
    this.list.dataset.key = key;
    this.list.replaceChildren(...rows);
  }

  drawScores() {
    const { scored } = this.session;
    setText(this.total, scored?.total ?? scored?.unmarked ?? "–");
    const before = scored && scored.total === null && scored.unmarked !== null ? word("before_marks") : "";
    setText(this.of, this.session.model.points ? `${word("out_of", { n: this.session.model.points })}${before}` : "");
    for (const [code, score] of this.rows) setText(score, scored ? scoreWords(scored.indicators[code] ?? {}) : "–");
    const cutoff = scored?.cutoff ? inLanguage(scored.cutoff) : "";
    setText(this.cutoffs, cutoff);
    setShown(this.cutoffs, cutoff !== "");
  }

  goToNextBlank() {
    const blank = this.placed.find((each) => each.isBlank && each.slot !== null);
    this.open(false);
    if (blank) goTo(this.session, blank.slot);
  }
}
