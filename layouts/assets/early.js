// Before the first paint: the reader's own theme, if one was chosen and the browser keeps it.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem("theme");
  } catch {
    return; // storage is blocked: the theme is the system's
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
