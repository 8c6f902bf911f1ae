// Sorting and filtering of tables that are complete without it. What is chosen stands in the address.
//
// <table data-table="" …> with the words to use in data-word-*; a name instead of "" goes before the
// keys in the address where a page has several tables. Of a column: <th data-key data-sort="number|text"
// data-first="descending" data-filter="text|choice">; data-group="" for one of many columns that are
// alike, which the list of a phone names under data-word-group; data-unlisted="" for one that it leaves out. A cell whose text is not what is compared says
// so in data-value. What is said of the order as given stands in data-order. A cell with .k-null has no value and comes last, whichever way is sorted.

const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:\/(\d+))?$/;

/** Returns a decimal or a fraction as two whole numbers: nothing is rounded. */
function exact(text) {
  const found = NUMBER.exec(text);
  if (!found) return null;
  const [, sign, whole, part = "", under = "1"] = found;
  const digits = BigInt(whole + part);
  return [sign === "-" ? -digits : digits, 10n ** BigInt(part.length) * BigInt(under)];
}

function compareNumbers(a, b) {
  const left = a[0] * b[1];
  const right = b[0] * a[1];
  return left < right ? -1 : left > right ? 1 : 0;
}

const texts = new Intl.Collator(document.documentElement.lang, { numeric: true });
const KINDS = {
  number: { read: exact, compare: compareNumbers },
  text: { read: (text) => text, compare: texts.compare },
};

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

function made(tag, given = {}, ...children) {
  const element = Object.assign(document.createElement(tag), given);
  element.append(...children);
  return element;
}

class Table {
  constructor(table) {
    this.table = table;
    this.words = (name, values = {}) =>
      Object.entries(values).reduce(
        (text, [key, value]) => text.replace(`{${key}}`, () => value),
        table.dataset[`word${name}`],
      );
    this.prefix = table.dataset.table && `${table.dataset.table}.`;
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.columns = [...table.tHead.rows[0].cells]
      .map((head, index) => ({ head, index, ...head.dataset }))
      .filter((column) => column.key);
    this.filters = this.columns.filter((column) => column.filter).map((c) => this.filterOf(c));
    this.filters = this.filters.filter(Boolean);
    this.addButtons();
    this.addControls();
    addEventListener("popstate", () => this.read());
    this.read();
  }

  cell(row, column) {
    return row.cells[column.index];
  }

  /** The value of a cell: null where it says why there is none. */
  value(row, column) {
    const cell = this.cell(row, column);
    const stated = cell.dataset.value;
    if (stated !== undefined) return KINDS[column.sort].read(stated);
    if (cell.querySelector(".k-null")) return null;
    return KINDS[column.sort].read((cell.querySelector("[data-said]") ?? cell).textContent.trim());
  }

  words_of(row, column) {
    const cell = this.cell(row, column);
    return (cell.querySelector("[data-said]") ?? cell).textContent.trim();
  }

  title(column) {
    return column.title ?? column.head.textContent.trim();
  }

  filterOf(column) {
    const id = `k-filter-${this.prefix}${column.key}`;
    let input;
    if (column.filter === "text") {
      input = made("input", { id, type: "search", autocomplete: "off", spellcheck: false });
      // A word is one step back, not each of its letters.
      input.addEventListener("focus", () => (this.typing = false));
      input.addEventListener("input", () => {
        this.write(this.typing);
        this.typing = true;
      });
    } else {
      const found = new Map();
      for (const row of this.rows) {
        const said = this.words_of(row, column);
        if (!found.has(said)) found.set(said, this.value(row, column));
      }
      if (found.size < 2) return null;
      const { compare } = KINDS[column.sort];
      const names = [...found.keys()].filter(Boolean);
      names.sort((a, b) => {
        const [left, right] = [found.get(a), found.get(b)];
        return left === null || right === null ? (left === null) - (right === null) : compare(left, right);
      });
      const options = names.map((name) => made("option", { value: name, textContent: name }));
      input = made("select", { id }, made("option", { value: "", textContent: this.words("All") }), ...options);
      input.addEventListener("change", () => this.write());
    }
    return { column, input, label: made("label", { htmlFor: id, textContent: this.title(column) }) };
  }

  addButtons() {
    for (const column of this.columns) {
      const { head } = column;
      column.name = this.title(column);
      const button = made("button", { type: "button", className: "k-sort" });
      const link = head.querySelector("a");
      if (link) {
        button.setAttribute("aria-label", this.words("SortBy", { column: column.name }));
        head.append(button);
      } else {
        button.append(...head.childNodes);
        button.title = this.words("SortBy", { column: column.name });
        head.append(button);
      }
      button.addEventListener("click", () => this.sortBy(column));
    }
  }

