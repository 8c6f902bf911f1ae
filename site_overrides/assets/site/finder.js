// The unit finder: one field that answers while one types. It looks in names of both languages, aliases,
// ids, registered attributes, and how Chinese characters sound, in full, by initials or mixed.
// Whatever is shown goes in as text, never as markup.

const SHOWN = 12;
const LONGEST = 60;
const ASIDE = /[\s·•・‧∙⋅.\-_—–,，、。"'“”‘’()（）]/u;

const plain = new Map(); // what is left of each character: thousands of names are made of few

function left(char) {
  if (!plain.has(char)) {
    const chars = [...char.normalize("NFKC").toLowerCase().normalize("NFKC")];
    plain.set(char, chars.filter((each) => !ASIDE.test(each)));
  }
  return plain.get(char);
}

/** Where a word of a text begins, in folded characters: at its start, and after a dot, a blank and the like. */
function beginnings(text) {
  const found = [];
  let count = 0, fresh = true;
  for (const char of text) {
    const more = left(char).length;
    if (more === 0) fresh = true;
    else if (fresh) { found.push(count); fresh = false; }
    count += more;
  }
  return found;
}

/** The characters of a text without blanks, dots, widths and case. */
function folded(text) {
  const chars = [];
  for (const char of text) chars.push(...left(char));
  return chars;
}

/** Where a run of folded characters stands in the text: from its first to behind its last. */
function place(text, first, after) {
  let at = 0, count = 0, start = 0;
  for (const char of text) {
    const more = left(char).length;
    if (count <= first) start = at;
    count += more;
    at += char.length;
    if (more > 0 && count >= after) break;
  }
  return [start, at];
}

/** Where a typed word sounds like a run of characters: [first, after], or null; at the start of a word if it can. */
function sounding(word, sounds, starts) {
  const failed = new Set();
  const after = (typed, at) => {
    if (typed === word.length) return at;
    if (at === sounds.length || failed.has(typed * 1000 + at)) return -1;
    for (const sound of sounds[at]) {
      if (!sound.startsWith(word[typed])) continue;
      if (sound.startsWith(word.slice(typed))) return at + 1;
      for (const part of [sound, /^[csz]h/.test(sound) ? sound.slice(0, 2) : "", sound[0]]) {
        if (part !== "" && word.startsWith(part, typed)) {
          const end = after(typed + part.length, at + 1);
          if (end >= 0) return end;
        }
      }
    }
    failed.add(typed * 1000 + at);
    return -1;
  };
  for (const first of [...starts, ...sounds.keys()]) {
    const end = first < sounds.length ? after(0, first) : -1;
    if (end >= 0) return [first, end];
  }
  return null;
}

/** The units as the finder compares them; made once, when the file has come. */
function prepared(data, language) {
  const own = language === "zh" ? 0 : 1;
  const sounds = new Map(Object.entries(data.sounds).map(([char, said]) => [char, [...said.split(" "), char]]));
  const compared = (said) => ({ said, text: folded(said).join(""), starts: beginnings(said) });
  const attributes = data.attributes.map((both) => both.map(compared));
  return data.units.map(([id, zh, en, kind, round, aliases = [], registered = []]) => {
    const names = [zh, en, ...aliases, id].map(compared);
    const texts = own === 0 ? names : [names[1], names[0], ...names.slice(2)];
    const last = round === null ? null : data.rounds[round];
    return {
      id,
      name: texts[0].said,
      kind: data.kinds[kind][own],
      out: last !== null && last[4] !== "",
      round: last && `${last[own]}${language === "zh" ? "：" : ": "}${last[2 + own]}`,
      texts: [...texts, ...registered.flatMap((each) => attributes[each])],
      first: 2 + aliases.length, // the id; before it the names
      sounds: [names[0], ...names.slice(2, -1)],
      heard: (text) => [...text].map((char) => sounds.get(char) ?? [char]),
    };
  });
}

/** How well one word fits a unit, small is better, and which folded characters of what; null if it does not. */
function fit(unit, word) {
  let best = null;
  const better = (rank, said, run) => { if (best === null || rank < best.rank) best = { rank, said, run }; };
  unit.texts.forEach((each, number) => {
    const at = each.text.indexOf(word);
    if (at < 0) return;
    const first = [...each.text.slice(0, at)].length; // some characters take two places
    const whole = each.text === word ? 0 : at === 0 ? 1 : 2;
    better((number < unit.first ? 0 : 10) + whole + (number === 0 ? 0 : 3), each.said, [first, first + [...word].length]);
  });
  if (best === null && /[a-z]/.test(word)) {
    unit.sounds.forEach(({ said, text, starts }, number) => {
      const run = sounding(word, unit.heard(text), starts);
      if (run !== null) better((starts.includes(run[0]) ? 20 : 40) + Math.min(number, 19), said, run);
    });
  }
  return best;
}

/** The units that every word of the query fits: the best first, of equals those whose result is out. */
export function found(units, query) {
  const whole = folded(query).join("");
  if (whole === "") return [];
  const words = query.normalize("NFKC").split(/\s+/).map((word) => folded(word).join("")).filter(Boolean);
  const hits = [];
  for (const unit of units) {
    const one = fit(unit, whole);
    const fits = one === null && words.length > 1 ? words.map((word) => fit(unit, word)) : [one];
    if (fits.every(Boolean)) hits.push({ unit, fits, rank: fits.reduce((sum, each) => sum + each.rank, 0) });
  }
  return hits.sort((a, b) => a.rank - b.rank || b.unit.out - a.unit.out);
}

function element(name, kind, ...inside) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
}

