// Where a number comes from: a press on one opens the drawer, whose answer is one small request.
// What is open stands behind the # of the address, so that a link opens it and "back" closes it.
// No figures and no words stand here.
(() => {
  const HASH = "#asal=";
  const STOP = "[data-ask], [data-row] > td";
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let opener = null;
  let count = 0;

  const dialog = () => document.querySelector("dialog.drawer");
  const wanted = () => {
    if (!location.hash.startsWith(HASH)) return null;
    try {
      return decodeURIComponent(location.hash.slice(HASH.length));
    } catch {
      return "%"; // no key: the server says so
    }
  };

  // What an element is asked by: its own key, or that of its row with the side of its column -----
  const keyOf = (element) => {
    const own = element.closest("[data-ask]");
    if (own) return own.dataset.ask;
    const cell = element.closest("[data-row] > td");
    const side = cell?.closest("table").rows[0].cells[cell.cellIndex]?.dataset.side;
    return side && cell.textContent.trim() ? `${cell.parentElement.dataset.row}~${side}` : null;
  };
  const spot = (element) => element.closest("[data-ask]") ?? element.closest("td");

  // Open and close ---------------------------------------------------------------------------
  const version = () => document.querySelector("footer [data-version]")?.dataset.version;
  const request = (key) => {
    const drawer = dialog();
    if (!drawer || !version() || !window.dash_clientside.set_props) return false;
    drawer.classList.add("waiting");
    if (!drawer.open) {
      drawer.showModal();
      drawer.querySelector(".close").focus();
    }
    window.dash_clientside.set_props("ask", { data: { key, v: version(), count: (count += 1) } });
    return true;
  };
  const marked = () => {
    document.querySelectorAll("[data-open]").forEach((one) => delete one.dataset.open);
    if (opener && dialog()?.open) opener.dataset.open = "";
  };
  const shut = () => {
    const drawer = dialog();
    if (drawer?.open) drawer.close();
    if (opener?.isConnected) opener.focus();
    opener = null;
    marked();
  };
  let late = null; // a key of the address that waits for its page
  const follow = () => {
    late = wanted();
    if (late === null) shut();
    else if (request(late)) late = null;
    marked();
  };
  const ask = (key, from) => {
    if (!dialog()?.open) opener = from;
    const depth = (history.state?.asal ?? 0) + 1;
    history.pushState({ asal: depth }, "", HASH + encodeURIComponent(key));
    follow();
  };
  const close = () => {
    const depth = history.state?.asal;
    if (depth) history.go(-depth);
    else {
      history.replaceState({}, "", location.pathname + location.search);
      follow();
    }
  };
  addEventListener("popstate", follow);
  addEventListener("_dashprivate_pushstate", () => {
    if (wanted() === null && dialog()?.open) shut();
  });

  // A link to this number of this version ---------------------------------------------------------
  const copy = async (button) => {
    const address = new URL(location.href);
    address.searchParams.set("v", version());
    const said = dialog().querySelector(".copied");
    try {
      await navigator.clipboard.writeText(address.href);
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: address.href });
      dialog().append(field);
      field.select();
      document.execCommand("copy"); // where the page is not served over https
      field.remove();
      button.focus();
    }
    said.textContent = button.dataset.copied;
    setTimeout(() => (said.textContent = ""), 4000);
  };

  // Presses ------------------------------------------------------------------------------------
  const ACTIONS = [[".drawer .close", close], [".drawer .link-to", copy]];
  const press = (element) => {
    const key = element.closest?.(STOP) && !element.closest("a") ? keyOf(element) : null;
    if (key) ask(key, spot(element));
    return key;
  };
  document.addEventListener("click", (event) => {
    if (event.target === dialog()) return close(); // beside the drawer
    for (const [selector, act] of ACTIONS) {
      const found = event.target.closest(selector);
      if (found) return act(found);
    }
    if (String(getSelection())) return; // words are being copied
    press(event.target);
  });
  document.addEventListener(
    "cancel",
    (event) => {
      if (event.target !== dialog()) return;
      event.preventDefault();
      close();
    },
    true,
  );

  // The keyboard: one stop for each group of numbers, arrows inside it ----------------------------
  const groupOf = (element) => element.closest("table, [data-rove]");
  const within = (group) =>
    [...group.querySelectorAll(STOP)].filter((one) => keyOf(one) && one.checkVisibility());
  const named = (one) => {
    one.tabIndex = 0;
    if (one.matches("td")) one.setAttribute("aria-describedby", "asal-hint");
  };
  const stops = () => {
    for (const group of document.querySelectorAll("main table, main [data-rove]")) {
      if (group.querySelector("[data-stop]")?.isConnected || !group.checkVisibility()) continue;
      const [first, ...others] = within(group);
      if (!first) continue;
      named(first);
      first.dataset.stop = "";
      for (const one of others) if (one.matches("[role=button]")) one.tabIndex = -1;
    }
  };
  const moved = (from, [across, down], group) => {
    const every = within(group);
    if (!down || !from.matches("td")) return every[every.indexOf(from) + (across || down)];
    const rows = [...from.closest("table").rows];
    const next = rows[rows.indexOf(from.parentElement) + down]?.cells[from.cellIndex];
    return every.includes(next) ? next : null;
  };
  document.addEventListener("keydown", (event) => {
    const from = document.activeElement?.matches(STOP) ? document.activeElement : null;
    if (!from) return;
    if (event.key === "Enter" || event.key === " ") {
      if (press(from)) event.preventDefault();
      return;
    }
    const group = groupOf(from);
    const to = group && ARROWS[event.key] && moved(from, ARROWS[event.key], group);
    if (!group || !ARROWS[event.key]) return;
    event.preventDefault(); // at the edge the table does not scroll away
    if (!to) return;
    from.tabIndex = -1;
    delete from.dataset.stop;
    named(to);
    to.dataset.stop = "";
    to.focus();
  });

  // What has come: an answer ends the waiting, a page may owe a link its drawer -------------------
  let drawing = false;
  const came = () => {
    drawing = false;
    stops();
    if (late !== null && request(late)) late = null;
  };
  const changed = (changes) => {
    const drawer = dialog();
    const answered = drawer?.classList.contains("waiting") && changes.some((one) => one.target.matches(".origin"));
    if (answered) {
      drawer.classList.remove("waiting");
      drawer.scrollTop = 0;
      if (drawer.open) drawer.querySelector(".big")?.focus();
    }
    if (!drawing) requestAnimationFrame(came);
    drawing = true;
  };
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
    document.addEventListener("toggle", () => changed([]), true);
    follow();
  });
})();
