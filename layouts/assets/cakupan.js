// What only the browser knows or can do: theme, width, clipboard, menus, links without a reload.
// No figures and no words stand here.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 720px)");
  const THEMES = ["system", "light", "dark"];

  const look = () => ({
    theme: root.dataset.theme || (dark.matches ? "dark" : "light"),
    narrow: narrow.matches,
  });
  // Before the renderer is there, `reader` will tell it.
  const tell = () => window.dash_clientside.set_props?.("look", { data: look() });
  dark.addEventListener("change", tell);
  narrow.addEventListener("change", tell);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    cakupan: {
      reader: () => [root.lang, look()],
      // comes last, with every answer
      title: (words) => {
        if (words) document.title = words;
        carry();
        setTimeout(focusAgain, 50);
        const button = document.querySelector(".theme");
        if (button) named(button, root.dataset.theme || "system");
      },
    },
  });

  // Themes ---------------------------------------------------------------------------------
  const keep = (theme) => {
    try {
      if (theme === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      // storage is blocked: the theme holds until the page is left
    }
  };
  const nextTheme = (button) => {
    const now = root.dataset.theme || "system";
    const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    keep(next);
    named(button, next);
    say(button.dataset[next]);
    tell();
  };
  const named = (button, theme) => {
    button.title = button.dataset[theme];
    button.querySelector(".aloud").textContent = button.dataset[theme];
  };

  // A new answer brings new menus: the keyboard stays where it was.
  let focused = null;
  const focusAgain = () => {
    if (focused && document.activeElement === document.body) document.querySelector(focused)?.focus();
    focused = null;
  };

  // The region and the version on the screen go along to another page.
  const carry = () => {
    const here = new URL(location.href).searchParams;
    document.querySelectorAll("header a[data-page]").forEach((link) => {
      const to = new URL(link.dataset.page, location.origin);
      for (const name of ["region", "v"]) if (here.has(name)) to.searchParams.set(name, here.get(name));
      link.setAttribute("href", to.pathname + to.search);
    });
  };

  // Links inside the page --------------------------------------------------------------------
  const plainClick = (event) =>
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  // Another page has its shapes at once; the server's own come a moment later and take their place.
  const shapes = (are) => root.toggleAttribute("data-leaving", are);
  const leave = () => {
    shapes(true);
    const come = (_, watch) => (shapes(false), watch.disconnect());
    const inside = { childList: true, subtree: true };
    new MutationObserver(come).observe(document.getElementById("frame"), inside);
  };
  const go = (address) => {
    if (new URL(address, location.href).pathname !== location.pathname) leave();
    history.pushState({}, "", address);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate")); // what dcc.Location listens to
  };
  const changeLanguage = (language) => {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    location.assign(address);
  };

  // Said in words, seen and heard --------------------------------------------------------------
  let quiet;
  const say = (words) => {
    const place = document.querySelector(".notice.said");
    if (!place) return;
    place.textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => (place.textContent = ""), 4000);
  };
  const copied = async (button) => {
    const address = new URL(button.dataset.copy, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: address });
      document.body.append(field);
      field.select();
      document.execCommand("copy"); // where the page is not served over https
      field.remove();
    }
    say(button.dataset.copied);
  };

  // Menus and the phone's sheet ------------------------------------------------------------------
  const menus = () => document.querySelectorAll("details.menu[open], details.files[open]");
  const closeMenus = (except) => menus().forEach((menu) => menu !== except && (menu.open = false));
  const sheet = (open) => {
    const bar = document.querySelector(".filters");
    if (!bar) return;
    bar.toggleAttribute("data-open", open);
    document.body.classList.toggle("under-sheet", open);
    const to = open ? ".sheet summary" : ".chosen button";
    if (narrow.matches) bar.querySelector(to)?.focus();
  };
  const find = (field) => {
    const words = field.value.trim().toLowerCase().split(/\s+/);
    const list = field.closest(".panel").querySelector(".options");
    let found = 0;
    list.querySelectorAll("[data-search]").forEach((item) => {
      const rare = "rare" in item.dataset && words.join("") === "";
      item.hidden = rare || !words.every((word) => item.dataset.search.includes(word));
      found += item.hidden ? 0 : 1;
    });
    list.classList.toggle("found", field.value.trim() !== "");
    const none = list.querySelector(".nothing");
    if (none) none.hidden = found > 0;
  };

  // The list of regions comes after the menu has been opened, perhaps after the first letters.
  const filled = new MutationObserver(([change]) => {
    const field = change.target.closest(".menu-region")?.querySelector("input");
    if (field) find(field);
  });

  // A link to a table that is folded up.
  const unfold = (link) => {
    const table = document.getElementById(link.dataset.opens);
    if (!table) return;
    table.open = true;
    table.querySelector("summary").focus();
  };

  const ACTIONS = [
    ["[data-opens]", unfold],
    [".theme", nextTheme],
    ["[data-copy]", copied],
    ["[data-sheet]", (button) => sheet(button.dataset.sheet === "open")],
    ["[data-reload]", () => location.reload()],
  ];
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    for (const [selector, act] of ACTIONS) {
      const found = on(selector);
      if (found) act(found);
    }
    const link = on("a[data-go]");
    const language = on("a[data-language]");
    if (link && plainClick(event)) {
      event.preventDefault();
      const menu = on("details.menu");
      go(link.getAttribute("href"));
      closeMenus();
      focused = menu && `.${menu.classList[1]} summary`;
      menu?.querySelector("summary").focus();
    } else if (language && plainClick(event)) {
      event.preventDefault();
      changeLanguage(language.dataset.language);
    } else {
      closeMenus(on("details.menu, details.files"));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.activeElement?.closest("details[open]") ?? menus()[0];
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else {
      sheet(false);
    }
  });
  // Arrows go through the options of an open menu.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const menu = step && document.activeElement?.closest("details.menu[open]");
    if (!menu) return;
    const stops = [...menu.querySelectorAll("summary, .search, .panel a")].filter((one) => one.offsetParent);
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) event.preventDefault();
    next?.focus();
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".menu-region input")) find(event.target);
  });
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.open || !target.matches("details.menu-region")) return;
      filled.observe(target.querySelector(".region-list"), { childList: true, subtree: true });
      if (!narrow.matches) target.querySelector("input").focus();
    },
    true,
  );
  // Figures are drawn for the width of the window; paper is narrower.
  const redraw = (size) =>
    document
      .querySelectorAll(".js-plotly-plot")
      .forEach((graph) => window.Plotly?.relayout(graph, size(graph.closest(".chart"))));
  const toPaper = () => {
    if (root.classList.contains("paper")) return;
    root.classList.add("paper");
    root.classList.toggle("bright-figures", look().theme === "dark");
    redraw((chart) => ({ width: chart.firstElementChild.offsetWidth, autosize: false }));
    const link = document.querySelector(".on-paper span");
    if (link) link.dataset.address = new URL(link.textContent, location.href).href;
  };
  const toScreen = () => {
    root.classList.remove("paper", "bright-figures");
    redraw(() => ({ width: null, autosize: true }));
  };
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
  matchMedia("print").addEventListener("change", (to) => (to.matches ? toPaper() : toScreen()));

  // A server that does not answer is said, never a skeleton for ever ----------------------------
  const answers = window.fetch;
  const silent = (is) => {
    if (is) shapes(false);
    const notice = document.querySelector(".notice.silent");
    if (notice) notice.hidden = !is;
  };
  window.fetch = async (...request) => {
    const asked = String(request[0]?.url ?? request[0]).includes("/_dash-update-component");
    try {
      const answer = await answers(...request);
      if (answer.status === 401) {
        // the session is over: sign in, then come back to this very choice
        location.assign(`/masuk?next=${encodeURIComponent(location.pathname + location.search)}`);
      } else if (asked) silent(!answer.ok);
      return answer;
    } catch (error) {
      if (asked) silent(true);
      throw error;
    }
  };
})();
