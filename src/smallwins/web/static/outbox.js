// What is kept without a network waits in this device's outbox and is sent, one by one, when the server is back.
// Every word comes from the page (data-words); every rule stays with the server, which reads a form as it was filled in.
// Without this module forms are plain, and nothing waits.
import { drop, put, sendAll, waiting } from "./waiting.js";

const place = document.getElementById("outbox");
const lines = place?.parentNode; // a door has none, and nothing waits there
const words = JSON.parse(place?.dataset.words ?? "{}");
const language = document.documentElement.lang;
const AGAIN = 20_000;
const PATIENCE = 3_000;
const begun = new WeakMap();
let sending = false;

// A UUIDv7: its order is the order in which things were kept.
function newId(at) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 5, rest = at; place >= 0; place -= 1, rest = Math.floor(rest / 256)) bytes[place] = rest % 256;
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function moment(at) {
  const ahead = -new Date(at).getTimezoneOffset();
  const pair = (number) => String(Math.floor(number)).padStart(2, "0");
  const offset = `${ahead < 0 ? "-" : "+"}${pair(Math.abs(ahead) / 60)}:${pair(Math.abs(ahead) % 60)}`;
  return new Date(at + ahead * 60_000).toISOString().slice(0, 23) + offset;
}

// What a form would send, with the id, the moment and the rev that make it one and the same however often it is sent.
function written(form, button) {
  const at = Date.now();
  const asked = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const fields = [...new FormData(form, button ?? undefined)].filter(([, value]) => typeof value === "string");
  const said = ["value", "line", "title", "text", "small_step", "reason", "spent"].map((name) => form.elements[name]?.value);
  return {
    id: newId(at),
    at: moment(at),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    rev: document.querySelector("[data-rev]")?.dataset.rev ?? "0",
    path: new URL(asked).pathname.replace(/\/tick$/, button?.matches('.tickbox[aria-pressed="true"]') ? "/untick" : "/tick"),
    fields,
    label: form.dataset.outbox,
    said: (said.find(Boolean) ?? button?.dataset.said ?? "").slice(0, 200),
    refused: "",
  };
}

