"""All data as one file: what it holds, a link for every format, and how to check what came."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.rich import icon
from model.data_page import Data
from model.selection import Selection
from texts import Text

WHERE = "/unduh/data/semua"
FORMS = (("csv-id", "csv"), ("xlsx", "xlsx"), ("csv", "csv"), ("parquet", "parquet"))
MOST_ROWS = 1_048_575  # of a sheet of a workbook


def take(page: Data, text: Text) -> list[Any]:
    """Return the links; they name the version on the screen, so that file and page agree."""
    told = "take.about_counts" if page.counts else "take.about"
    about = text(
        told,
        rows=text.number(page.rows),
        number=page.version.number,
        figures=text.number(page.figures),
        missing=text.number(page.rows - page.counts - page.figures),
        counts=text.number(page.counts),
    )
    fits = page.rows <= MOST_ROWS
    offered = [one for one in FORMS if fits or one[0] != "xlsx"]
    refused = html.P(text("take.no_xlsx", most=text.number(MOST_ROWS)), className="about")
    return [
        html.H2(text("take.title")),
        html.P(about, className="about"),
        html.Ul([_form(form, ending, page, text) for form, ending in offered], className="takes"),
        *([] if fits else [refused]),
    ]


def _form(form: str, ending: str, page: Data, text: Text) -> html.Li:
    chosen = Selection(v=str(page.version.number), lang=text.language)
    where = f"{WHERE}.{ending}{chosen.query}&format={form}"
    name = text(f"take.form.{form}")
    words = [icon("download"), html.B(name), html.Span(text(f"take.form_about.{form}"))]
    proof = html.A(
        text("take.proof"),
        href=f"{where}&checksum=1",
        **aria(label=text("take.proof_of", file=name)),
    )
    return html.Li([html.A(words, href=where, download="", className="take"), proof])
