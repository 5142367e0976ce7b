// The device's own lock: offered where the browser has it, and where we are known by a name.
// Without this module the passphrase opens alone.
const form = document.querySelector("[data-own-lock]");
const credentials = window.PublicKeyCredential;

async function isOffered() {
  if (!form || !window.isSecureContext || !credentials?.parseRequestOptionsFromJSON) return false;
  return credentials.isUserVerifyingPlatformAuthenticatorAvailable();
}

async function answer({ asked, publicKey }) {
  const isDoor = location.pathname === "/unlock";
  const given = isDoor
    ? await navigator.credentials.get({ publicKey: credentials.parseRequestOptionsFromJSON(publicKey) })
    : await navigator.credentials.create({ publicKey: credentials.parseCreationOptionsFromJSON(publicKey) });
  form.elements.asked.value = asked;
  form.elements.answer.value = JSON.stringify(given.toJSON());
  form.submit();
}

if (await isOffered()) {
  form.hidden = false;
  document.querySelector("[data-no-own-lock]")?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(JSON.parse(form.dataset.ownLock)).catch(() => {}); // the person changed their mind: nothing happened
  });
}
