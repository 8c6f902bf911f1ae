// The ways out: the file to download, to copy, or straight to the platform; steps in words.

import { actionButton, element, setShown, setText } from "./dom.js";
import { filesToUpload } from "./evidence_files.js";
import { word } from "./words.js";
import { PLATFORM_NAMES, platformPage } from "./platforms.js";
import { draftText } from "./draft.js";

/** Return the path of a unit's file in the repository. */
export function claimPath(session) {
  const { model, entries } = session;
  return `data/units/${entries.unit}/${model.round}/${model.scheme}.yml`;
}

/** Return the folder in which a unit's file stands, its evidence in a folder below. */
function claimFolder(session) {
  return claimPath(session).replace(/[^/]*$/, "");
}

/** Return the ways out as an element, and the button that stands at the side as well. */
export function waysShown(session) {
  const ways = new Ways(session);
  session.listeners.push(() => ways.follow());
  return ways;
}

/** Download, copy, open; each is shut while there is personal data, or no unit. */
class Ways {
  constructor(session) {
    this.session = session;
    this.side = actionButton("", () => this.download(), { class: "k-button k-button--main", "data-download": "side" });
    this.main = actionButton("", () => this.download(), { class: "k-button k-button--main", "data-download": "main" });
    this.copyButton = actionButton(word("copy_text"), () => this.copy(), { "data-copy": true });
    this.draftButton = actionButton(word("save_draft"), () => this.saveDraft(), { "data-save-draft": true });
    this.open = element("a", { class: "k-button", target: "_blank", rel: "noopener noreferrer", "data-open": true });
    this.said = element("p", { class: "k-notice", role: "status", hidden: true, "data-ways-said": true });
    this.files = element("ul", { class: "k-files" });
    this.goesTo = element("p", { hidden: true }, word("goes_to"));
    this.text = element("textarea", { class: "k-yaml", readonly: true, rows: "12", spellcheck: "false", "aria-label": word("file_text") });
    this.box = element("section", { class: "k-section k-ways", "aria-labelledby": "section-ways" },
      element("h2", { class: "k-section__title", id: "section-ways" }, word("ways")),
      this.said,
      element("p", { class: "k-actions" }, this.main, this.copyButton, this.open, this.draftButton),
      this.goesTo, this.files,
      ...this.steps(),
      element("details", { class: "k-more" }, element("summary", {}, word("file_text")), this.text));
    // the form of a closed round is there to be read
    for (const each of [this.box, this.side]) setShown(each, session.model.is_open);
  }

  steps() {
    const chosen = this.session.settings.submit;
    const names = chosen.address ? [chosen.platform, ...PLATFORM_NAMES.filter((name) => name !== chosen.platform)] : PLATFORM_NAMES;
    return names.map((name) => element("details", { class: "k-more", open: chosen.address !== "" && name === chosen.platform },
      element("summary", {}, word("steps_for", { platform: word(`name_${name}`) })),
      element("ol", {}, ...word(`steps_${name}`).split("\n").map((step) => element("li", {}, step)))));
  }

  follow() {
    const { session } = this;
    const { unit } = session.entries;
    const hasPersonal = session.found.problems.some((each) => each.code === session.settings.personal);
    const errors = session.found.problems.filter((each) => each.severity === "error").length;
    const isShut = !unit || hasPersonal || !session.model.is_open;
    for (const button of [this.side, this.main, this.copyButton, this.draftButton]) button.disabled = isShut;
    const label = errors > 0 ? word("download_draft", { n: errors }) : word("download");
    setText(this.main, label);
    setText(this.side, hasPersonal ? word("download_shut") : label);
    this.side.title = hasPersonal ? word("personal_first") : "";
    const said = hasPersonal ? word("personal_first") : "";
    setText(this.said, said || this.said.dataset.done || "");
    this.said.dataset.done = "";
    setShown(this.said, this.said.textContent !== "");
    this.said.classList.toggle("k-notice--bad", hasPersonal);
    this.followFiles();
    const text = isShut ? "" : session.found.text;
    if (this.text.value !== text) this.text.value = text;
    this.followPlatform(isShut || errors > 0);
  }

  /** List the files to upload, and into which folder each goes. */
  followFiles() {
    const { session } = this;
    const folder = claimFolder(session);
    const claim = { name: `${session.model.scheme}.yml`, original: "", into: folder };
    const files = session.entries.unit ? [claim, ...filesToUpload(session).map((each) => ({ ...each, into: `${folder}evidence/` }))] : [];
    const key = JSON.stringify(files);
    if (this.files.dataset.key === key) return;
    this.files.dataset.key = key;
    setShown(this.goesTo, files.length > 0);
    this.files.replaceChildren(...files.map(({ name, original, into }) => element("li", {},
      element("code", { class: "k-path" }, into), element("strong", { class: "k-path" }, name),
      original && original !== name ? word("file_from", { name: original }) : "")));
  }

  followPlatform(isShut) {
    const { session } = this;
    const there = session.model.units[session.entries.unit]?.has_claim ?? false;
    const page = isShut ? null : platformPage(session.settings.submit, claimPath(session), session.found.text, there);
    setShown(this.open, page !== null);
    if (page === null) { this.open.removeAttribute("href"); return; }
    this.open.href = page.address;
    setText(this.open, word(page.hasText ? "open_filled" : "open_empty", { platform: word(`name_${session.settings.submit.platform}`) }));
  }

  say(text) {
    this.said.dataset.done = text;
    this.follow();
  }

  download() {
    this.session.refresh();
    if (this.main.disabled) return;
    save(`${this.session.model.scheme}.yml`, this.session.found.text, "text/yaml");
    this.say(word("downloaded", { path: claimPath(this.session) }));
  }

  saveDraft() {
    this.session.refresh();
    if (this.draftButton.disabled) return;
    const { entries } = this.session;
    save(`${entries.unit}-${entries.scheme}-${entries.round}.json`, draftText(entries), "application/json");
  }

  async copy() {
    this.session.refresh();
    if (this.copyButton.disabled) return;
    try {
      await navigator.clipboard.writeText(this.session.found.text);
      this.say(word("copied"));
    } catch {
      this.text.closest("details").open = true;
      this.text.focus();
      this.text.select();
      this.say(word("copy_by_hand"));
    }
  }
}

/** Hand a text to the browser as a file to be saved. */
function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
