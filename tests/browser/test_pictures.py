"""Every chart as PNG and SVG: whole, named as its rows, saying whose figures it shows."""

import struct
from xml.etree import ElementTree

import pytest

from tests.browser.waiting import until

pytestmark = pytest.mark.browser
PAGES = {  # page -> its charts that are taken there; those of other pages are plain HTML
    "/": {"lead-chart", "ranking-chart", "bases-chart"},
    "/?compare=64": {"compared-0", "compared-1"},
    "/wilayah?region=00&level=province&period=2022-11&base=labour_force&measure=uncovered": {
        "places-chart", "map-chart", "goals-chart",
    },
    "/sektor": {"segments-chart", "years-chart", "workers-chart", "standing-chart"},
    "/target": {"target-trend-chart", "target-apart-chart", "target-change-chart"},
    "/biaya": {"waterfall-chart", "months-chart", "rates-chart", "tornado-chart"},
}  # fmt: skip
FINE = 2  # pixels of a PNG for each of the picture's
WIDE = 960
WIDER = {"segments-chart": 960 + 200}
OUTSIDE = """
(words) => {
  const svg = document.importNode(
    new DOMParser().parseFromString(words, "image/svg+xml").documentElement, true);
  document.body.append(svg);
  const all = svg.getBoundingClientRect();
  const out = [...svg.querySelectorAll("text")]
    .filter((one) => one.textContent.trim())
    .map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.left < all.left - 1 || box.right > all.right + 1
      || box.top < all.top - 1 || box.bottom > all.bottom + 1)
    .map(([said]) => said);
  svg.remove();
  return out;
}
"""


def taken(page, graph, form):
    """The file that a press on the entry of a chart brings, and its name."""
    button = page.locator(f"[data-picture={form}][data-drawn*='/{graph}.json']")
    with page.expect_download() as coming:
        button.evaluate("button => button.click()")
    return coming.value.path().read_bytes(), coming.value.suggested_filename


def words(svg):
    return "".join(ElementTree.fromstring(svg).itertext()).replace("\u00a0", " ")


def size(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def of_card(page, graph):
    """What the page says of a chart: its heading, or its sentence where it has none of its own."""
    return page.locator(f"#{graph}").evaluate("""graph => {
      const card = graph.closest("article, section");
      const head = card.querySelector("h2, h3");
      const said = head && !head.matches(".aloud") ? head : document.querySelector("h1");
      return said.textContent.replaceAll("\\u00a0", " ");
    }""")


@pytest.mark.parametrize(
    ("path", "language"), [(one, "en" if one == "/target" else "id") for one in PAGES]
)
def test_every_chart_comes_whole_as_both_pictures(visit, path, language):
    page = visit(path, drawn=False, language=language)
    page.wait_for_selector(".js-plotly-plot .main-svg", state="attached")
    drawn = set(page.eval_on_selector_all(".dash-graph[id]", "all => all.map((one) => one.id)"))
    assert PAGES[path] <= drawn <= set().union(*PAGES.values())
    version = page.locator("[data-version]").get_attribute("data-version")
    for graph in sorted(PAGES[path]):
        svg, name = taken(page, graph, "svg")
        png, png_name = taken(page, graph, "png")
        assert name.removesuffix(".svg") == png_name.removesuffix(".png")
        assert name.startswith("cakupan_")
        assert name.endswith(f"_v{version}.svg")
        root = ElementTree.fromstring(svg)
        across, down = int(root.get("width")), int(root.get("height"))
        assert across == WIDER.get(graph, WIDE)
        assert size(png) == (FINE * across, FINE * down)
        said = words(svg)
        assert of_card(page, graph) in said
        assert ("Sumber: " if language == "id" else "Sources: ") in said
        assert (f"Versi data {version}" if language == "id" else f"Data version {version}") in said
        assert ("Data per " if language == "id" else "Data as of ") in said
        assert f"v={version}" in said
        assert page.url.split("/")[2] in said
        assert b"<script" not in svg
        assert b"http-equiv" not in svg
        assert b"foreignObject" not in svg
        assert page.evaluate(OUTSIDE, svg.decode()) == [], graph
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_land_without_a_figure_is_hatched_in_the_picture_too(visit):
    path = next(one for one in PAGES if one.startswith("/wilayah?region=00"))
    page = visit(path, drawn=False)
    page.wait_for_selector(".choroplethlayer path", state="attached")
    svg, _ = taken(page, "map-chart", "svg")
    assert svg.count(b'fill: url("#picture-hatched")') + svg.count(b"#picture-hatched&quot;") == 36


def test_the_picture_is_bright_and_wide_wherever_it_is_taken(visit):
    bright, _ = taken(visit("/?lang=id"), "ranking-chart", "svg")
    page = visit("/?lang=id", width=390, scheme="dark", own={})
    dark, _ = taken(page, "ranking-chart", "svg")
    pieces = [words(one) for one in (bright, dark)]
    assert pieces[0] == pieces[1]
    assert bright.count(b"#131E23") == dark.count(b"#131E23") == 0


def test_the_keyboard_takes_a_picture_and_hears_of_it(visit):
    page = visit("/")
    card = page.locator("section:has(#ranking-chart)")
    card.locator(".files summary").focus()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.picture") == "png"
    with page.expect_download():
        page.keyboard.press("Enter")
    until(page, "document.querySelector('.notice.said').textContent.includes('disimpan')")
    assert page.locator(".notice.said").get_attribute("role") == "status"


def test_a_picture_that_fails_is_told_and_nothing_is_saved(visit):
    page = visit("/", own={})
    page.route("**/*.json?*", lambda route: route.fulfill(status=503, body="busy"))
    page.locator("[data-picture=png]").first.evaluate("button => button.click()")
    until(page, "document.querySelector('.notice.said').textContent.includes('tidak')")


def test_without_its_script_no_entry_is_shown(visit):
    page = visit("/", own={})
    page.locator("section:has(#ranking-chart) .files summary").click()
    entry = page.locator("section:has(#ranking-chart) .picture").first
    assert entry.is_visible()
    page.evaluate("document.documentElement.classList.remove('draws')")
    assert not entry.is_visible()
