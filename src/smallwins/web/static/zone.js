// The device's time zone, so that the day is the one the person is in. The cookie carries the port.
const name = location.port ? `zone-${location.port}` : "zone";
const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");
if (zone && !document.cookie.split("; ").includes(`${name}=${zone}`)) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
}
