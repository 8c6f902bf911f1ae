// A policy page: its worked examples can be tried, and what a link leads to is opened.

import "./worked.js";

const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const row = target.matches("tr[id^='indicator-']") ? target.nextElementSibling : null;
  const below = row ?? (target.matches("section") ? target : null);
  const closed = [below?.querySelector("details")];
  for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) closed.push(at);
  const opening = closed.filter((each) => each && !each.open);
  for (const each of opening) each.open = true;
  if (opening.length > 0) target.scrollIntoView();
};
addEventListener("hashchange", openTarget);
openTarget();
