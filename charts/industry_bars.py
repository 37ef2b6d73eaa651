"""The employed of one region by industry and, under it, by employment status, as bars."""

from __future__ import annotations

from charts import marks, theme
from charts.industry_names import apart, box, lettered, state, steps
from charts.theme import Figure, Theme
from model.workforce import Workers, Workforce
from texts.text import Text

ROW, BAR = 46, 12  # pixels: name and number above, bar below


def industry_bars(force: Workforce, text: Text, look: Theme) -> Figure:
    """Draw a bar per industry and status of one region, with its share and people.

    In   one workforce, its industries in the order to draw
    Out  a Plotly figure; customdata is region and industry or status
    """
    kinds = steps(force)
    known = [(workers, at, share) for workers, at in kinds if (share := workers.share)]
    end = max((share.value for _, _, share in known), default=1.0)
    rows = kinds[-1][1] + 1 if kinds else 1.0
    lower = (ROW - BAR) / 2 / ROW - 0.1
    words = [note for workers, at in kinds for note in _words(workers, at, text, look)]
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [share.value for _, _, share in known],
                "y": [at + lower for _, at, _ in known],
                "width": BAR / ROW,
                "customdata": [[workers.region, workers.code] for workers, _, _ in known],
                "hovertext": [box(workers, text) for workers, _, _ in known],
                "hoverinfo": "text",
                "marker": {"color": look.rates_base[4]},
            }
        ],
        "layout": theme.layout(
            look,
            text,
            round(rows * ROW),
            barcornerradius=theme.RADIUS / 2,
            xaxis=theme.bare_axis((0, end)),
            yaxis=theme.bare_axis((rows - 0.5, -0.5)),
            annotations=[*words, *apart(kinds, text, look)],
        ),
    }


def _words(workers: Workers, at: float, text: Text, look: Theme) -> list[Figure]:
    """Return the name on the left and share and people on the right, above the bar."""
    font = {"color": look.ink, "size": 13}
    people = f'<span style="color:{look.ink_3}">{text.label(workers.people.known)}</span>'
    said = f"<b>{text.share(workers.share)}</b>  {people}"
    if workers.people.known is None:
        said = text(f"state.{state(workers)}")
    upper = at - 0.2
    return [
        marks.note(lettered(workers, text, look), 0, upper, font=font),
        marks.note(said, 1, upper, xanchor="right", align="right", font=font),
    ]
