"""Fills in the form as a hand would: every value goes through its own control, with real events."""

from typing import Any

from playwright.sync_api import Page

#: Types entries into the form that is open; each step acts on a control that a person would use.
FILL = """async (entries) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => done()));
  const event = (name) => new Event(name, { bubbles: true });
  const inside = (box, key) => {
    const field = box.querySelector(`[data-key="${key}"]`);
    if (!field) throw new Error(`no field ${key}`);
    return field;
  };
  const type = (field, text) => {
    const radio = field.querySelector(`input[type=radio][value="${CSS.escape(text)}"]`);
    if (radio) { radio.click(); return; }
    const control = field.querySelector("textarea, select, input:not([type=radio]):not([type=date])");
    control.value = text;
    control.dispatchEvent(event("input"));
    control.dispatchEvent(event("change"));
  };
  const way = (box, value) => box.querySelector(`.k-choices--bar input[value="${value}"]`).click();
  const rows = (name) => document.querySelectorAll(`[data-fact="${name}"] .k-list__body > .k-rows > .k-row`);
  const fill = (name, entry) => {
    const box = document.querySelector(`[data-fact="${name}"]`);
    if (!box) throw new Error(`no fact ${name}`);
    if (Array.isArray(entry)) return list(name, box, entry);
    if (typeof entry === "object") return ledger(name, box, entry);
    if (box.querySelector(".k-list")) { way(box, "number"); return type(inside(box, `${name}/number`), entry); }
    return type(inside(box, name), entry);
  };
  const list = (name, box, entry) => {
    way(box, entry.length ? "list" : "none");
    entry.forEach((row, index) => {
      if (index > 0) box.querySelector(`[data-add="${name}"]`).click();
      const card = rows(name)[index];
      for (const [key, text] of Object.entries(row.fields)) type(inside(card, `${name}/${key}`), text);
      type(inside(card, `${name}/id`), row.id);
    });
  };
  const ledger = (name, box, entry) => {
    type(inside(box, `${name}/year`), entry.year);
    for (const [row, cells] of Object.entries(entry.rows))
      for (const [column, text] of Object.entries(cells)) type(inside(box, `${name}/${row}/${column}`), text);
  };
  for (const [name, entry] of Object.entries(entries.facts)) fill(name, entry);
  for (const piece of entries.evidence) {
    const box = document.querySelector(`[data-evidence="${piece.for}"]`);
    box.querySelector(`[data-add-evidence="${piece.for}"]`).click();
    const card = [...box.querySelectorAll(":scope > .k-rows > .k-row")].at(-1);
    way(card, piece.file ? "file" : piece.link ? "link" : "place");
    for (const [key, text] of Object.entries(piece))
      if (key !== "for") type(inside(card, `evidence/${key}`), text);
  }
  for (const [name, entry] of Object.entries(entries.facts))
    if (Array.isArray(entry))
      entry.forEach((row, index) => {
        for (const id of row.evidence) rows(name)[index].querySelector(`.k-ticks input[value="${CSS.escape(id)}"]`).click();
      });
  await painted();
  await painted();
}"""

#: Types one text into one control and returns how long it took until the answer was painted.
KEYSTROKE = """async ([key, text]) => {
  const field = document.querySelector(`[data-key="${key}"]`);
  const control = field.querySelector("textarea, select, input:not([type=radio]):not([type=date])");
  const began = performance.now();
  control.value = text;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
}"""

#: What the form shows: the state of the side, scores by indicator, the file's text, messages.
SHOWN = """() => {
  const side = document.querySelector(".k-side");
  const said = (box) => [...box.querySelectorAll(".k-message")].map((each) => each.innerText);
  return {
    wrong: side.querySelector("[data-state]").dataset.wrong,
    blank: side.querySelector("[data-state]").dataset.blank,
    total: side.querySelector("[data-total]")?.textContent ?? null,
    scores: Object.fromEntries([...side.querySelectorAll(".k-side__scores li")].map((row) =>
      [row.querySelector(".k-code").textContent, row.querySelector(".k-side__one").textContent])),
    text: document.querySelector(".k-yaml").value,
    messages: said(document),
  };
}"""


def fill_in(page: Page, unit: str, entries: dict[str, Any]) -> None:
    """Choose the unit and type its entries."""
    page.select_option("[data-unit]", unit)
    page.evaluate(FILL, entries)


def keystroke(page: Page, key: str, text: str) -> float:
    """Type a text into a field and return the milliseconds until its answer is painted."""
    took: float = page.evaluate(KEYSTROKE, [key, text])
    return took


def shown(page: Page) -> dict[str, Any]:
    """Return what the form shows."""
    found: dict[str, Any] = page.evaluate(SHOWN)
    return found
