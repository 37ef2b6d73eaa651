"""Calls of callbacks as a browser sends them, and all that stands in an answer, unpacked."""

import gzip
import io
import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pypdf

from access.policy import first_of
from callbacks import routing
from tests.access.signed import asked
from tests.restricted import AUGUST, WHEN

CALL = "/_dash-update-component"
LOOK = {"theme": "light", "narrow": False}
KEYS = [
    f"figure~participants_active~65~{WHEN}~total~total~total~total~office-{WHEN}",
    f"figure~participants_active~64~{WHEN}~total~total~total~total~office-{WHEN}",
    f"figure~population~65~{AUGUST}~total~total~total~total~count-{AUGUST}",
]


def call_of(name, callback):
    names = [one.rsplit(".", 1) for one in name.removeprefix("..").removesuffix("..").split("...")]
    outputs = [{"id": of, "property": part} for of, part in names]
    page = first_of(name).partition("-filters")[0].partition("-region-list")[0]
    path = next((p for p in routing.SKELETONS if (p.strip("/") or "ringkasan") == page), "/data")
    usual = {"url.pathname": path, "language.data": "id", "look.data": LOOK, "url.search": ""}
    usual |= {f"{page}-region-menu.n_clicks": 1, "ask.data": {"key": KEYS[0]}}
    usual |= {"biaya-scenario-parts.data": {"parts": 1}}

    def given(parts):
        return [one | {"value": usual.get(f"{one['id']}.{one['property']}")} for one in parts]

    return {
        "output": name,
        "outputs": outputs if name.startswith("..") else outputs[0],
        "inputs": given(callback["inputs"]),
        "state": given(callback["state"]),
        "changedPropIds": [f"{one['id']}.{one['property']}" for one in callback["inputs"][:1]],
    }


def called(made, call, word):
    raw = json.dumps(call).encode()
    return asked(made, CALL, word, "POST", raw, content_type="application/json")


def text_of(raw, answer=None):
    """All that stands in an answer, whatever it is packed in."""
    if answer is not None and answer.headers.get("content-encoding") == "gzip":
        raw = gzip.decompress(raw)
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return "\n".join(text_of(packed.read(name)) for name in packed.namelist())
    if raw.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(raw))
        return repr(table.to_pylist()) + repr(table.schema.metadata)
    if raw.startswith(b"\xff\xff\xff\xff") or raw.startswith(b"ARROW1"):
        with pa.ipc.open_stream(io.BytesIO(raw)) as stream:
            return repr(stream.read_all().to_pylist())
    if raw.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)
    return raw.decode("utf-8", "replace")
