// Bars, tiles, maps and lists inside [data-agree] speak of the same regions: what is pointed at in
// one lights up in all, and a click in a figure is a click on the page's own link of that region.
(() => {
  const bound = new WeakMap(); // figure -> the `on` it was bound by; a purged figure gets a new one
  let lit = null;

  const figures = () => document.querySelectorAll("[data-agree] .js-plotly-plot");
  const links = (code, kind = "") =>
    document.querySelectorAll(`${kind}[data-region="${CSS.escape(code)}"]`);
  const regionOf = (custom) => (Array.isArray(custom) ? custom[0] : custom);
  const pointed = (event) =>
    event.points.map((point) => regionOf(point.customdata)).find((code) => code != null);

  // A mark knows its trace by its group's datum and its place in the trace by its own.
  const MARKS = {
    ".choroplethlayer .trace": "path",
    ".barlayer .trace": ".point",
    ".scatterlayer .scattergeo": "path.point",
  };
  const marksOf = (figure, code) => {
    const found = [];
    for (const [traces, marks] of Object.entries(MARKS)) {
      for (const group of figure.querySelectorAll(traces)) {
        const trace = group.__data__?.[0]?.trace;
        if (!trace?.customdata || trace.hoverinfo === "skip") continue;
        const at = trace.customdata.findIndex((custom) => regionOf(custom) === code);
        const mark = at < 0 ? null : group.querySelectorAll(marks)[at];
        if (mark) found.push(mark);
      }
    }
    return found;
  };

  const clear = () => {
    if (lit === null) return;
    lit = null;
    document.querySelectorAll(".lit").forEach((element) => element.classList.remove("lit"));
    document.querySelectorAll(".lit-edge").forEach((edge) => edge.remove());
  };
  // Neighbours are drawn over half of a border: the edge of the lit land lies above them all.
  const edge = (path) => {
    const layer = path.closest(".geo")?.querySelector(".layer.frontplot");
    const above = path.cloneNode();
    above.setAttribute("class", "lit-edge");
    above.removeAttribute("style");
    layer?.prepend(above);
  };
  const light = (code) => {
    if (code === lit) return;
    clear();
    if (code == null) return;
    lit = code;
    links(code).forEach((element) => element.classList.add("lit"));
    for (const figure of figures()) {
      for (const mark of marksOf(figure, code)) {
        mark.classList.add("lit");
        if (mark.matches(".choroplethlocation")) edge(mark);
      }
    }
  };

  // A figure that is drawn again has new marks: what is still pointed at is lit on those too.
  const POINTED = [":hover", ":focus-within"].map((state) => `[data-agree] [data-region]${state}`);
  const again = () => {
    clear();
    light(document.querySelector(POINTED.join())?.dataset.region);
  };

  const bind = (figure) => {
    if (!figure.on || bound.get(figure) === figure.on) return;
    bound.set(figure, figure.on);
    figure.on("plotly_hover", (event) => {
      figure.classList.add("pointed");
      light(pointed(event));
    });
    figure.on("plotly_unhover", () => {
      figure.classList.remove("pointed");
      clear();
    });
    figure.on("plotly_click", (event) => {
      const code = pointed(event);
      if (code != null) links(code, "a")[0]?.click();
    });
    figure.on("plotly_afterplot", again);
  };
  let waiting = false;
  const look = () => {
    waiting = false;
    figures().forEach(bind);
  };
  const changed = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };

  const named = (event) => event.target.closest?.("[data-agree] [data-region]")?.dataset.region;
  for (const [over, out] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(over, (event) => {
      const code = named(event);
      if (code) light(code);
    });
    document.addEventListener(out, (event) => {
      if (named(event)) clear();
    });
  }
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
    changed();
  });
})();
