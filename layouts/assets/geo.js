// What maps need from the page: no coastline from another host, and the fill of missing places.
(() => {
  // plotly.js asks its own host for coastlines, even for maps that show none; it finds these.
  const empty = { type: "GeometryCollection", geometries: [] };
  const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const nothing = {
    type: "Topology",
    arcs: [],
    objects: Object.fromEntries(layers.map((layer) => [layer, empty])),
  };
  const assets = (window.PlotlyGeoAssets = window.PlotlyGeoAssets || {});
  assets.topojson = Object.assign({ world_110m: nothing, world_50m: nothing }, assets.topojson);

  // A choropleth has no patterns: map.css fills the colours of missing places with these.
  const SVG = "http://www.w3.org/2000/svg";
  const drawn = (name, attributes, children = []) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const tile = { width: 6, height: 6, patternUnits: "userSpaceOnUse" };
  const patterns = () => [
    drawn("pattern", { id: "hatched", ...tile }, [drawn("path", { d: "M-1 1l2-2M0 6l6-6M5 7l2-2" })]),
    drawn("pattern", { id: "dotted", ...tile }, [drawn("circle", { cx: 3, cy: 3, r: 1.1 })]),
    drawn("pattern", { id: "crossed", ...tile }, [drawn("path", { d: "M0 0l6 6M0 6l6-6" })]),
  ];
  addEventListener("DOMContentLoaded", () => {
    const size = { class: "patterns", width: 0, height: 0, "aria-hidden": "true" };
    document.body.append(drawn("svg", size, [drawn("defs", {}, patterns())]));
  });
})();
