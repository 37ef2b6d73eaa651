"""A page without a server: figures, the project's own assets and borders, every request watched."""

import json
from importlib.resources import files
from pathlib import Path

from dash._utils import to_json
from plotly.offline import get_plotlyjs

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "layouts" / "assets"
BORDERS = ROOT / "data" / "boundaries"
FONT = files("font_manrope") / "files" / "Manrope-VariableFont_wght.ttf"
HOST = "http://cakupan.test"
SCRIPTS = ("agree.js", "geo.js")
SHEETS = sorted(file.name for file in ASSETS.glob("*.css"))
CONFIG = {"displayModeBar": False, "responsive": True, "showSendToCloud": False}
DRAW = """
async (figures) => {
  for (const [name, figure, config] of figures)
    await Plotly.newPlot(name, figure.data, figure.layout, config);
}
"""
PAGE = """<!doctype html><html lang="id"><meta charset="utf-8">
<head>{sheets}<script src="/plotly.js"></script>{scripts}</head><body>{body}</body></html>"""


def address(borders):
    """The address of one of the project's border files on the page: "kalimantan_kabkota"."""
    return f"/batas/{borders}.geojson"


class Still:
    """One page of a browser that draws figures; notes what it asked of others, and errors."""

    def __init__(self, page, body):
        self.page, self.body = page, body
        self.strangers, self.errors = [], []
        page.route("**/*", self._answer)
        page.on("console", lambda m: m.type in ("error", "warning") and self.errors.append(m.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{HOST}/")

    def draw(self, **figures):
        """Draw each figure into the element of its name."""
        ready = json.loads(to_json([[name, one, CONFIG] for name, one in figures.items()]))
        self.page.evaluate(DRAW, ready)

    def paths(self, name, trace=None):
        """How many pieces of land a figure has drawn, with a shape."""
        layer = ".choroplethlayer .trace" + ("" if trace is None else f":nth-child({trace + 1})")
        return self.page.locator(f"#{name} {layer} path[d^='M']").count()

    def _answer(self, route):
        url = route.request.url
        if not url.startswith(f"{HOST}/"):
            self.strangers.append(url)
            route.abort()
            return
        kind, body = self._found(url.removeprefix(HOST))
        route.fulfill(content_type=kind, body=body)

    def _found(self, path):
        name = path.rsplit("/", 1)[1]
        if path == "/":
            sheets = "".join(f'<link rel="stylesheet" href="/assets/{name}">' for name in SHEETS)
            scripts = "".join(f'<script src="/assets/{name}"></script>' for name in SCRIPTS)
            page = PAGE.format(sheets=sheets, scripts=scripts, body=self.body)
            return "text/html", page
        if path == "/plotly.js":
            return "text/javascript", get_plotlyjs()
        if path.startswith("/batas/"):
            return "application/geo+json", (BORDERS / f"approx_{name}").read_text("utf-8")
        if path.startswith("/assets/"):
            kind = "text/css" if name.endswith(".css") else "text/javascript"
            return kind, (ASSETS / name).read_text("utf-8")
        if path.startswith("/fonts/"):
            return "font/ttf", FONT.read_bytes()
        return "text/plain", ""  # an icon
