// What was being written when the lock came stays in this window, sealed. Only a page that is open is given the key:
// behind the lock nobody can read it. A passphrase that was changed meanwhile has another key.
const told = document.querySelector("meta[name=lock-after]")?.dataset;
const WRITTEN = "#page form :is(input:not([type=hidden], [type=password], [type=file]), textarea, select)";
const TICKED = "[type=checkbox], [type=radio]";
// A refused form stays at the address it was sent to, which opens nothing, or another page: its own is the one before.
const isAnswer = told?.answer !== undefined;
const CAME_FROM = "opened";
export const address = () => (isAnswer && sessionStorage.getItem(CAME_FROM)) || location.pathname + location.search;
const place = () => `draft:${address()}`;
const asText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const asBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function key() {
  const raw = Uint8Array.from(told.seal.match(/../g), (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

// Every field by a name that is the same when the page is opened again.
function fields() {
  const found = new Map();
  for (const field of document.querySelectorAll(WRITTEN)) {
    const value = field.matches(TICKED) ? field.value : "";
    const name = [new URL(field.form.action).pathname, field.name, value].join(" ");
    let number = 0;
    while (found.has(`${name} ${number}`)) number += 1;
    found.set(`${name} ${number}`, field);
  }
  return found;
}

// What a refused form says was said by somebody; only what is empty on both sides is left out.
function answered(field) {
  if (field.matches(TICKED)) return field.checked || field.defaultChecked ? field.checked : undefined;
  return field.value || field.defaultValue ? field.value : undefined;
}

function written(field) {
  if (isAnswer) return answered(field);
  if (field.matches(TICKED)) return field.checked === field.defaultChecked ? undefined : field.checked;
  const before = field.matches("select") ? [...field.options].find((one) => one.defaultSelected)?.value : field.defaultValue;
  return field.value === (before ?? field.options?.[0]?.value) ? undefined : field.value;
}

export async function seal() {
  if (!told?.seal || !globalThis.crypto?.subtle) return;
  const held = [...fields()].map(([name, field]) => [name, written(field)]).filter(([, value]) => value !== undefined);
  if (!held.length) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(held));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), text);
  sessionStorage.setItem(place(), `${asText(iv)} ${asText(new Uint8Array(sealed))}`);
}

function fill(held) {
  const found = fields();
  for (const [name, value] of held) {
    const field = found.get(name);
    if (!field) continue;
    if (field.matches(TICKED)) field.checked = value;
    else field.value = value;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const first = found.get(held[0][0]);
  first?.form.before(Object.assign(document.createElement("p"), { className: "plaque cool", role: "status", textContent: told.again }));
  first?.focus();
}

export async function unseal() {
  if (isAnswer) return;
  sessionStorage.setItem(CAME_FROM, address());
  const kept = sessionStorage.getItem(place());
  if (!kept || !told?.seal || !globalThis.crypto?.subtle) return;
  sessionStorage.removeItem(place());
  const [iv, sealed] = kept.split(" ").map(asBytes);
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), sealed).catch(() => null);
  if (text) fill(JSON.parse(new TextDecoder().decode(text)));
}
