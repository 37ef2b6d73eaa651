"""What every answer needs: the data, what the reader may see, and how the reader sees the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import texts
from charts import theme
from charts.theme import Theme
from exports.chart_files import Make
from model import checking
from model.errors import UsageError, WarehouseDamaged
from model.frame import Option, Shown, part_of
from model.published import warm
from model.restrictions import opened
from model.scope import Scope
from model.selection import BadChoice, Selection, VersionGone
from model.settings import Settings
from model.warehouse import Version, Warehouse
from texts import LANGUAGES, Text

Tree = Callable[[Selection, Scope, Version], tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """The data of this server and the choice that `/` opens with."""

    warehouse: Warehouse
    home: Selection
    site: str = ""  # before links in files: scheme and host, where the server has a public address

    def answer(self, make: Make, query: str, scope: Scope) -> Any:
        """Return a page's answer to a URL's query, of the version it names or the one in force."""
        asked = Selection.of(query)
        version = self._version(asked.v, scope)
        answer = make(asked, self.home, scope, version)
        in_force = self.warehouse.current().number
        if version.number >= in_force:
            return answer
        return replace(answer, version=replace(answer.version, newer=in_force))

    def regions(
        self, tree: Tree, query: str, scope: Scope
    ) -> tuple[tuple[Option, ...], str | None]:
        """Return the regions that can be chosen from here, and the one that is."""
        asked = Selection.of(query)
        return tree(asked, scope, self._version(asked.v, scope)), asked.region or self.home.region

    def _version(self, asked: str | None, scope: Scope) -> Version:
        if asked is None:
            return opened(self.warehouse, None, scope)
        current = self.warehouse.current()
        try:
            return opened(self.warehouse, int(asked), scope)
        except WarehouseDamaged:  # cleared away: what stands now is offered instead
            raise VersionGone(asked, self.warehouse.standing(), current.number) from None


def words(value: Any) -> str:
    """Return text that a browser sent; whatever else it forges is no text."""
    return value if isinstance(value, str) else ""


def home_of(settings: Settings, warehouse: Warehouse) -> Selection:
    """Return the choice that `/` opens with, or raise UsageError naming the setting."""
    try:
        home = Selection.of(settings.home)
        checking.checked(home, Scope.everything(), warehouse.current())
        warm(warehouse.current())  # else the first reader waits for it
    except BadChoice as error:
        raise UsageError(f"CAKUPAN_HOME: {error}") from None
    except WarehouseDamaged:  # the page itself says how to repair it
        return home
    return home


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: in which language, with which colours and how wide."""

    text: Text
    look: Theme

    def about(self, answer: Shown) -> Reader:
        """Return the reader of an answer that may be about one industry or programme alone."""
        return replace(self, text=self.text.within(*part_of(answer)))

    @classmethod
    def of(cls, language: Any, look: Any) -> Reader:
        """Return the reader that a browser describes; what it forges falls back to the usual."""
        shown = look if isinstance(look, dict) else {}
        known = language if language in LANGUAGES else LANGUAGES[0]
        dark = "dark" if shown.get("theme") == "dark" else "light"
        return cls(texts.of(known), theme.of(dark, shown.get("narrow") is True))
