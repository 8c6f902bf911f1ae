// A policy page: its worked examples can be tried, and what a link leads to is opened.

import "./worked.js";

const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const row = target.matches("tr[id^='indicator-']") ? target.nextElementSibling : null;
  const closed = row?.querySelector("details") ?? (target.matches("details") ? target : null);
  if (closed) closed.open = true;
};
addEventListener("hashchange", openTarget);
openTarget();
