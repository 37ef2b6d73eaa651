"""The limit: Starlette with dense arrays, JSON alone. `python starlette_numpy.py FOLDER PORT`."""

from __future__ import annotations

import json
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.benchmarks.limits.answers import Answers
from tests.benchmarks.limits.counts import read


def main():
    folder, port = sys.argv[1:]
    answers = Answers(read(folder))

    async def job(request):
        asked = request.query_params
        found = getattr(answers, request.path_params["job"])(asked["region"], asked["month"])
        return Response(json.dumps(found), media_type="application/json")

    async def csv(request):
        region = request.query_params.get("region")
        regions = [region] if region else answers.counts.regions
        segments = range(len(answers.counts.segments)) if region else (0,)
        return StreamingResponse(answers.csv(regions, segments), media_type="text/csv")

    routes = [Route("/csv", csv), Route("/{job}", job)]
    uvicorn.run(Starlette(routes=routes), port=int(port), log_level="critical")


if __name__ == "__main__":
    main()
