// What was just kept, with its Undo, for eight seconds; it stays while it is hovered or focused.
const SECONDS = 8;
const HEARD = 700; // milliseconds after which a screen reader has taken in a new page
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

// What a page brings along is no news to a screen reader; written again it is read aloud, once.
function say() {
  const said = place.querySelector("[data-toast] > span");
  if (said) said.textContent = String(said.textContent);
}

if (place) {
  new MutationObserver(wait).observe(place, { childList: true });
  place.addEventListener("pointerenter", () => clearTimeout(timer), true);
  place.addEventListener("pointerleave", wait, true);
  place.addEventListener("focusout", wait);
  wait();
  setTimeout(say, HEARD);
}
