// Numbers that stand in the address: Enter, or leaving a field, rewrites it; the server answers.
// A number that cannot be is said beside its field and stays there. No words and no figures here.
(() => {
  const ONCE = 400; // milliseconds after which one and the same change is no longer the same
  const PATIENCE = 10000; // milliseconds that an answer may take
  const go = (address) => {
    history.pushState({}, "", address);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate")); // what dcc.Location listens to
  };
  const escaped = (sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // A number as the reader writes it: 60,5 or 60.5, with groups where they are whole.
  const number = (written, { point, group }) => {
    const bare = written.replace(/[\s\u00a0]/g, "");
    const grouped = new RegExp(`^\\d{1,3}(${escaped(group)}\\d{3})+(${escaped(point)}\\d+)?$`);
    const plain = /^\d+([.,]\d+)?$/;
    if (grouped.test(bare)) return Number(bare.replaceAll(group, "").replace(point, "."));
    return plain.test(bare) ? Number(bare.replace(",", ".")) : NaN;
  };
  const percent = (written, form) => {
    const found = number(written.replace("%", ""), form);
    return Math.round(found * 10) / 10;
  };
  const rupiah = (written, form) => {
    const scales = form.scales.split(",").map((pair) => pair.split(":"));
    let rest = written.trim().toLowerCase().replace(/^rp\.?/, "").trim();
    let power = 0;
    for (const [word, zeros] of scales) {
      if (rest.endsWith(word)) [rest, power] = [rest.slice(0, -word.length).trim(), Number(zeros)];
    }
    return Math.round(number(rest, form) * 10 ** power);
  };
  const month = (written) => {
    const [, year, at] = written.trim().match(/^(20\d\d)-(0?[1-9]|1[0-2])$/) ?? [];
    return year ? `${year}-${at.padStart(2, "0")}` : null;
  };
  const whole = (written, form) => {
    const found = number(written, form);
    return Number.isInteger(found) ? found : NaN;
  };

  // What a field says, as the address has it; null where it cannot be.
  const READ = { percent, rupiah, whole, handle: Number };
  const read = (label, field) => {
    const { kind, least, most } = label.dataset;
    if (kind === "month") return month(field.value);
    const found = READ[kind](field.value, label.closest(".assumed").dataset);
    if (kind === "handle") return String(found);
    return found >= Number(least) && found <= Number(most) ? String(found) : null;
  };

  // One share changes, the others keep their proportions; the largest takes what rounding leaves.
  const split = (label, share) => {
    const tenths = {};
    for (const one of label.closest(".assumed").querySelectorAll('[data-param="split"]')) {
      const said = one.dataset.part === label.dataset.part ? share : one.dataset.now;
      tenths[one.dataset.part] = Math.round(Number(said) * 10);
    }
    const mine = label.dataset.part;
    const others = Object.keys(tenths).filter((payer) => payer !== mine);
    const left = 1000 - tenths[mine];
    const before = others.reduce((sum, payer) => sum + tenths[payer], 0);
    const scaled = others.map((payer) => [payer, before ? Math.round((tenths[payer] / before) * left) : 0]);
    const largest = scaled.reduce((most, one) => (one[1] > most[1] ? one : most), scaled[0]);
    largest[1] += left - scaled.reduce((sum, [, part]) => sum + part, 0);
    return [[mine, tenths[mine]], ...scaled]
      .filter(([, part]) => part > 0)
      .map(([payer, part]) => `${payer}:${part / 10}`)
      .join(",");
  };

  const OTHER = { reach: "budget", budget: "reach" }; // one follows from the other
  const address = (label, value) => {
    const { param } = label.dataset;
    const to = new URL(location.href);
    to.searchParams.set(param, param === "split" ? split(label, value) : value);
    if (OTHER[param]) to.searchParams.delete(OTHER[param]);
    if (param === "months" && Number(to.searchParams.get("enrol") ?? 1) > Number(value)) to.searchParams.delete("enrol");
    return to.pathname + to.search;
  };
  const wrong = (label, field, is) => {
    const place = label.querySelector(".wrong");
    if (!place) return;
    place.textContent = is ? label.dataset.wrong : "";
    if (is) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (is) field.setAttribute("aria-describedby", place.id);
    else field.removeAttribute("aria-describedby");
  };

  // An answer brings new fields: the keyboard stays in the one that it was in.
  let held = null;
  let patience = 0;
  const stay = new MutationObserver(() => {
    setTimeout(() => {
      const lost = held && document.activeElement === document.body;
      if (lost) document.getElementById(held)?.focus({ preventScroll: true });
    });
  });
  const wait = () => {
    stay.observe(document.body, { childList: true, subtree: true });
    clearTimeout(patience);
    patience = setTimeout(() => stay.disconnect(), PATIENCE);
  };
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".field[data-param] input")) held = target.id;
    else if (!target.closest("#biaya-assumed, #biaya-reach")) held = null;
  });
  document.addEventListener("pointerdown", () => (held = null));

  let last = ["", 0];
  const tell = (field) => {
    const label = field.closest(".field[data-param]");
    if (!label || field.value === label.dataset.said) return;
    const value = read(label, field);
    wrong(label, field, value === null);
    if (value === null) return;
    const to = address(label, value);
    const [before, when] = last;
    if (to === location.pathname + location.search || (to === before && Date.now() - when < ONCE)) return;
    last = [to, Date.now()];
    wait();
    go(to);
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.(".field[data-param] input")) tell(event.target);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.matches?.(".field[data-param] input:not([type=range])")) tell(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.(".field[data-param] input[type=range]")) tell(event.target);
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(".field[data-param] input")) return;
    const label = event.target.closest(".field");
    if (event.target.type !== "range") return wrong(label, event.target, false);
    label.style.setProperty("--to", `${event.target.value}%`);
    label.querySelector(".at").textContent = event.target.value + label.dataset.sign;
  });
})();
