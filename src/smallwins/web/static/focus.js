// The clock of one task: its start is kept on this device, so that it goes on when the page is closed.
// Without this module the minutes are written down by hand.
let ticking;

// A page that is loaded again, for the network is back, begins nothing.
const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";

function clock(seconds, digits) {
  const whole = Math.max(0, Math.round(seconds));
  const shown = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return shown.replace(/\d/g, (digit) => digits.format(digit));
}

function spent(kept) {
  return (kept.done ?? 0) + (kept.since ? (Date.now() - kept.since) / 1000 : 0);
}

function equip(place) {
  const key = `focus:${place.dataset.focus}`;
  const words = JSON.parse(place.dataset.words);
  const digits = new Intl.NumberFormat(document.documentElement.lang);
  const asked = Number(place.dataset.minutes) * 60;
  const [form, field] = [place.querySelector(".keep"), place.querySelector("[name=spent]")];
  const [face, said] = [place.querySelector(".clock"), place.querySelector("[data-said]")];
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button plain" });
  const read = () => JSON.parse(localStorage.getItem(key) ?? "{}");

  function draw() {
    const kept = read();
    const seconds = spent(kept);
    face.textContent = clock(seconds < asked ? asked - seconds : seconds, digits);
    face.toggleAttribute("data-running", Boolean(kept.since));
    button.classList.toggle("plain", Boolean(seconds));
    form.querySelector("button").classList.toggle("plain", !seconds);
    button.textContent = kept.since ? words.pause : seconds ? words.go_on : words.start;
    said.textContent = seconds >= asked ? words.over : "";
    if (seconds && document.activeElement !== field) field.value = Math.max(0.1, Math.round(seconds / 6) / 10);
  }

  function tap() {
    const kept = read();
    const next = kept.since ? { done: spent(kept) } : { done: kept.done ?? 0, since: Date.now() };
    localStorage.setItem(key, JSON.stringify(next));
    draw();
  }

  button.addEventListener("click", tap);
  form.addEventListener("submit", () => localStorage.removeItem(key));
  form.before(button);
  if (place.hasAttribute("data-go") && isNew && !localStorage.getItem(key)) tap();
  draw();
  ticking = setInterval(draw, 1000);
}

function begin() {
  clearInterval(ticking);
  const place = document.querySelector("[data-focus]");
  place?.querySelector(":scope > button")?.remove();
  if (place) equip(place);
}

begin();
document.addEventListener("htmx:afterSettle", begin);