export async function reachable() {
  if (!navigator.onLine) return false;
  try {
    return (await fetch("/-/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

// What on this device gives way to a tap: a second tap takes back what waits, one less the last one more.
const TOGGLE = /\/(tap\/(un)?tick|criteria\/\d+\/tick)$/;
const ONCE = /\/(finish|reopen|delete|undo|tap\/unskip)$/;

// Of a metric every day is its own; a line of a step, or an entry, is the same on any.
const OF_A_DAY = /^\/metrics\//;

// The day on which a thing counts: the one that was said, else that of its moment, which ends after midnight.
function dayOf({ fields, at }) {
  const said = fields.find(([name, value]) => name === "day" && value)?.[1];
  const ended = Number(document.getElementById("stored")?.dataset.dayEnd || 0);
  return said ?? new Date(Date.parse(`${at.slice(0, 19)}Z`) - ended * 3_600_000).toISOString().slice(0, 10);
}

const isSameDay = (one, other) => !OF_A_DAY.test(one.path) || dayOf(one) === dayOf(other);

async function lastOf(path, item, isSame = () => true) {
  return (await waiting()).findLast((one) => !one.refused && one.path === path && isSameDay(one, item) && isSame(one));
}

// An entry that is deleted takes with it how it was changed here before: the server would see a change since.
async function dropChanges(path) {
  const changed = path.match(/^(\/entries\/[^/]+)\/delete$/)?.[1];
  for (const one of await waiting()) if (changed && !one.refused && one.path === changed) await drop(one.id);
}

// One thing that could not be sent: kept here.
async function keep(form, item) {
  const settles = TOGGLE.test(item.path) || item.path.endsWith("/less");
  const gone = settles && (await lastOf(item.path.replace(/less$/, "more"), item));
  if (gone) {
    await drop(gone.id);
    await markAll();
    return show();
  }
  const held = ONCE.test(item.path) && (await lastOf(item.path, item, (one) => String(one.fields) === String(item.fields)));
  try {
    if (!held) await put(item);
    await dropChanges(item.path);
  } catch {
    return tell(words.unkept);
  }
  if (await isStored(form.dataset.then)) return location.assign(form.dataset.then);
  if (form.closest(".row, .criterion")) form.reset();
  else leaveWord(form, item);
  await markAll();
  navigator.storage?.persist?.();
  navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("outbox")).catch(() => {});
  show();
}

// What a form leads to may be stored here: the clock of a step that was begun.
const isStored = async (path) => Boolean(path && (await window.caches?.match(path, { ignoreVary: true })));

// Beside a form it is said that it waits: in a line of a list beneath the name, elsewhere in words of its own.
function leaveWord(form, item) {
  const line = form.closest("li");
  const text = line ? [item.said, words.row].filter(Boolean).join(" · ") : words.kept;
  const word = Object.assign(document.createElement("p"), { className: line ? "facts waits" : "plaque", tabIndex: -1, textContent: text });
  (line ?? form.parentNode).querySelector(line ? ".waits" : ":scope > p.plaque")?.remove();
  line?.classList.add("kept-here");
  const name = line?.querySelector(":scope > div");
  if (name) name.append(word);
  else form.before(word);
  if (form.matches("[data-toast]")) form.remove();
  form.reset();
  word.focus();
}

// Each row and each line of "done when" says beneath its name what of it waits here.
async function markAll() {
  const items = (await waiting()).filter((item) => !item.refused);
  const at = (form) => new URL(form.action).pathname;
  for (const row of document.querySelectorAll(".row:has(form[data-outbox])")) {
    const beneath = at(row.querySelector("form[data-outbox]")).replace(/\/log$/, "/");
    const shown = { fields: [["day", row.querySelector("form").elements.day?.value]], at: moment(Date.now()) };
    const mine = items.filter((item) => item.path.startsWith(beneath) && dayOf(item) === dayOf(shown));
    mark(row, row.querySelector(".name, .facts")?.parentNode, mine.map((item) => item.said));
    const less = row.querySelector('[id^="less-"][disabled], [data-lessened]');
    less?.toggleAttribute("data-lessened", true);
    if (less) less.disabled = !mine.some((item) => item.path.endsWith("/more"));
  }
  for (const line of document.querySelectorAll(".criterion:has(form[data-outbox])")) {
    const form = line.querySelector("form");
    const waits = items.some((item) => item.path === at(form));
    mark(line, form.querySelector("button > span"), waits ? [""] : []);
    form.querySelector("button").setAttribute("aria-pressed", String((form.elements.met.value === "yes") === waits));
  }
}

function mark(part, place, said) {
  part.classList.toggle("kept-here", said.length > 0);
  part.querySelector(".waits")?.remove();
  if (!said.length) return;
  const text = [said.filter(Boolean).join(" + "), words.row].filter(Boolean).join(" · ");
  place?.append(Object.assign(document.createElement("span"), { className: "facts waits", textContent: text }));
}

function counted(forms, number) {
  const form = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
  return form.replace("{n}", new Intl.NumberFormat(language).format(number));
}

function tell(sentence) {
  place.querySelector("[data-said]").textContent = sentence;
  place.hidden = !sentence;
}

export async function show(sentence = "") {
  let items = [];
  try {
    items = await waiting();
  } catch {
    return tell(sentence);
  }
  const refused = items.filter((item) => item.refused).length;
  const told = [sentence];
  if (items.length > refused) told.push(counted(words.waiting, items.length - refused));
  if (refused) told.push(counted(words.refused, refused));
  tell(told.filter(Boolean).join(" "));
  place.querySelector("a").hidden = !items.length || location.pathname === "/offline";
  document.dispatchEvent(new CustomEvent("outbox:changed", { detail: items }));
}

export async function send() {
  if (sending) return;
  sending = true;
  try {
    const before = (await waiting()).filter((item) => !item.refused);
    if (!before.length || !(await reachable())) return;
    await (navigator.locks?.request("outbox", { ifAvailable: true }, (lock) => lock && sendAll()) ?? sendAll());
    const left = new Set((await waiting()).map((item) => item.id));
    const gone = before.filter((item) => !left.has(item.id)).length;
    await (gone ? refresh(counted(words.sent, gone)) : show());
  } catch {
    // No outbox can be opened on this device: forms stay plain.
  } finally {
    sending = false;
  }
}

// What was sent counts now: the page is asked for again, unless somebody is in the middle of writing on it.
async function refresh(sentence) {
  document.dispatchEvent(new CustomEvent("outbox:sent"));
  const busy = document.activeElement?.matches("input, textarea") && document.activeElement.value;
  const shows = document.documentElement.dataset.stored || document.querySelector(".row");
  if (busy || !shows) return show(sentence);
  sessionStorage.setItem("outbox:said", sentence);
  location.reload();
}

export async function again(id) {
  const item = (await waiting()).find((one) => one.id === id);
  if (item) await put({ ...item, refused: "" });
  await send();
  await show();
}

export async function letGo(id) {
  await drop(id);
  await show();
}

// Forms that change the page in place are sent by htmx; what it cannot send is kept.
document.addEventListener("htmx:configRequest", (event) => {
  const { elt, verb, parameters, triggeringEvent } = event.detail;
  if (verb !== "post" || !elt.matches("form[data-outbox]")) return;
  const button = triggeringEvent?.submitter;
  begun.set(elt, button?.hasAttribute("data-online") ? null : written(elt, button));
  if (begun.get(elt)) parameters.id = begun.get(elt).id;
});
document.addEventListener("htmx:sendError", (event) => {
  const item = begun.get(event.detail.elt);
  if (item) keep(event.detail.elt, item);
  else tell(words.online);
});

// Forms that lead to another page are sent by the browser, once it is known that somebody answers.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-outbox]:not([hx-boost])") || form.dataset.asked) return;
  event.preventDefault();
  const item = written(form, event.submitter);
  if (!(await reachable())) return keep(form, item);
  form.querySelector("input[data-named]")?.remove();
  const named = Object.assign(document.createElement("input"), { type: "hidden", name: "id", value: item.id });
  named.dataset.named = "";
  form.append(named);
  form.dataset.asked = "yes";
  form.requestSubmit(event.submitter);
  delete form.dataset.asked;
});

// The lines stand at the top of the page, also after the page was changed in place.
const settle = () => document.getElementById("page")?.prepend(lines);

function begin() {
  document.addEventListener("htmx:afterSettle", () => {
    settle();
    markAll().catch(() => {});
  });
  window.addEventListener("online", send);
  navigator.serviceWorker?.addEventListener("message", ({ data }) => data?.sent && refresh(counted(words.sent, data.sent)));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  setInterval(() => document.visibilityState === "visible" && send(), AGAIN);
  settle();
  const said = sessionStorage.getItem("outbox:said") ?? "";
  sessionStorage.removeItem("outbox:said");
  show(said).then(send);
  markAll().catch(() => {});
}

if (place) begin();
