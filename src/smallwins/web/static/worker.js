// The service worker: pages as they were last seen, for a time without a network. The server writes RELEASE and
// FILES above this line. Network first: what is stored is shown when nobody answers in time, and says when it is from.
import { sendAll, waiting } from "./waiting.js";

const FILES_OF = `files-${RELEASE}`;
const PAGES_OF = `pages-${RELEASE}`;
const ALWAYS = ["/", "/offline", "/help", "/catch"];
const PATIENCE = 4_000;
const MOST = 40;
const NEVER = /^\/(api|static|-|settings|devices|import|export|history|backups|undo|outbox|lock|unlock|pair)(\/|$)/;

let caught = 0;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES_OF).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(begin());
});

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== FILES_OF && name !== PAGES_OF).map((name) => caches.delete(name)));
  await self.clients.claim();
  await keepAlways();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && request.mode === "navigate") event.respondWith(sent(request));
  else if (request.method !== "GET") return;
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request, url));
  else if (request.mode === "navigate") event.respondWith(page(event, url));
});

// A page tells which rev of the record it shows; where that is news, Today and what hangs on it are asked for again.
self.addEventListener("message", (event) => {
  if (event.data?.rev) event.waitUntil(catchUp(event.data.rev));
});

// The network is back: what waits is sent from here, unless a window is looked at, which does it by itself.
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(sendWaiting());
});

async function sendWaiting() {
  const left = async () => (await waiting()).filter((item) => !item.refused).length;
  const before = await left();
  const windows = await self.clients.matchAll({ type: "window" });
  if (!windows.some((one) => one.visibilityState === "visible")) await navigator.locks.request("outbox", sendAll);
  const gone = before - (await left());
  if (gone) for (const one of windows) one.postMessage({ sent: gone });
  if (gone < before) throw new Error("later"); // the browser asks again
}

// A file with its mark never changes; one without is asked for first.
async function file(request, url) {
  const stored = await caches.match(request, { ignoreVary: true });
  if (stored && url.search) return stored;
  return fetch(request).catch(() => stored ?? Response.error());
}

async function page(event, url) {
  const asked = fetch(event.request).then((answer) => remember(url, answer));
  event.waitUntil(asked.catch(() => {}));
  const stored = await find(url);
  const late = stored && new Promise((done) => setTimeout(done, PATIENCE));
  try {
    const answer = await (stored ? Promise.race([asked, late]) : asked);
    if (answer && !(stored && [502, 503, 504].includes(answer.status))) return answer;
  } catch {
    // Nobody answers: what is stored is shown, or the page for that.
  }
  return stored ? asStored(stored) : asStored((await find(new URL("/offline", url))) ?? Response.error());
}

async function sent(request) {
  try {
    return await fetch(request);
  } catch {
    const stored = await find(new URL("/offline", request.url));
    return stored ? asStored(stored, 'data-lost="yes" ') : Response.error();
  }
}

async function find(url) {
  const cache = await caches.open(PAGES_OF);
  return cache.match(url.href, { ignoreVary: true, ignoreSearch: ["/shared", "/offline"].includes(url.pathname) });
}

// Store a page; forget all when the record is another's, or when the server no longer shows it to this device.
async function remember(url, answer) {
  if ([401, 403, 423].includes(answer.status) || answer.headers.has("x-forget")) await forget();
  const record = answer.headers.get("x-record");
  if (!answer.ok || answer.redirected || !record || NEVER.test(url.pathname)) return answer;
  if (answer.headers.get("cache-control")?.includes("no-store") && !answer.headers.has("x-stay")) return answer;
  const copy = answer.clone();
  const cache = await caches.open(PAGES_OF);
  const known = await cache.match("/offline", { ignoreVary: true });
  if (known && known.headers.get("x-record") !== record) {
    const fresh = await fetch("/offline").catch(() => null);
    await forget();
    if (fresh?.ok) await (await caches.open(PAGES_OF)).put("/offline", fresh);
  }
  const kept = await caches.open(PAGES_OF);
  await kept.delete(url.href, { ignoreVary: true });
  await kept.put(url.href, copy);
  await trim(kept);
  return answer;
}

async function forget() {
  caught = 0;
  await caches.delete(PAGES_OF);
}

async function trim(cache) {
  const others = (await cache.keys()).filter((request) => !ALWAYS.includes(new URL(request.url).pathname));
  await Promise.all(others.slice(0, Math.max(0, others.length - MOST)).map((request) => cache.delete(request)));
}

async function catchUp(rev) {
  if (Number(rev) <= caught) return;
  caught = Number(rev);
  const today = await find(new URL("/", self.location.href));
  if (!today || Number(today.headers.get("x-rev")) < caught) await keepAlways();
}

// What Today's forms lead to when they wait, named with data-then: the clock of the one.
async function led() {
  const today = await find(new URL("/", self.location.href));
  const named = today ? (await today.text()).matchAll(/data-then="([^"]+)"/g) : [];
  return [...named].map(([, path]) => path.replaceAll("&amp;", "&"));
}

// Ask for the pages that open without a network, the shortcuts of the home screen and what Today leads to among them.
async function keepAlways() {
  const files = await caches.open(FILES_OF); // the lock takes everything away
  if (!(await files.match(FILES[0]))) await files.addAll(FILES);
  const told = await fetch("/manifest.webmanifest").then((answer) => answer.json(), () => ({}));
  const shortcuts = (told.shortcuts ?? []).map((shortcut) => shortcut.url);
  for (const path of new Set([...ALWAYS, "/shared", ...shortcuts])) if (!(await keepOne(path))) return;
  for (const path of await led()) if (!(await keepOne(path))) return;
}

// Keep one page; whether somebody answered.
async function keepOne(path) {
  const url = new URL(path, self.location.href);
  try {
    await remember(url, await fetch(url, { headers: { "x-keep": "1" } }));
    return true;
  } catch {
    return false;
  }
}

// Mark a stored page with the moment it is from, or with what was lost; the page says it in its own language.
async function asStored(stored, lost = "") {
  if (stored.type === "error") return stored;
  const headers = new Headers(stored.headers);
  const at = new Date(headers.get("date") ?? Date.now()).toISOString();
  headers.delete("content-encoding");
  headers.delete("content-length");
  const text = (await stored.text()).replace("<html ", `<html ${lost}data-stored="${at}" `);
  return new Response(text, { status: 200, headers });
}
