"""How much of a page moves while it loads, and when its first bar stands: asked of the browser."""

from tests.browser.chromium import DRAWN
from tests.browser.waiting import until

SETTLED = "document.querySelector('h1') && !document.querySelector('.bone')"
QUIET = 300  # milliseconds after the answer, in which charts are drawn and fonts come
WATCH = """
(() => {
  window.shifts = [];
  window.drawn = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      if (one.hadRecentInput) continue;
      const nodes = one.sources.map((source) => {
        const element = source.node?.nodeType === 1 ? source.node : source.node?.parentElement;
        const { y, height } = source.previousRect;
        const to = source.currentRect;
        const name = element ? `${element.tagName}#${element.id}.${element.className}` : "gone";
        return `${name} ${y}+${height} to ${to.y}+${to.height}`;
      });
      window.shifts.push({ value: one.value, at: one.startTime, nodes });
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (document.querySelector("BAR")) window.drawn = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
""".replace("BAR", DRAWN)


def shifts(page, address):
    """What moved on a page from its address to its last chart, when, from where to where.

    The page's context must have run WATCH from the start.
    """
    page.goto(address)
    until(page, SETTLED)
    page.wait_for_timeout(QUIET)
    return page.evaluate("window.shifts")


def moved(page, address):
    """How much that is, as browsers count it."""
    return sum(one["value"] for one in shifts(page, address))
