// The page Tren & target: the base of an own target is pressed, and a target taken off the list.
(() => {
  const put = (id, data) => window.dash_clientside?.set_props?.(id, { data });
  document.addEventListener("click", (event) => {
    const base = event.target.closest?.(".own-form [data-base]");
    if (base) {
      base.parentElement.querySelectorAll("[data-base]").forEach((one) => {
        one.setAttribute("aria-pressed", String(one === base));
      });
      put("target-own-base", base.dataset.base);
    }
    const off = event.target.closest?.("#target-own [data-remove]");
    if (off) put("target-own-remove", { key: off.dataset.remove, at: Date.now() });
  });
})();
