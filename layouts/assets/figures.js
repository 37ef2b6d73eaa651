// plotly.js and Dash's part for figures run while the answer is on its way, not after it has come.
(() => {
  const DASH_HAS = "/_dash-component-suites/plotly/package_data/plotly.min.js";
  const run = (src) =>
    new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    });
  const [plotly, graph] = [...document.querySelectorAll("link[data-drawing]")].map((one) => one.href);
  // After the renderer has asked for the page. Dash waits for whatever is called Plotly, and only
  // where nothing is loads one by itself; the script puts itself in the place of the promise.
  const asked = new Promise((done) => addEventListener("DOMContentLoaded", () => setTimeout(done)));
  window.Plotly = asked.then(() => run(plotly)).catch(() => run(DASH_HAS));
  asked.then(() => run(graph)).catch(() => {}); // then Dash fetches its own part itself
})();
