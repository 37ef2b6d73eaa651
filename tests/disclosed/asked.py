"""Everybody's questions, asked one after another: what Seen writes down of the answers."""

import json
import re
from itertools import product

from plotly.utils import PlotlyJSONEncoder

from app import VIEWS
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from exports.page_files import PAGES
from model.registry import SEGMENTS
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Warehouse
from tests.access.matrix import text_of
from tests.asgi import ask
from tests.disclosed.gathered import Seen, flat, numbers, rows_of
from tests.disclosed.world import DECEMBER, HOME, NOVEMBER, PARENTS, PERSONS, REGIONS

COUNTED = 4  # pages with counts: ringkasan, wilayah, sektor, target
OF_PARTS = 2  # of them those that are asked about one industry or programme
WITH_PARTS = set(PARENTS.values())
BY = ("segment", "industry", "programme", "period")
PARTS = ({}, {"industry": "C"}, {"programme": "JHT"}, {"industry": "C", "programme": "JP"})
SIDES = ("&compare=65", f"&compare={DECEMBER}", "&base=employed", "&level=kabkota")
BRIEFS = ("64.pdf", "64.pptx", "64.zip?level=kabkota&format=pptx")
INDONESIAN = Reader.of("id", None)


def everything(server, data, version):
    """All numbers of one version, from the API, the files and the pages."""
    seen, source = Seen(), Source(Warehouse(data), Selection.of(HOME))
    for query in questions():
        _api(seen, server, f"{query}&v={version}")
    for choice in choices(version):
        query = "&".join(f"{name}={code}" for name, code in choice.items()) + f"&v={version}"
        some = OF_PARTS if choice.keys() & {"industry", "programme"} else COUNTED
        for files in PAGES[:some]:
            for chart in files.charts:
                path = f"/unduh/{files.page}/{chart}.csv?{query}"
                seen.rows(rows_of(_answer(server, path), "csv"), path, choice)
        for view in VIEWS[:some]:
            seen.page(_page(view, query, source), choice, f"{view.name}?{query}")
    return seen


def choices(version):
    """What files and pages are asked for, of the first version less; the API, for everything."""
    for region, segment in product(REGIONS, ("total", "BPU")[:version]):
        yield {"region": region, "period": DECEMBER, "segment": segment}
    for region, part in product(("64", "6403"), PARTS):
        yield {"region": region, "period": NOVEMBER, "segment": "PU"} | part


def questions():
    """What the API is asked: every figure, and coverage by everything."""
    for period in PERSONS:
        yield f"figures?origin=registri&period={period}"
    for region, period, segment in product(REGIONS, PERSONS, SEGMENTS):
        query = f"region={region}&period={period}&segment={segment}"
        yield f"coverage?{query}"
        yield from (f"coverage?{query}&by={by}" for by in BY)
        if region in WITH_PARTS:
            yield from (f"coverage?{query}&by=region", f"gaps?{query}")
    for region, part in product(REGIONS, PARTS[1:]):
        query = "&".join(f"{name}={code}" for name, code in part.items())
        yield f"coverage?region={region}&period={DECEMBER}&{query}"


def words(server, data):
    """Every number in the words of every page, comparisons too, and of briefs, of any version."""
    source, found = Source(Warehouse(data), Selection.of(HOME)), set()
    for view, region, period, more in product(VIEWS, ("64", "6401"), PERSONS, ("", *SIDES)):
        page = _page(view, f"region={region}&period={period}{more}", source)
        found |= numbers(json.dumps(page, ensure_ascii=False))
    data_page = next(view for view in VIEWS if view.name == "data")
    found |= numbers(json.dumps(_page(data_page, "a=1&b=2", source), ensure_ascii=False))
    for brief in BRIEFS:
        sign = "&" if "?" in brief else "?"
        text = text_of(_answer(server, f"/unduh/brief/{brief}{sign}period={DECEMBER}").body)
        slides = re.findall(r"<(?:a:t|c:v)>([^<]*)<", text)  # of what else is drawn, pixels
        found |= numbers("\n".join(slides) or text)
    return found


def _api(seen, server, query):
    path = f"/api/v1/{query}&limit=10000"
    while path:
        said = json.loads(_answer(server, path).body)
        seen.rows(map(flat, said["rows"]), path)
        path = said["next"]


def _answer(server, path):
    answer = ask(server, path)
    assert answer.status == 200, (path, answer.text[:200])
    return answer


def _page(view, query, source):
    page = answered(view, f"?{query}", source, Scope.everything(), INDONESIAN)
    return json.loads(json.dumps(page, cls=PlotlyJSONEncoder))