  addControls() {
    // On a phone there is no head to press: the same as a list.
    const id = `k-order-${this.prefix}`;
    this.order = made("select", { id }, made("option", { value: "", textContent: this.words("Given") }), ...this.choices());
    this.order.addEventListener("change", () => {
      [this.sorted, this.way] = this.order.value.split(" ");
      this.write();
    });
    this.clear = made("button", { type: "button", className: "k-controls__clear", textContent: this.words("Clear") });
    this.clear.addEventListener("click", () => {
      for (const { input } of this.filters) input.value = "";
      this.write();
      this.filters[0].input.focus();
    });
    this.count = made("p", { className: "k-controls__count" });
    this.count.setAttribute("role", "status");
    const field = (label, input, kind = "") => made("div", { className: `k-controls__field ${kind}` }, label, input);
    const controls = made(
      "div",
      { className: "k-controls" },
      ...this.filters.map(({ label, input }) => field(label, input)),
      field(made("label", { htmlFor: id, textContent: this.words("Order") }), this.order, "k-controls__order"),
      this.clear,
      this.count,
    );
    (this.table.closest(".k-scroll") ?? this.table).before(controls);
  }

  /** What the list offers: not what can be chosen above it; of columns that are alike, the best first. */
  choices() {
    const useful = this.columns.filter((column) => column.filter !== "choice" && column.unlisted === undefined);
    const alone = useful.filter((column) => column.group === undefined).flatMap((column) => {
      const first = column.first ?? "ascending";
      const both = column.first ? [first, "ascending"] : [first];
      return both.map((way) => this.choice(column, way));
    });
    const alike = useful.filter((column) => column.group !== undefined).map((column) => this.choice(column, column.first, true));
    return alike.length ? [...alone, made("optgroup", { label: this.words("Group") }, ...alike)] : alone;
  }

  choice({ key, name, sort }, way, short = false) {
    const said = sort === "text" && way === "ascending" ? "Named" : way === "ascending" ? "Ascending" : "Descending";
    return made("option", { value: `${key} ${way}`, textContent: short ? name : `${name} · ${this.words(said)}` });
  }

  /** Shows in the list what is chosen; what it does not offer, and was chosen elsewhere, it then does. */
  list(column) {
    const value = column ? `${column.key} ${this.way}` : "";
    if (![...this.order.options].some((each) => each.value === value)) this.order.append(this.choice(column, this.way));
    this.order.value = value;
    // A column that a phone leaves out is seen while the table is sorted by it.
    for (const row of this.rows) {
      for (const { key, index, group } of this.columns) {
        if (group !== undefined) row.cells[index].classList.toggle("k-each--shown", key === this.sorted);
      }
    }
  }

  sortBy(column) {
    const first = column.first ?? "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    this.way = this.sorted === column.key && this.way === first ? other : first;
    this.sorted = column.key;
    this.write();
  }

  /** Puts what is chosen into the address, as a step of its own or in place of the last one. */
  write(inPlace = false) {
    const address = new URL(location.href);
    const set = (key, value) =>
      value ? address.searchParams.set(this.prefix + key, value) : address.searchParams.delete(this.prefix + key);
    for (const { column, input } of this.filters) set(column.key, input.value);
    set("sort", this.sorted);
    set("order", this.sorted && this.way);
    if (inPlace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.show();
  }

  /** Takes what is chosen from the address; what it does not know it leaves out. */
  read() {
    const { searchParams } = new URL(location.href);
    const stated = (key) => searchParams.get(this.prefix + key) ?? "";
    for (const { column, input } of this.filters) {
      input.value = stated(column.key);
      if (input.selectedIndex === -1) input.value = "";
    }
    const column = this.columns.find(({ key }) => key === stated("sort"));
    this.sorted = column?.key ?? "";
    this.way = ["ascending", "descending"].includes(stated("order")) ? stated("order") : "ascending";
    this.show();
  }

  show() {
    const column = this.columns.find(({ key }) => key === this.sorted);
    for (const { head } of this.columns) head.removeAttribute("aria-sort");
    column?.head.setAttribute("aria-sort", this.way);
    for (const said of this.table.querySelectorAll("[data-order]")) said.hidden = Boolean(column);
    this.list(column);
    this.body.append(...(column ? this.inOrder(column) : this.rows));
    let shown = 0;
    for (const row of this.rows) {
      row.hidden = !this.filters.every((filter) => this.passes(row, filter));
      shown += !row.hidden;
    }
    this.clear.hidden = this.filters.every(({ input }) => !input.value);
    this.count.textContent = this.words("Shown", { shown, all: this.rows.length });
  }

  inOrder(column) {
    const { compare } = KINDS[column.sort];
    const sign = this.way === "descending" ? -1 : 1;
    const keyed = this.rows.map((row) => [this.value(row, column), row]);
    keyed.sort(([a], [b]) =>
      a === null || b === null ? (a === null) - (b === null) : sign * compare(a, b),
    );
    return keyed.map(([, row]) => row);
  }

  passes(row, { column, input }) {
    if (!input.value) return true;
    const said = this.words_of(row, column);
    return column.filter === "text" ? plain(said).includes(plain(input.value)) : said === input.value;
  }
}

for (const table of document.querySelectorAll("table[data-table]")) new Table(table);
