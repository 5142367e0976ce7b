// The lock: after the minutes without use that the page names, it goes, and with it what the browser keeps.
// The server asks by itself; this takes away what is on the screen already.
import { address, seal, unseal } from "./draft.js";

const minutes = Number(document.querySelector("meta[name=lock-after]")?.content ?? 0);
const isDoor = location.pathname === "/unlock";
const mark = "used";
const STILL = 30_000; // milliseconds between two words to the server that somebody is writing
const windows = "BroadcastChannel" in window ? new BroadcastChannel("lock") : null; // one locks, all lock
let told = Date.now();
let isLeaving = false;

const forget = async () => {
  if (!("caches" in window)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
};

const leave = async () => {
  if (isLeaving) return;
  isLeaving = true;
  document.body.hidden = true;
  await seal().catch(() => {});
  const back = encodeURIComponent(address());
  await Promise.allSettled([forget(), fetch("/lock", { method: "POST", redirect: "manual" })]);
  location.replace(`/unlock?back=${back}`);
};

const used = () => {
  const now = Date.now();
  localStorage.setItem(mark, String(now));
  if (now - told < STILL) return;
  told = now;
  fetch("/lock/still", { method: "POST", redirect: "manual" }).then((answer) => {
    if (answer.status === 423) leave();
  }, () => {});
};

const look = () => {
  if (Date.now() - Number(localStorage.getItem(mark) ?? 0) >= minutes * 60_000) leave();
};

// A device that is asked for its code is nobody here; where the lock was just put on, what was kept before goes.
if (location.pathname === "/pair" || (minutes && location.pathname === "/settings/lock")) forget();
if (isDoor) {
  forget();
  windows?.postMessage("locked");
}
if (minutes && !isDoor) {
  localStorage.setItem(mark, String(Date.now()));
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(kind, used, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (windows) windows.onmessage = leave;
  setInterval(look, 5000);
  unseal();
}
