// Where one was stays where one is: a part of the page that is replaced takes no focus with it.
// Whoever presses keys finds the same control again, or the one that took its place.
const CONTROLS = "a[href], button:not(:disabled), input:not([type=hidden], :disabled), select, textarea, summary";
const page = () => document.getElementById("page");
const controls = () => [...page().querySelectorAll(CONTROLS)].filter((one) => one.checkVisibility());
let last = { id: "", place: 0 };
let byKeys = false;

document.addEventListener("keydown", () => { byKeys = true; }, true);
document.addEventListener("pointerdown", () => { byKeys = false; }, true);
document.addEventListener("focusin", ({ target }) => {
  if (target !== page() && page()?.contains(target)) last = { id: target.id, place: controls().indexOf(target) };
});

// What was unfolded stays so.
const folds = () => [...document.querySelectorAll("#page [data-fold]")];
let unfolded = new Set();
document.addEventListener("htmx:beforeSwap", () => { unfolded = new Set(folds().filter((one) => one.open).map((one) => one.dataset.fold)); });
document.addEventListener("htmx:afterSwap", () => {
  for (const one of folds()) one.open ||= unfolded.has(one.dataset.fold);
});

document.addEventListener("htmx:afterSettle", () => {
  const isLost = !document.activeElement || document.activeElement === document.body;
  if (!isLost || !page()) return;
  const found = controls().filter((one) => byKeys || !one.matches("input, textarea")); // no keyboard rises under a thumb
  const same = last.id && document.getElementById(last.id);
  (found.includes(same) ? same : found[Math.min(last.place, found.length - 1)] ?? page()).focus({ preventScroll: !byKeys });
});

// A page that was loaded anew after a change begins at its heading, not at the top of everything.
const toast = document.querySelector("#toast [data-toast]");
const heading = document.querySelector("#page h1");
if (toast && heading && !location.hash && document.activeElement === document.body) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
