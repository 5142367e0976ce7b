// What waits on this device, one by one in the order in which it was kept; pages and the worker send it alike.
let opened;

function base() {
  opened ??= new Promise((done, refuse) => {
    const asked = indexedDB.open("smallwins", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => refuse(asked.error);
  });
  return opened;
}

async function store(mode, ask) {
  const work = (await base()).transaction("outbox", mode, { durability: "strict" });
  const asked = ask(work.objectStore("outbox"));
  return new Promise((done, refuse) => {
    work.oncomplete = () => done(asked.result);
    work.onerror = work.onabort = () => refuse(work.error);
  });
}

export const waiting = () => store("readonly", (outbox) => outbox.getAll());
export const put = (item) => store("readwrite", (outbox) => outbox.put(item));
export const drop = (id) => store("readwrite", (outbox) => outbox.delete(id));

// Send one thing; whether the next may be tried. What the server does not take stays, with its reason.
async function sent(item) {
  const form = new URLSearchParams(item.fields);
  for (const name of ["id", "at", "zone", "rev", "path"]) form.append(`outbox-${name}`, item[name]);
  let answer;
  try {
    answer = await fetch("/outbox", { method: "POST", body: form, redirect: "error" });
  } catch {
    return false;
  }
  const told = answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json() : {};
  if (answer.ok && told.kept) return drop(item.id).then(() => true);
  if (![400, 404, 409, 410, 413, 422].includes(answer.status) || !told.sentence) return false;
  await put({ ...item, refused: told.sentence });
  return true;
}

export async function sendAll() {
  for (const item of await waiting()) if (!item.refused && !(await sent(item))) return;
}
