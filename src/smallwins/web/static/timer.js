// A timer goes on when the page is closed: its start is kept on this device, its minutes by the record.
// Without this module there is a field for the minutes in the same place.
const PLAY = '<path d="M8 5.5v13l10.500-6.500z"/>';
const PAUSE = '<path d="M8.500 6v12M15.500 6v12"/>';
const key = (id) => `timer:${id}`;

function clock(seconds) {
  const pair = (number) => String(Math.floor(number)).padStart(2, "0");
  const hours = seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : "";
  return `${hours}${pair((seconds % 3600) / 60)}:${pair(seconds % 60)}`;
}

function begun(id) {
  return Number(localStorage.getItem(key(id))) || 0;
}

function draw(button, place) {
  const since = begun(place.dataset.timer);
  button.toggleAttribute("data-running", Boolean(since));
  button.setAttribute("aria-label", since ? place.dataset.stop : place.dataset.start);
  button.querySelector("svg").innerHTML = since ? PAUSE : PLAY;
  const seconds = since ? (Date.now() - since) / 1000 : place.dataset.minutes * 60;
  button.querySelector(".num").textContent = clock(Math.max(0, seconds));
}

function stop(place) {
  const minutes = (Date.now() - begun(place.dataset.timer)) / 60000;
  localStorage.removeItem(key(place.dataset.timer));
  const field = place.querySelector("input");
  field.value = Math.max(0.1, Math.round(minutes * 10) / 10);
  field.form.requestSubmit();
}

function tap(place, button) {
  if (begun(place.dataset.timer)) stop(place);
  else localStorage.setItem(key(place.dataset.timer), String(Date.now()));
  draw(button, place);
}

function equip(place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "timer";
  button.id = `timer-${place.dataset.timer}`;
  button.innerHTML = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"></svg><span class="num"></span>';
  button.addEventListener("click", () => tap(place, button));
  place.querySelector("label").hidden = true;
  place.append(button);
  draw(button, place);
}

function equipAll() {
  for (const place of document.querySelectorAll("[data-timer]:not(:has(.timer))")) equip(place);
}

equipAll();
document.addEventListener("htmx:afterSettle", equipAll);
setInterval(() => {
  for (const button of document.querySelectorAll(".timer[data-running]")) draw(button, button.closest("[data-timer]"));
}, 1000);
