// What was just kept, with its Undo, for eight seconds; it stays while it is hovered or focused.
const SECONDS = 8;
const place = document.getElementById("toast");
let timer;

function wait() {
  clearTimeout(timer);
  const toast = place?.querySelector("[data-toast]");
  if (toast) timer = setTimeout(() => leave(toast), SECONDS * 1000);
}

function leave(toast) {
  if (toast.matches(":hover, :focus-within")) wait();
  else toast.remove();
}

if (place) {
  new MutationObserver(wait).observe(place, { childList: true });
  place.addEventListener("pointerenter", () => clearTimeout(timer), true);
  place.addEventListener("pointerleave", wait, true);
  place.addEventListener("focusout", wait);
  wait();
}
