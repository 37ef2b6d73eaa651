"""Shapefiles and GeoPackages to GeoJSON in degrees, by GDAL in the optional package pyogrio."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from etl.borders.limits import POINT_BYTES, refuse_points
from model.errors import UnreadableFile

MISSING = (
    "{name} needs the package pyogrio: pip install cakupan[borders] (inside this project: "
    ".venv/bin/pip install pyogrio), or export the borders as GeoJSON."
)
SCALARS = ("OFTString", "OFTInteger", "OFTInteger64", "OFTReal")  # a code or a name is one


def converted(files: Mapping[str, bytes], first: str, name: str) -> bytes:
    """Return the only layer of polygons as GeoJSON, longitude and latitude on WGS84.

    GDAL sees copies under our own names in an empty folder: it follows no link of the file's.
    """
    try:
        raw = import_module("pyogrio.raw")
    except ImportError:
        raise UnreadableFile(MISSING.format(name=name)) from None
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what GDAL remarks; what it returns is checked
        for member, content in files.items():
            (Path(folder) / member).write_bytes(content)
        try:
            return _converted(raw, Path(folder) / first, name)
        except (RuntimeError, ValueError, OSError) as error:  # pyogrio's errors are RuntimeErrors
            reason = str(error).replace(folder, "").splitlines() or ["no reason given"]
            raise UnreadableFile(f"{name} cannot be read: {reason[0]}") from None


def _converted(raw: Any, file: Path, name: str) -> bytes:
    layer = _layer(file, name)
    about = import_module("pyogrio").read_info(str(file), layer=layer)
    kinds = zip(about["fields"], about["ogr_types"], strict=True)
    columns = [str(field) for field, kind in kinds if kind in SCALARS]
    meta, _, shapes, values = raw.read(str(file), layer=layer, columns=columns, force_2d=True)
    if not len(shapes):
        raise UnreadableFile(f"{name} holds no feature.")
    refuse_points(sum(len(shape or b"") for shape in shapes) // POINT_BYTES, name)
    written = io.BytesIO()
    raw.write(
        written,
        shapes,
        values,
        meta["fields"],
        driver="GeoJSON",
        geometry_type="Unknown",
        crs=meta["crs"],
        layer_options={"RFC7946": "YES"},  # GDAL reprojects to WGS84
    )
    return written.getvalue()


def _layer(file: Path, name: str) -> str:
    layers = import_module("pyogrio").list_layers(str(file))
    found = [str(layer) for layer, kind in layers if kind is not None and "Polygon" in str(kind)]
    if len(found) != 1:
        listed = ", ".join(map(repr, found[:10])) or "none"
        raise UnreadableFile(f"{name} must hold one layer of polygons; it holds: {listed}.")
    return found[0]
