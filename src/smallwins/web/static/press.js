// A long press on a row shows its small actions, as hovering does where there is a pointer.
document.addEventListener("contextmenu", (event) => {
  const row = event.target.closest?.(".row");
  if (!row || !matchMedia("(hover: none)").matches) return;
  event.preventDefault();
  row.classList.toggle("asked");
});
