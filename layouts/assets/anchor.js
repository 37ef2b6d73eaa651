// Words on the page of definitions: links lead to them once the answer has come, the search finds
// them. No figures and no words stand here.
(() => {
  const PATIENCE = 20000; // milliseconds that an answer may take
  const SETTLED = 200; // milliseconds after which nothing above the word moves any more
  let wanted = null;
  let waiting = 0;

  const hash = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return ""; // "#%" is no word
    }
  };
  const show = (word) => {
    for (let one = word; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    word.scrollIntoView({ block: "start" });
  };
  const reach = () => {
    const word = wanted && document.querySelector(".definitions")?.querySelector(`#${CSS.escape(wanted)}`);
    if (!word) return;
    wanted = null;
    document.querySelectorAll(".reached").forEach((one) => one.classList.remove("reached"));
    word.classList.add("reached");
    word.tabIndex = -1;
    word.focus({ preventScroll: true });
    show(word);
    setTimeout(() => document.activeElement === word && show(word), SETTLED);
  };
  const came = new MutationObserver(reach);
  const want = () => {
    wanted = hash() || null;
    if (!wanted) return;
    came.observe(document.body, { childList: true, subtree: true });
    clearTimeout(waiting);
    waiting = setTimeout(() => came.disconnect(), PATIENCE);
    reach();
  };
  // A reader who moves the page meanwhile is not taken away from there.
  const leave = () => (wanted = null);
  for (const moved of ["wheel", "touchmove"]) addEventListener(moved, leave, { passive: true });
  for (const gone of ["_dashprivate_pushstate", "hashchange", "popstate"]) addEventListener(gone, want);
  want();

  // The section that is being read is marked in the list ----------------------------------------
  const TOP = 160; // pixels under the navigation and the filters
  let drawing = false;
  const mark = () => {
    drawing = false;
    const links = [...document.querySelectorAll(".index nav a")];
    const head = (link) => document.getElementById(link.hash.slice(1));
    const shown = links.filter((link) => head(link)?.checkVisibility());
    const here = shown.findLast((link) => head(link).getBoundingClientRect().top < TOP) ?? shown[0];
    for (const link of links) link.toggleAttribute("data-here", link === here);
  };
  const soon = () => {
    if (!drawing) requestAnimationFrame(mark);
    drawing = true;
  };
  addEventListener("scroll", soon, { passive: true });
  new MutationObserver(soon).observe(document.documentElement, { childList: true, subtree: true });

  // Search ---------------------------------------------------------------------------------------
  const find = (field) => {
    const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const page = field.closest(".definitions");
    const entries = [...page.querySelectorAll("[data-entry]")];
    for (const one of entries) one.hidden = !words.every((word) => one.dataset.entry.includes(word));
    const found = entries.filter((one) => !one.hidden);
    page.classList.toggle("searched", words.length > 0);
    for (const card of page.querySelectorAll(".card, .folded, .named")) {
      const has = found.some((one) => card.contains(one));
      card.toggleAttribute("data-without", words.length > 0 && !has);
      if (card.tagName === "DETAILS") card.open = words.length > 0 && has;
    }
    page.querySelector(".nothing-found").hidden = found.length > 0;
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches(".index .find, .index input")) find(event.target);
  });
})();
