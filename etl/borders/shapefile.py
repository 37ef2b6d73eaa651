"""A zipped shapefile to the files inside it: exactly one, whole, of bearable size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath

from etl.borders.limits import MOST_BYTES, POINT_BYTES, refuse_points
from model.errors import UnreadableFile

NEEDED, WELCOME = (".shp", ".shx", ".dbf"), (".prj", ".cpg")
MOST_MEMBERS = 1_000
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAGIC = b"\x00\x00\x27\x0a"  # how every .shp begins
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def members(raw: bytes, name: str) -> dict[str, bytes]:
    """Return borders.shp and what belongs to it from the bytes of a zip, in memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            _refuse_members(packed.infolist(), name)
            found = _chosen(packed.namelist(), name)
            files = {f"borders{kind}": packed.read(member) for kind, member in found.items()}
    except BROKEN as error:  # RuntimeError: it has a password
        raise UnreadableFile(f"{name} cannot be unpacked: {error}") from None
    if not files["borders.shp"].startswith(MAGIC):
        raise UnreadableFile(f"{name}: {found['.shp']!r} is not a shapefile.")
    refuse_points(len(files["borders.shp"]) // POINT_BYTES, name)
    return files


def _refuse_members(packed: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse a bomb, and names that lead out of the folder, stand twice or are a zip again."""
    if len(packed) > MOST_MEMBERS or sum(one.file_size for one in packed) > MOST_BYTES:
        raise UnreadableFile(f"{name} unpacks to more than {MOST_BYTES // 10**6} MB. Simplify it.")
    if any(one.compress_type not in PACKINGS for one in packed):
        raise UnreadableFile(f"{name} is packed in an unusual way; zip it with deflate.")
    count = Counter(one.filename for one in packed)
    for member, times in count.items():
        path = PurePosixPath(member.replace("\\", "/"))
        if ".." in path.parts or path.is_absolute() or ":" in member:
            raise UnreadableFile(f"{name}: {member!r} leads out of the zip.")
        if times > 1 or path.suffix.casefold() == ".zip":
            raise UnreadableFile(f"{name}: {member!r} stands twice or is a zip in a zip.")


def _chosen(names: list[str], name: str) -> dict[str, str]:
    """Return the member of each kind, of the only shapefile in the zip."""
    real = [one for one in names if not one.startswith("__MACOSX/")]
    shapes = [one for one in real if one.casefold().endswith(".shp")]
    if len(shapes) != 1:
        listed = ", ".join(map(repr, sorted(shapes)[:10])) or "none"
        raise UnreadableFile(f"{name} must hold one shapefile (.shp); it holds: {listed}.")
    stem = shapes[0][: -len(".shp")]
    found = {kind: one for kind in NEEDED + WELCOME for one in real if one in _spelt(stem, kind)}
    if lacking := [kind for kind in NEEDED if kind not in found]:
        raise UnreadableFile(f"{name}: {shapes[0]!r} comes without its {', '.join(lacking)}.")
    return found


def _spelt(stem: str, kind: str) -> tuple[str, str]:
    return (f"{stem}{kind}", f"{stem}{kind.upper()}")
