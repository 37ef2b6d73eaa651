"""How long a map that stands takes to show other figures, until the browser has painted them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from charts import theme
from charts.region_map import region_map
from charts.theme import Figure
from tests.browser.chromium import FLAGS, find
from tests.browser.still import Still, address
from tests.charts.mapped import ask, box_of, everywhere
from texts import of

SETS = {"kalimantan": 150, "indonesia": 400}  # milliseconds to keep under
ROUNDS, WARMING = 25, 3
RATES = (0.05, 0.15, 0.3, 0.45, 0.6, None, 0.9)
REDRAW = """
async (figures) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const after = new MessageChannel();  // a message is read once the frame has been painted
    after.port1.onmessage = done;
    after.port2.postMessage(0);
  }));
  const times = [];
  for (const figure of figures) {
    await painted();
    const began = performance.now();
    await Plotly.react("map", figure.data, figure.layout);
    await painted();
    times.push(performance.now() - began);
  }
  return times;
}
"""


def map_redraw() -> Iterator[str]:
    """Yield a line for the 56 kab/kota of Kalimantan and the 514 of Indonesia."""
    path = find()
    if path is None:
        yield "map redraw: no Chromium on this machine"
        return
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        for name, limit in SETS.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            still = Still(page, '<div id="map" style="width:560px"></div>')
            first, *others = (_figure(name, turn) for turn in range(ROUNDS + WARMING + 1))
            still.draw(map=first)
            times = sorted(page.evaluate(REDRAW, others)[WARMING:])
            places = len(first["data"][0]["locations"]) + len(first["data"][1]["locations"])
            p50, p95 = statistics.median(times), times[int(0.95 * len(times))]
            yield f"map redraw, {places} regions: p50 {p50:.0f} ms, p95 {p95:.0f} ms (< {limit} ms)"
            page.close()
        browser.close()


def _figure(name: str, turn: int) -> Figure:
    """Return the map with every rate moved on by some classes."""
    rates = RATES[turn % len(RATES) :] + RATES[: turn % len(RATES)]
    borders = f"{name}_kabkota"
    places = everywhere(borders, rates)
    box = box_of(borders, [place.region for place in places])
    outlines = address(f"{name}_provinsi")
    asked = ask(borders=address(borders), outlines=outlines, box=box)
    return region_map(places, asked, of("id"), theme.LIGHT)
