// What our charts draw with; tests/test_bundle.py holds the list against charts/.
const Plotly = require("plotly.js/lib/core"); // brings scatter along

Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/scatter"),
  require("plotly.js/lib/heatmap"),
  require("plotly.js/lib/choropleth"),
  require("plotly.js/lib/scattergeo"),
]);
module.exports = Plotly;
