// The palette: Ctrl K opens it from anywhere, as do / and ? outside of fields, unless they are switched off.
// It goes to a page, or keeps a line that was understood and shown. Without it, links and /catch do the same.
const WAIT = 150;
const LETTERS = ["/", "?", "؟"];
const plain = (text) => text.normalize("NFKD").replace(/\p{M}|ـ/gu, "").toLowerCase().trim();
const withLetters = () => localStorage.getItem("letters") !== "off";

function equip(palette) {
  const [line, form] = [palette.querySelector("[role=combobox]"), palette.querySelector("form")];
  const options = [...palette.querySelectorAll("[role=option]")];
  const [entry, find] = [palette.querySelector("[data-keep]"), palette.querySelector("[data-find]")];
  const letters = palette.querySelector("[type=checkbox]");
  let active, waiting, reading;

  function choose(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) return line.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    line.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function show() {
    for (const group of palette.querySelectorAll("[role=group]")) group.hidden = !group.querySelector("[role=option]:not([hidden])");
    const shown = options.filter((option) => !option.hidden);
    const asked = plain(line.value);
    choose(shown.find((option) => asked && option.dataset.href && plain(option.textContent).startsWith(asked)) ?? shown[0]);
  }

  async function read(text) {
    const answer = await fetch(`/catch/understood?line=${encodeURIComponent(text)}`).catch(() => null);
    const words = answer?.ok ? await answer.text() : "";
    if (line.value.trim() !== text) return;
    entry.innerHTML = words;
    entry.hidden = !entry.querySelector("[data-known]");
    show();
  }

  function filter() {
    const words = plain(line.value).split(/\s+/);
    for (const option of options) if (option.dataset.href) option.hidden = !words.every((word) => plain(option.textContent).includes(word));
    const text = line.value.trim();
    [find.hidden, entry.hidden] = [!text, true];
    find.textContent = find.dataset.find.replace("{}", text);
    show();
    clearTimeout(waiting);
    reading = text && new Promise((done) => { waiting = setTimeout(() => read(text).then(done), WAIT); });
  }

  function act(option) {
    if (option === entry) form.requestSubmit();
    else location.assign(option === find ? `/search?q=${encodeURIComponent(line.value.trim())}` : option.dataset.href);
  }

  async function go() {
    const isShown = !entry.hidden;
    if (active === find) await reading;
    if (active && (active !== entry || isShown)) act(active);
  }

  function move(by) {
    const shown = options.filter((option) => !option.hidden);
    choose(shown.at((shown.indexOf(active) + by + shown.length) % shown.length));
  }

  line.addEventListener("input", filter);
  line.addEventListener("keydown", (event) => {
    const does = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: go }[event.key];
    if (!does || event.isComposing) return;
    event.preventDefault();
    does();
  });
  palette.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) act(option);
    else if (event.target === palette) palette.close();
  });
  letters.checked = withLetters();
  letters.addEventListener("change", () => localStorage.setItem("letters", letters.checked ? "on" : "off"));
  form.addEventListener("htmx:afterRequest", () => palette.close());
  show();
}

async function open() {
  const held = document.getElementById("palette");
  if (held?.open) return held.close();
  const answer = await fetch("/palette", { headers: { "x-on-page": location.pathname + location.search } }).catch(() => null);
  const made = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("palette");
  if (!made) return location.assign("/search");
  document.getElementById("palette")?.remove();
  document.body.append(made);
  globalThis.htmx?.process(made);
  equip(made);
  made.showModal();
}

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  const isCall = held && !event.altKey && !event.shiftKey && (event.key === "k" || event.code === "KeyK");
  const isFree = !held && !event.altKey && !event.target.closest?.("input, textarea, select, dialog");
  if (!isCall && !(isFree && LETTERS.includes(event.key) && withLetters())) return;
  event.preventDefault();
  open();
});
