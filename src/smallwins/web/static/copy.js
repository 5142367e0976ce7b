// "Copy" takes the words of the part it names; "Print" opens the browser's own way to print.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy], [data-print]");
  if (!button) return;
  if (button.hasAttribute("data-print")) return window.print();
  const part = document.getElementById(button.dataset.copy);
  if (!part) return;
  await navigator.clipboard.writeText(part.value ?? part.textContent);
  button.textContent = button.dataset.copied;
});
