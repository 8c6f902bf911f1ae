// How many days are left, by the reader's own clock and the calendar of China, where the policies
// are in force. The pages state first and last day; what this adds is on no page without it. What
// can be done until a day (data-gone) is hidden from the next day on; what is true only from then
// on (data-over) is shown.

const DAY = 24 * 60 * 60 * 1000;

/** Returns the day it is in China, such as 2024-03-18. */
function today() {
  const parts = new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(new Date());
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Returns what to say of a stretch of days, both ends included; `first` is empty where it is under way. */
function told({ first, last }, words, now) {
  const until = first ? between(now, first) : 0;
  const left = between(now, last) + 1;
  if (left < 1) return words.over;
  if (until > 1) return words.before.replace("{n}", until);
  if (until === 1) return words.tomorrow;
  return left === 1 ? words.last : words.left.replace("{n}", left);
}

const now = today();
for (const place of document.querySelectorAll(".k-days")) {
  place.textContent = told(place.dataset, JSON.parse(place.dataset.words), now);
  place.classList.toggle("k-days--over", between(now, place.dataset.last) < 0);
}
for (const place of document.querySelectorAll("[data-gone]")) {
  place.hidden = between(now, place.dataset.gone) < 0;
}
for (const place of document.querySelectorAll("[data-over]")) {
  place.hidden = between(now, place.dataset.over) >= 0;
}
