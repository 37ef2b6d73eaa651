"""Border files as people have them, and hostile ones: read, or refused in one line with 10."""

import json
import sys
import zipfile

import numpy as np
import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.borders import file, limits
from model.errors import UnreadableFile
from tests.etl.borders import area, collection, feature, provinces, square, written


def refusal(path):
    with pytest.raises(UnreadableFile) as error:
        file.read(path)
    assert len(str(error.value).splitlines()) == 1
    return str(error.value)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b'{"type": "FeatureCollection", "features": [{', "is not JSON"),
        (b"[" * 10_000, "is not JSON"),
        (b'{"a":' * 10_000, "is not JSON"),
        (b"\xff\xfe\x00", "is not JSON"),
        (b"\x00" * 100, "is not JSON"),
        (b"7", "not a GeoJSON FeatureCollection"),
        (b'{"type": "Feature"}', "not a GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": {}}', "not a GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "holds no feature"),
        (b'{"type": "FeatureCollection", "features": [7]}', "something else than features"),
        (json.dumps(collection(feature(area([[float("nan"), 0]])))).encode(), "NaN is no number"),
        (b'{"type": "FeatureCollection", "features": [' + b"9" * 5_000 + b"]}", "is not JSON"),
    ],
)
def test_what_is_no_geojson_is_refused(tmp_path, raw, reason):
    assert reason in refusal(written(tmp_path, raw))


def test_a_byte_order_mark_does_no_harm(tmp_path):
    raw = json.dumps(provinces()).encode("utf-8-sig")
    assert len(file.read(written(tmp_path, raw)).features) == 5


@pytest.mark.parametrize("name", ["EPSG:32750", "urn:ogc:def:crs:EPSG::3857", 7, None])
def test_another_coordinate_system_is_refused_by_name(tmp_path, name):
    crs = {"type": "name", "properties": {"name": name}}
    said = refusal(written(tmp_path, provinces(crs=crs)))
    assert repr(name) in said
    assert "EPSG:4326" in said


@pytest.mark.parametrize("name", ["EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84"])
def test_degrees_may_be_declared(tmp_path, name):
    crs = {"type": "name", "properties": {"name": name}}
    assert file.read(written(tmp_path, provinces(crs=crs))).features


def test_a_file_of_another_kind_or_none_at_all_is_refused(tmp_path):
    assert "GeoJSON (.geojson, .json)" in refusal(written(tmp_path, b"x", "batas.csv"))
    assert "is no file" in refusal(tmp_path / "absent.geojson")
    assert "is no file" in refusal(tmp_path)
    assert "is no file" in refusal(tmp_path / "a\0b.geojson")


def test_too_many_points_are_refused_with_a_way_to_simplify_before_they_are_parsed(tmp_path):
    raw = b"[" * (limits.MOST_POINTS + 1)
    assert "ogr2ogr -simplify" in refusal(written(tmp_path, raw))


def test_a_file_too_large_to_read_is_refused(tmp_path):
    path = written(tmp_path, b"[")
    with path.open("r+b") as opened:
        opened.truncate(limits.MOST_BYTES + 1)  # holes on the disk: takes no space
    assert "larger than 100 MB" in refusal(path)


def export(folder, name, *features, crs="EPSG:4326", layer=None, driver=None):
    """Write features as GDAL does, from GeoJSON."""
    source = written(folder, collection(*features), "source.geojson")
    about, _, shapes, values = pyogrio.raw.read(str(source))
    pyogrio.raw.write(
        str(folder / name),
        shapes,
        values,
        about["fields"],
        geometry_type="Polygon",
        crs=crs,
        layer=layer,
        driver=driver,
        append=(folder / name).exists(),
    )
    return folder / name


def zipped(folder, **members):
    """A zip of these members; __ in a name stands for a dot."""
    path = folder / "batas.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in members.items():
            packed.writestr(name.replace("__", "."), raw)
    return path


def shapefile(folder, *features, without=(), crs="EPSG:4326"):
    shape = export(folder, "x.shp", *features, crs=crs)
    kinds = [path for path in folder.glob("x.*") if path.suffix not in without]
    members = {f"peta/{shape.stem}{path.suffix}": path.read_bytes() for path in kinds}
    return zipped(folder, **members)


ONE = feature(kode="64", nama="Kalimantan Timur", luas=1.5)


def test_a_zipped_shapefile_reads_as_geojson_does(tmp_path):
    (read,) = file.read(shapefile(tmp_path, ONE)).features
    assert read["properties"] == ONE["properties"]
    assert sorted(read["geometry"]["coordinates"][0]) == sorted(square())


