"""What a browser loads, how soon it shows something and draws, how long a filter takes to redraw.

Two servers on the same data, in turns: one with the bundle of `make bundle`, one without it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from callbacks.plotly_script import BUILT, PINNED, chosen
from layouts.shell import PAGES
from tests.benchmarks.serving import served
from tests.browser.chromium import FLAGS, find
from tests.browser.shifts import WATCH, moved
from tests.browser.waiting import until

ROUNDS, CHANGES, WIDTHS = 3, 8, (390, 1280)
BUNDLE, WHOLE = "small bundle", "whole plotly.js"
LAUNCH = """
import sys
from pathlib import Path
sys.path.insert(0, "")
from callbacks import plotly_script
plotly_script.BUILT = Path(sys.argv[1])
import app
app.main()
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
OTHERS = ".filters .menu-{name} .options a:not([aria-current])"  # what a filter leads to
CHANGE = """
async (selector) => {
  const quiet = 250;  // milliseconds after which nothing more is drawn
  const pause = () => new Promise((on) => setTimeout(on, 20));
  const began = performance.now();
  let last = null;
  const watch = new MutationObserver((changes) => {
    if (changes.some((one) => one.target.closest?.(".js-plotly-plot"))) last = performance.now();
  });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true });
  document.querySelector(selector).click();
  while (last === null || performance.now() - last < quiet) await pause();
  watch.disconnect();
  return last - began;
}
"""
LEAVE = """
async (page) => {
  const frame = () => new Promise((on) => requestAnimationFrame(on));
  const began = performance.now();
  document.querySelector(`header nav a[data-page="${page}"]`).click();
  while (!document.querySelector("[data-leaving], main .bone")) await frame();
  await frame();
  return performance.now() - began;
}
"""


@dataclass(slots=True)
class Seen:
    """What was measured with one plotly.js."""

    bytes: list[int] = field(default_factory=list)
    first: list[float] = field(default_factory=list)  # ms from the address to the first shapes
    cold: list[float] = field(default_factory=list)  # ms to the first bar
    warm: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)  # ms of processor for a page with warm scripts
    change: list[float] = field(default_factory=list)
    leave: list[float] = field(default_factory=list)  # ms from a click to the next page's shapes


def front() -> Iterator[str]:
    """Yield a line for each plotly.js, one of ratios, and one of what moves while pages load."""
    path = find()
    if path is None:
        yield "front: no Chromium on this machine"
        return
    files = {WHOLE: Path("none")}
    if chosen(BUILT, PINNED).is_bundle:
        files = {BUNDLE: BUILT} | files
    with ExitStack() as open_, sync_playwright() as driver:
        at = {
            name: open_.enter_context(served([sys.executable, "-c", LAUNCH, str(file)]))
            for name, file in files.items()
        }
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        seen = {name: Seen() for name in at}
        for _ in range(ROUNDS):
            for name, address in at.items():
                _visits(browser, address, seen[name])
        yield from (_line(name, found) for name, found in seen.items())
        if BUNDLE in seen:
            yield _ratios(seen[BUNDLE], seen[WHOLE])
        yield _shifts(browser, next(iter(at.values())))
        browser.close()


def _visits(browser: Browser, address: str, seen: Seen) -> None:
    """Visit the first page as a newcomer, once more with a full cache, then change its filters."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    page, loaded, _ = _drawn(context, address)
    seen.bytes.append(loaded)
    seen.first.append(page.evaluate(PAINTED))
    seen.cold.append(page.evaluate("window.drawn"))
    page.close()
    page, _, work = _drawn(context, address)
    seen.warm.append(page.evaluate("window.drawn"))
    seen.work.append(work)
    for turn in range(CHANGES):
        selector = OTHERS.format(name=("period", "segment")[turn % 2])
        seen.change.append(page.evaluate(CHANGE, selector))
    seen.leave.append(page.evaluate(LEAVE, "/sektor"))
    context.close()


def _drawn(context: BrowserContext, address: str) -> tuple[Page, int, float]:
    """Return a page with a chart, the bytes sent for it as they travel, its processor time in ms.

    The last does not depend on what else the machine does.
    """
    page, asked = context.new_page(), []
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def note(request: Request) -> None:
        asked.append(request)

    page.on("requestfinished", note)
    page.goto(address)
    until(page, "window.drawn > 0")
    told = devtools.send("Performance.getMetrics")["metrics"]
    work = next(1000 * one["value"] for one in told if one["name"] == "TaskDuration")
    return page, sum(one.sizes()["responseBodySize"] for one in asked), work


def _best(seen: Seen) -> dict[str, float]:
    """Return the least of every measure: that which other programs disturbed least."""
    return {one: min(getattr(seen, one)) for one in Seen.__slots__}


def _line(name: str, seen: Seen) -> str:
    best = _best(seen)
    return (
        f"front, {name}: {best['bytes'] / 1e6:.2f} MB at first load, first shapes after "
        f"{best['first']:.0f} ms, chart after {best['cold']:.0f} ms cold, {best['warm']:.0f} ms "
        f"warm ({best['work']:.0f} ms of processor), filter to redraw {best['change']:.0f} ms, "
        f"another page's shapes after {best['leave']:.0f} ms"
    )


def _ratios(small: Seen, whole: Seen) -> str:
    one, other = _best(small), _best(whole)
    measures = ("bytes", "cold", "warm", "work", "change")
    told = ", ".join(f"{name} {one[name] / other[name]:.2f}" for name in measures)
    return f"front, small : whole: {told}"


def _shifts(browser: Browser, address: str) -> str:
    """Return how much moves on the page that moves most, per width (0.1 is where it disturbs)."""
    found = []
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900})
        context.add_init_script(WATCH)
        page = context.new_page()
        moves = {one.path: moved(page, f"{address}{one.path}") for one in PAGES}
        context.close()
        most = max(moves, key=lambda path: moves[path])
        found.append(f"{moves[most]:.3f} at {width} px ({most})")
    return f"layout shift, most of {len(PAGES)} pages: {', '.join(found)} (< 0.1)"
