"""Border files of a few squares for tests, and data folders that have approximate borders."""

import json
import shutil

from etl.cli import main
from tests.etl import small
from tests.world import DATA

KALIMANTAN = {
    "61": "Kalimantan Barat",
    "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan",
    "64": "Kalimantan Timur",
    "65": "Kalimantan Utara",
}


def square(x=110, y=0, size=1):
    """A square as GeoJSON wants it, against the clock."""
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def area(*rings):
    return {"type": "Polygon", "coordinates": list(rings or (square(),))}


def feature(geometry=None, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry or area()}


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def provinces(places=None, **members):
    """One square for each of these provinces, codes and names as in BPS's own files."""
    found = (places or KALIMANTAN).items()
    return collection(*(feature(kode=code, nama=name) for code, name in found), **members)


def written(folder, content, name="batas.geojson"):
    path = folder / name
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(raw)
    return path


def data_folder(tmp_path):
    """A data folder with one figure and the project's approximate borders."""
    data = small.folder(tmp_path, {"kaltim": small.toml()}, {"kaltim/2022-12": [small.row()]})
    shutil.copytree(
        DATA / "boundaries", data / "boundaries", ignore=shutil.ignore_patterns("official")
    )
    return data


def load(data, path, *options, source="borders"):
    """Run `python -m etl load` and return its exit code."""
    command = ["load", str(path), "--source", source, *options]
    return main(command, {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(data.parent / "state")})
