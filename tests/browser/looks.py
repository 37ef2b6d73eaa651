"""How readers see a page: every width, language and theme, in the fewest visits that pair them."""

from pathlib import Path

import axe_core_python

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")

LOOKS = (
    (360, "id", "light"),
    (360, "en", "dark"),
    (1280, "id", "dark"),
    (1280, "en", "light"),
    (1920, "id", "light"),
)


WIDER = """
[...document.querySelectorAll('body *')]
  .filter(e => e.checkVisibility() && !e.closest('.scroll, .draglayer, .index nav, header nav'))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
  .map(e => `${e.tagName} ${e.className} ${e.textContent.slice(0, 40)}`)
"""


def faults(page):
    """What axe finds at fault on a page: the rule, and where."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
