// The device's time zone, so that the day is the one the person is in. The cookie carries the port.
// Asking a browser for it takes long on a slow phone: it is done when the page can be used already.
const name = location.port ? `zone-${location.port}` : "zone";

function tell() {
  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");
  if (!zone || document.cookie.split("; ").includes(`${name}=${zone}`)) return;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
}

(window.requestIdleCallback ?? setTimeout)(tell);
