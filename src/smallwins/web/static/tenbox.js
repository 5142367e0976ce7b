// The ten-minute box: ten cells that fill, one a minute. It never blinks; at the end it says so, and that is all.
const box = document.querySelector("[data-tenbox]");

if (box) {
  const cells = [...box.querySelectorAll("i")];
  const words = box.querySelector("[data-left]");
  const minutes = document.querySelector("[data-minutes]");
  const pause = box.querySelector("[data-pause]");
  const said = words.textContent;
  let seconds = Number(minutes.value || 0) * 60;
  let running = true;

  const show = () => {
    const spent = Math.min(10, Math.floor(seconds / 60));
    cells.forEach((cell, place) => {
      cell.className = place < spent ? "spent" : place === spent && spent < 10 ? "now" : "";
    });
    minutes.value = Math.round(seconds / 6) / 10;
    words.textContent = spent >= 10 ? box.dataset.over || said : said;
  };

  pause.hidden = false;
  pause.addEventListener("click", () => {
    running = !running;
    pause.setAttribute("aria-pressed", String(!running));
  });
  setInterval(() => {
    if (running && document.visibilityState === "visible" && seconds < 600) {
      seconds += 1;
      if (seconds % 6 === 0) show();
    }
  }, 1000);
  show();
}
