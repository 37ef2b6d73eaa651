"""What most people write: Dash with plotly.express over a pandas table."""

from __future__ import annotations

import sys
from pathlib import Path

import flask
import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.limits.counts import KABKOTA, PARQUET

TOP = 20


class Charts:
    """A figure for each job, each by a scan of the table."""

    def __init__(self, table):
        self.table = table

    def totals(self):
        return (self.table.segment == "total") & (self.table.industry == "total")

    def below(self, region):
        codes = self.table.region.cat.categories
        start = "" if region == "00" else region
        places = [one for one in codes if len(one) == KABKOTA and one.startswith(start)]
        return self.table.region.isin(places)

    def j1(self, region, month):
        table = self.table
        found = table[(table.region == region) & (table.month == month) & self.totals()]
        return px.bar(x=["persons", "workers"], y=[found.persons.sum(), found.workers.sum()])

    def j2(self, region, month):
        found = self.table[self.below(region) & (self.table.month == month) & self.totals()]
        found = found.assign(gap=found.workers - found.persons).nlargest(TOP, "gap")
        return px.bar(found, x="gap", y="region", orientation="h")

    def j3(self, region, month):
        table = self.table
        chosen = (table.month == month) & (table.segment == "total") & (table.industry != "total")
        found = table[chosen & self.below(region)]
        return px.imshow(found.pivot(index="region", columns="industry", values="persons"))

    def j4(self, region, month):
        found = self.table[(self.table.region == region) & self.totals()]
        return px.line(found, x="month", y="persons")


def main():
    folder, port = sys.argv[1:]
    charts = Charts(pd.read_parquet(Path(folder) / PARQUET))
    app = Dash("plain")
    app.layout = html.Div([dcc.Store(id="asked"), dcc.Graph(id="chart")])

    @app.callback(Output("chart", "figure"), Input("asked", "data"))
    def chart(asked):
        job, region, month = asked
        return getattr(charts, job)(region, month)

    @app.server.route("/csv")
    def csv():
        region, table = flask.request.args.get("region"), charts.table
        chosen = table.region == region if region else table.segment == "total"
        return flask.Response(table[chosen & (table.persons > 0)].to_csv(index=False))

    app.run(port=int(port), debug=False)


if __name__ == "__main__":
    main()
