// What the theme keeps in the browser, and the colours chosen there, set before the page is shown.
// The theme writes this into every page; here it is fetched once, and pages hold no script to allow.
var __md_scope = new URL("../..", document.currentScript.src);
var __md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch { /* it is not kept */ }
};
{
  const chosen = __md_get("__palette");
  if (chosen?.color) {
    if (chosen.color.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${wanted})"]`);
      for (const part of ["media", "scheme", "primary", "accent"]) chosen.color[part] = input.getAttribute(`data-md-color-${part}`);
    }
    for (const [part, value] of Object.entries(chosen.color)) document.body.setAttribute(`data-md-color-${part}`, value);
  }
}