/** A text with the parts that were looked for marked. */
function marked(said, ranges) {
  const parts = [];
  let at = 0;
  for (const [first, after] of ranges.sort((a, b) => a[0] - b[0])) {
    if (first < at) continue;
    parts.push(said.slice(at, first), element("mark", "", said.slice(first, after)));
    at = after;
  }
  return [...parts, said.slice(at)];
}

function start(form) {
  const field = form.querySelector("input"), list = form.querySelector("ul"), told = form.querySelector("[role=status]");
  const words = form.dataset, language = document.documentElement.lang.slice(0, 2) === "en" ? "en" : "zh";
  let loading = null, active = -1;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const load = () => (loading ??= fetch(words.file)
    .then((answer) => { if (!answer.ok) throw new Error(answer.statusText); return answer.json(); })
    .then((data) => prepared(data, language))
    .catch(() => { loading = null; return null; }));

  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (position) => {
    active = position;
    const options = list.querySelectorAll("a");
    options.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
    const chosen = options[active];
    if (!chosen) { field.removeAttribute("aria-activedescendant"); return; }
    field.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  };

  const shown = ({ unit, fits }, position) => {
    const on = (text) => fits.filter((each) => each.said === text).map((each) => place(text, ...each.run));
    const others = [...new Set(fits.map((each) => each.said))].filter((said) => said !== unit.name);
    const link = element("a", "", element("strong", "", ...marked(unit.name, on(unit.name))));
    link.href = `${words.units}${unit.id}/`;
    link.tabIndex = -1;
    if (others.length > 0) link.append(element("span", "k-finder__as", ...others.flatMap((said) => [" ", ...marked(said, on(said))])));
    link.append(element("span", "k-quiet", [unit.kind, unit.round].filter(Boolean).join(" · ")));
    link.id = `${list.id}-${position}`;
    link.setAttribute("role", "option");
    const item = element("li", "", link);
    item.setAttribute("role", "none");
    return item;
  };

  const answer = async () => {
    const query = field.value.slice(0, LONGEST);
    if (folded(query).length === 0) { list.replaceChildren(); close(); told.textContent = ""; return; }
    const units = await load();
    if (field.value.slice(0, LONGEST) !== query) return; // more was typed while the file came
    if (units === null) { close(); told.textContent = words.broken; return; }
    const hits = found(units, query);
    list.replaceChildren(...hits.slice(0, SHOWN).map(shown));
    list.hidden = hits.length === 0;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    const said = hits.length === 0 ? words.none : hits.length > SHOWN ? words.more : words.count;
    told.textContent = said.replace("{n}", String(hits.length)).replace("{shown}", String(SHOWN)).replace("{query}", () => query);
    choose(hits.length === 1 ? 0 : -1); // of several none is chosen for the reader
  };

  field.addEventListener("focus", () => { load(); if (list.hidden) answer(); });
  field.addEventListener("input", answer);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = list.children.length;
    if (event.isComposing) return;
    if (step && list.hidden) answer();
    else if (step && count) choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") { field.value = ""; told.textContent = ""; } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = active;
    await answer();
    if (await load() === null) form.submit(); // the list of all units is there
    else list.querySelectorAll("a")[chosen < 0 ? active : chosen]?.click();
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus

  const asked = new URLSearchParams(location.search).get("find");
  if (asked) { field.value = asked.slice(0, LONGEST); field.focus(); }
}

if (typeof document !== "undefined") document.querySelectorAll("form.k-finder").forEach(start);
