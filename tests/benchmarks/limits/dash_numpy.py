"""The limit inside Dash: dense arrays and figures as plain dicts, on the loop itself."""

from __future__ import annotations

import sys

import uvicorn
from dash import Dash, Input, Output, dcc, html
from fastapi import FastAPI

from tests.benchmarks.limits.answers import Answers
from tests.benchmarks.limits.counts import read


def figure(job, found):
    """Return the figure of an answer, without template."""
    match job:
        case "j1":
            data = {"type": "bar", "x": list(found), "y": list(found.values())}
        case "j2":
            data = {"type": "bar", "x": found["gaps"], "y": found["places"], "orientation": "h"}
        case "j3":
            data = {"type": "heatmap", **found}
        case _:
            data = {"type": "scatter", "x": found["months"], "y": found["persons"]}
    return {"data": [data], "layout": {}}


def main():
    folder, port = sys.argv[1:]
    answers = Answers(read(folder))
    app = Dash("limit", server=FastAPI(), enable_mcp=False, compress=True, serve_locally=True)
    app.layout = html.Div([dcc.Store(id="asked"), dcc.Graph(id="chart")])

    @app.callback(Output("chart", "figure"), Input("asked", "data"))
    async def chart(asked):
        job, region, month = asked
        return figure(job, getattr(answers, job)(region, month))

    app._setup_server()
    uvicorn.run(app.server, port=int(port), log_level="critical")


if __name__ == "__main__":
    main()
