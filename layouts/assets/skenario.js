// Scenarios: a name is sent, the list is fetched when it is opened, a bare link is told whole.
// No words and no figures stand here.
(() => {
  const LIST = "biaya-scenario-parts";
  const inLanguage = (address) => {
    const to = new URL(address, location.origin);
    to.searchParams.set("lang", document.documentElement.lang);
    return to;
  };
  const go = (address) => {
    history.pushState({}, "", address);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate")); // what dcc.Location listens to
  };
  const saying = (form, words) => {
    const line = form.querySelector(".said-here");
    if (line) line.textContent = words;
  };

  // The list ---------------------------------------------------------------------------------------
  let parts = 1;
  const fetchList = () => window.dash_clientside.set_props(LIST, { data: { parts, at: Date.now() } });
  const details = () => document.querySelector("details.scenarios");
  document.addEventListener(
    "toggle",
    (event) => {
      if (!event.target.matches?.("details.scenarios") || !event.target.open) return;
      parts = 1;
      fetchList();
    },
    true, // it does not bubble
  );

  // An answer has come: the list belongs to the one before, a bare link is told whole.
  const ALONG = ["scenario", "beside", "v", "lang"]; // what a bare link may say
  const [SOON, TIMES] = [50, 40]; // milliseconds between two looks at what has been drawn, and looks
  let next = null; // what the keyboard goes to
  const bare = () => {
    const said = new URL(location.href).searchParams;
    return [...said.keys()].every((name) => ALONG.includes(name)) ? said.get("scenario") : null;
  };
  const toldWhole = () => {
    const key = bare();
    if (!key) return true;
    const whole = document.querySelector(".opened[data-address]")?.dataset.address;
    if (!whole || new URL(whole, location.origin).searchParams.get("scenario") !== key) return false;
    history.replaceState({}, "", whole);
    return true;
  };
  const focused = () => {
    const place = next && document.querySelector(next);
    place?.focus();
    if (place) next = null;
    return !next;
  };
  const look = (left) => {
    const done = [toldWhole(), focused()].every(Boolean);
    if (!done && left > 0) setTimeout(look, SOON, left - 1);
    else next = null;
  };
  const came = () => {
    const list = details();
    if (list) list.open = false;
    document.querySelectorAll(".naming input").forEach((field) => (field.value = ""));
    look(TIMES);
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    skenario: { came: () => void setTimeout(came, SOON) },
  });

  // What is done with a scenario ---------------------------------------------------------------------
  const wish = async (button) => {
    const form = button.closest(".naming");
    const { scenario: deed } = button.dataset;
    const wished = { do: deed };
    const field = form.querySelector("input");
    if (field) wished.name = field.value.trim();
    if (deed === "keep") wished.query = location.search;
    else wished.key = form.dataset.key;
    if (field && !wished.name) {
      saying(form, form.dataset.unnamed);
      field.focus();
      return;
    }
    button.disabled = true;
    try {
      const answer = await fetch(inLanguage("/skenario"), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wished),
      });
      const said = await answer.json();
      if (!answer.ok) saying(form, said.error ?? form.dataset.failed);
      else if (said.to) {
        next = ".opened";
        go(said.to);
      } else fetchList();
    } catch {
      saying(form, form.dataset.failed);
    } finally {
      button.disabled = false;
    }
  };
  const DEEDS = {
    keep: wish,
    copy: wish,
    remove: wish,
    more: () => {
      parts += 1;
      fetchList();
    },
    "to-keep": () => document.querySelector("#biaya-scenarios .naming input")?.focus(),
    "to-list": () => {
      const list = details();
      if (!list) return;
      list.open = true;
      list.querySelector("summary").focus();
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-scenario]");
    if (button && !button.disabled) DEEDS[button.dataset.scenario](button);
    document.querySelectorAll(".deed[open]").forEach((one) => (one.open = one.contains(event.target)));
    const link = event.target.closest?.(".kept .ways a[data-go]");
    if (link) next = ".beside-title";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.(".naming input")) return;
    event.target.closest(".naming").querySelector("[data-scenario]").click();
  });
})();