def test_a_geopackage_reads_as_geojson_does(tmp_path):
    (read,) = file.read(export(tmp_path, "batas.gpkg", ONE)).features
    assert read["properties"] == ONE["properties"]
    assert sorted(read["geometry"]["coordinates"][0]) == sorted(square())


@pytest.mark.parametrize("kind", ["gpkg", "zip"])
def test_metres_of_utm_are_turned_into_degrees(tmp_path, kind):
    """500 000 m east in zone 50 is its middle meridian, 117°; 10 000 000 m north is the equator."""
    metres = [[5e5, 1e7], [6e5, 1e7], [6e5, 99e5], [5e5, 99e5], [5e5, 1e7]]
    one = feature(area(metres), kode="64", nama="Kalimantan Timur")
    if kind == "gpkg":
        path = export(tmp_path, "batas.gpkg", one, crs="EPSG:32750")
    else:
        path = shapefile(tmp_path, one, crs="EPSG:32750")
    (read,) = file.read(path).features
    ring = np.array(read["geometry"]["coordinates"][0])
    assert ring.min(axis=0) == pytest.approx([117, -0.9], abs=0.01)
    assert ring.max(axis=0) == pytest.approx([117.9, 0], abs=0.01)


def test_without_pyogrio_the_message_says_what_to_install(tmp_path, monkeypatch):
    path = shapefile(tmp_path, ONE)
    monkeypatch.setitem(sys.modules, "pyogrio.raw", None)  # as if it were not installed
    assert "pip install cakupan[borders]" in refusal(path)


def test_a_geopackage_that_is_none_is_not_handed_to_gdal(tmp_path):
    link = b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/etc/passwd"
    assert "not a GeoPackage" in refusal(written(tmp_path, link, "batas.gpkg"))
    assert "cannot be read" in refusal(
        written(tmp_path, b"SQLite format 3\0" + bytes(500), "batas.gpkg")
    )


def test_a_geopackage_of_several_layers_is_refused_with_their_names(tmp_path):
    export(tmp_path, "batas.gpkg", ONE, layer="kab")
    path = export(tmp_path, "batas.gpkg", ONE, layer="prov")
    assert "one layer of polygons; it holds: 'kab', 'prov'" in refusal(path)


SHAPE = b"\x00\x00\x27\x0a"


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "one shapefile (.shp); it holds: none"),
        ({"a__geojson": b"{}"}, "one shapefile (.shp); it holds: none"),
        ({"a__shp": SHAPE, "b__shp": SHAPE}, "it holds: 'a.shp', 'b.shp'"),
        ({"a__shp": SHAPE, "a__dbf": b""}, "'a.shp' comes without its .shx"),
        ({"a__shp": b"PK", "a__dbf": b"", "a__shx": b""}, "'a.shp' is not a shapefile"),
        ({"a__shp": SHAPE, "a__dbf": b"", "a__shx": b""}, "cannot be read"),
        ({"../a__shp": SHAPE}, "leads out of the zip"),
        ({"/a__shp": SHAPE}, "leads out of the zip"),
        ({"..\\a__shp": SHAPE}, "leads out of the zip"),
        ({"C:a__shp": SHAPE}, "leads out of the zip"),
        ({"a__zip": b""}, "a zip in a zip"),
        ({f"{number}__txt": b"" for number in range(1_001)}, "unpacks to more than"),
        ({"a__shp": bytes(101 * 10**6)}, "unpacks to more than 100 MB"),
    ],
)
def test_a_zip_that_is_no_shapefile_is_refused(tmp_path, members, reason):
    """Hardening 22: nothing is ever unpacked under a name that the zip chose."""
    assert reason in refusal(zipped(tmp_path, **members))


def test_a_zip_that_names_one_member_twice_or_is_packed_oddly_is_refused(tmp_path):
    path = tmp_path / "batas.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("a.shp", SHAPE)
    assert "unusual" in refusal(path)
    with zipfile.ZipFile(path, "w") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("a.shp", SHAPE)
        packed.writestr("a.shp", SHAPE)
    assert "stands twice" in refusal(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A good zipped shapefile, as bytes."""
    return shapefile(tmp_path_factory.mktemp("whole"), ONE).read_bytes()


@given(data=st.data())
def test_a_zip_with_changed_or_missing_bytes_is_read_or_refused(whole, tmp_path_factory, data):
    raw = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(raw)))
    path = written(tmp_path_factory.mktemp("cut"), bytes(raw[:cut]), "batas.zip")
    try:
        assert file.read(path).features
    except UnreadableFile as error:
        assert str(error).startswith("batas.zip")
