// Elements are made, never parsed: whatever was typed stays text.

let lastId = 0;

/**
 * Return a new element. Attributes that are null or false are left out, true stands without a value,
 * functions are listeners of the event they are named after; children are nodes or text.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** Return an id that no other element of the page has. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Return a button that does something. */
export function actionButton(label, click, attributes = {}) {
  return element("button", { type: "button", class: "k-button", click, ...attributes }, label);
}

/** Show or hide an element. */
export function setShown(shown, isShown) {
  shown.hidden = !isShown;
}

/** Put text into an element unless it is there already, so that nothing is announced twice. */
export function setText(changed, text) {
  if (changed.textContent !== text) changed.textContent = text;
}

/** Move the focus to the first control inside an element. */
export function focusInside(container) {
  container.querySelector("input:not([type=hidden]):not([tabindex='-1']), select, textarea, button")?.focus();
}
