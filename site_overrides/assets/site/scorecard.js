// A scorecard opens in place without this. With it, a link to an item opens that item, one button
// opens all, printing opens all in every browser, and the reference to cite is copied whole.

const table = document.querySelector(".k-table--card");
const items = [...document.querySelectorAll(".k-how details")];

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "k-button";
  made.textContent = words;
  made.addEventListener("click", () => act(made));
  return made;
}

function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const item = id && document.getElementById(id)?.querySelector(".k-how details");
  if (item) {
    item.open = true;
    item.closest(".k-node").scrollIntoView();
  } else if (id === "cite") {
    document.getElementById(id).open = true;
  }
}

if (table && items.length) {
  const isOpen = () => items.every((item) => item.open);
  const name = () => (isOpen() ? table.dataset.close : table.dataset.open);
  const all = button(name(), () => {
    const opening = !isOpen();
    items.forEach((item) => (item.open = opening));
  });
  items.forEach((item) => item.addEventListener("toggle", () => (all.textContent = name())));
  const tools = document.createElement("p");
  tools.className = "k-tools";
  tools.append(all);
  table.parentElement.before(tools);
}

const cite = document.getElementById("cite");
if (cite) {
  const text = cite.querySelector(".k-cite__text");
  text.querySelector(".k-cite__link").textContent = location.origin + location.pathname;
  const done = document.createElement("span");
  done.setAttribute("role", "status");
  const copy = button(cite.dataset.copy, async () => {
    const words = text.textContent.trim().replace(/\s+/g, " ");
    try {
      await navigator.clipboard.writeText(words);
      done.textContent = ` ${cite.dataset.copied}`;
    } catch {
      getSelection().selectAllChildren(text); // no clipboard here: at least it is marked
    }
  });
  text.after(copy, done);
}

let closed = [];
addEventListener("beforeprint", () => {
  closed = [...items, ...(cite ? [cite] : [])].filter((item) => !item.open);
  closed.forEach((item) => (item.open = true));
});
addEventListener("afterprint", () => closed.forEach((item) => (item.open = false)));
addEventListener("hashchange", openTarget);
openTarget();
