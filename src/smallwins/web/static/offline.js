// The worker that keeps pages for a time without a network, and the line that says when a page comes from that store.
import { again, letGo, reachable } from "./outbox.js";
import { waiting } from "./waiting.js";

const root = document.documentElement;
const place = document.getElementById("stored");
const REST = 60_000;

async function tellWorker() {
  const worker = navigator.serviceWorker?.controller;
  const rev = document.querySelector("[data-rev]")?.dataset.rev;
  if (worker && rev && !root.dataset.stored) worker.postMessage({ rev });
}

// A page from the store says from when it is, and gives way to the real one as soon as somebody answers.
async function watch() {
  if (!(await reachable())) return;
  const last = Number(sessionStorage.getItem("stored:again")) || 0;
  if (Date.now() - last < REST) return;
  sessionStorage.setItem("stored:again", String(Date.now()));
  if (document.activeElement?.matches("input, textarea")) return;
  if (root.dataset.lost) location.replace("/"); // never send again by itself what was said to be lost
  else location.reload();
}

function sayStored() {
  const at = new Date(root.dataset.stored);
  const format = moments();
  place.textContent = place.dataset.words.replace("{at}", format.format(at));
  place.hidden = false;
  if (place.dataset.day && place.dataset.day !== today()) freshDay();
  const lost = document.querySelector("[data-lost]:not(html)");
  if (lost && root.dataset.lost) lost.hidden = false;
  setInterval(watch, 5_000);
  window.addEventListener("online", watch);
  fillShared();
}

function today() {
  const now = new Date(Date.now() - Number(place.dataset.dayEnd || 0) * 3_600_000);
  const pair = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pair(now.getMonth() + 1)}-${pair(now.getDate())}`;
}

// The page is of an earlier day: what was done then is no tick, no count and no skip of this one.
function freshDay() {
  for (const box of document.querySelectorAll(".row [aria-pressed]")) {
    box.setAttribute("aria-pressed", "false");
    box.classList.remove("bit");
    box.setAttribute("aria-label", box.dataset.fresh ?? box.getAttribute("aria-label"));
    delete box.dataset.said;
  }
  for (const row of document.querySelectorAll(".row.done")) row.classList.remove("done");
  for (const count of document.querySelectorAll(".row output")) count.textContent = new Intl.NumberFormat(root.lang).format(0);
  for (const less of document.querySelectorAll('.row [id^="less-"]')) less.disabled = true;
  for (const unskip of document.querySelectorAll('.row [formaction$="/tap/unskip"]')) unskip.hidden = true;
}

function fillShared() {
  const field = document.querySelector("[data-shared] textarea");
  const given = new URLSearchParams(location.search);
  const parts = ["title", "text", "url"].map((name) => given.get(name)).filter(Boolean);
  if (field && parts.length) field.value = parts.join("\n");
}

// Dates as the pages say them: day first, and Arabic as in Morocco.
function moments() {
  const spoken = { en: "en-GB", ar: "ar-MA" }[root.lang] ?? root.lang;
  return new Intl.DateTimeFormat(spoken, { dateStyle: "medium", timeStyle: "short" });
}

// The list of what waits, on its own page.
function element(name, fields = {}, ...inner) {
  const made = Object.assign(document.createElement(name), fields);
  made.append(...inner);
  return made;
}

function line(item, words) {
  const format = moments();
  const isShut = root.dataset.stored && document.querySelector("meta[name=lock-after]");
  const held = element("div", {}, element("span", { className: "name", textContent: isShut ? "…" : item.label }));
  const facts = element("span", { className: "facts" }, format.format(new Date(item.at)));
  if (!isShut && item.said) facts.prepend(element("bdi", { textContent: item.said }), " · ");
  held.append(facts);
  if (item.refused) held.append(element("p", { className: "problem", textContent: `${words.refused} ${item.refused}` }));
  const acts = element("p", { className: "line tight" });
  const button = (word, act) => acts.append(Object.assign(element("button", { className: "word small", type: "button", textContent: word }), { onclick: act }));
  if (item.refused && item.path === "/catch") acts.append(element("a", { className: "word small", href: `/catch?line=${encodeURIComponent(item.said)}`, textContent: words.choose }));
  else if (item.refused) button(words.again, () => again(item.id));
  button(words.go, () => letGo(item.id));
  return element("li", { className: "written" }, held, acts);
}

function list(items) {
  const part = document.getElementById("waiting");
  if (!part) return;
  const words = JSON.parse(part.dataset.words);
  part.querySelector("ul").replaceChildren(...items.map((item) => line(item, words)));
  part.querySelector(".voice").hidden = items.length > 0;
}

async function storedPages() {
  const part = document.getElementById("pages");
  if (!part || !window.caches) return;
  for (const name of (await caches.keys()).filter((one) => one.startsWith("pages-"))) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).reverse()) {
      const title = (await (await cache.match(request)).text()).match(/<title>([^<]*) · /)?.[1];
      const path = new URL(request.url);
      if (title && path.pathname !== "/offline") {
        const link = element("a", { className: "name", href: path.pathname + path.search });
        link.innerHTML = title; // the server's own, escaped there
        part.querySelector("ul").append(element("li", { className: "written" }, link));
      }
    }
  }
  part.hidden = !part.querySelector("li");
}

// A shortcut on the home screen: opened from there, and from nowhere else, it is kept without a second tap.
function oneTap() {
  const form = document.querySelector("form[data-go]");
  const came = performance.getEntriesByType("navigation")[0]?.type;
  if (form && came === "navigate" && !document.prerendering && !root.dataset.stored) form.requestSubmit();
}

document.addEventListener("outbox:changed", (event) => list(event.detail));
document.addEventListener("outbox:sent", tellWorker);
document.addEventListener("htmx:afterSettle", tellWorker);
if (root.dataset.stored) sayStored();
waiting().then(list, () => {});
storedPages();
oneTap();
// A door has no manifest: who stands before it is given no worker either.
if (window.isSecureContext && document.querySelector("link[rel=manifest]")) {
  navigator.serviceWorker?.addEventListener("controllerchange", tellWorker);
  (window.requestIdleCallback ?? setTimeout)(() => {
    navigator.serviceWorker?.register("/service-worker.js").then(() => navigator.serviceWorker.ready).then(tellWorker, () => {});
  });
}
