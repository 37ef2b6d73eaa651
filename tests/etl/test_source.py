"""A source is described in TOML; what is missing or wrong in it is said all at once."""

import pytest

from etl.release import read_sources, releases
from etl.source import read_source
from model.errors import ContractBroken, UnreadableFile
from tests.etl.small import row, toml


@pytest.fixture
def described(tmp_path):
    def read(text):
        path = tmp_path / "kaltim.toml"
        path.write_text(text, "utf-8")
        return read_source(path)

    return read


def test_a_described_source_keeps_what_its_figures_will_need(described):
    source = described(toml(more='regions_as_of = "2021-12-31"\n[accepted]\n"2022 64 x" = "why"'))
    assert (source.name, source.reader, source.access) == ("kaltim", "facts", "public")
    assert (source.regions_as_of, source.accepted) == ("2021-12-31", {"2022 64 x": "why"})
    origin = source.origins["kaltim-2022-12"]
    assert (origin.kind, origin.as_of, origin.file) == ("agency", "2022-12-01", None)


def test_every_fault_of_a_description_is_said_at_once(described):
    with pytest.raises(ContractBroken) as broken:
        described('reader = "facts"\naccess = "secret"\n[origins.a]\nkind = "blog"\nas_of = "May"')
    said = str(broken.value)
    for fault in (
        "title is missing",
        "licence is missing",
        "access must be one of public, restricted, not 'secret'",
        "code_system None cannot be read",
        "origins.a: publisher is missing",
        "origins.a: title is missing",
        "origins.a: url is missing",
        "origins.a: kind must be one of official_table, agency, press",
        "origins.a: as_of must be a year, a month or a day",
    ):
        assert f"kaltim.toml: {fault}" in said


def test_a_publication_whose_publisher_is_left_empty_has_no_publisher(described):
    with pytest.raises(ContractBroken, match=r"origins\.kaltim-2022-12: publisher is missing"):
        described(toml().replace('"Kantor kaltim-2022-12"', '""'))


def test_a_source_without_publications_is_refused(described):
    with pytest.raises(ContractBroken, match="origins is missing"):
        described(toml().partition("[origins")[0])


@pytest.mark.parametrize("origins", ['origins = "kaltim"', 'origins = {a = "b"}'])
def test_publications_must_be_tables(described, origins):
    with pytest.raises(ContractBroken, match=r"must be (a )?table"):
        described(toml().partition("[origins")[0] + origins)


def test_codes_of_another_system_are_refused_since_169_of_them_name_another_place(described):
    with pytest.raises(ContractBroken, match="code_system 'kemendagri' cannot be read"):
        described(toml().replace('"bps"', '"kemendagri"'))


def test_a_date_written_without_quotes_is_that_date(described):
    source = described(toml().replace('"2022-12-01"', "2022-12-01"))
    assert source.origins["kaltim-2022-12"].as_of == "2022-12-01"


def test_a_yearly_publication_has_its_date_in_its_vintage(described):
    source = described(toml().replace('as_of = "2022-12-01"', "per_vintage = true"))
    assert source.origins["kaltim-2022-12"].per_vintage


def test_a_file_that_is_no_toml_is_named(described):
    with pytest.raises(ContractBroken, match=r"kaltim\.toml is not TOML.*line 1"):
        described("reader = facts")


def test_a_description_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "kaltim.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(ContractBroken, match=r"kaltim\.toml is not TOML"):
        read_source(tmp_path / "kaltim.toml")


def test_faults_of_two_descriptions_are_said_at_once(data):
    folder = data(sources={"one": "title = 1", "two": "reader = "}, releases={"one/2022": [row()]})
    with pytest.raises(ContractBroken) as broken:
        read_sources(folder)
    assert "one.toml: reader is missing" in str(broken.value)
    assert "two.toml is not TOML" in str(broken.value)


def test_releases_come_in_order_of_their_name_with_the_hash_of_their_bytes(data):
    folder = data(releases={"kaltim/2022-12": b"b", "kaltim/2021-12": b""})
    (first, second), faults = releases(folder, read_sources(folder))
    assert faults == []
    assert (first.name, second.name) == ("kaltim/2021-12.csv", "kaltim/2022-12.csv")
    # the SHA-256 of nothing, as every textbook prints it
    assert first.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_release_that_nobody_described_is_refused_by_name(data):
    folder = data(releases={"kaltim/2022": [row()], "kalbar/2022": [row()]})
    found, (fault,) = releases(folder, read_sources(folder))
    assert [release.name for release in found] == ["kaltim/2022.csv"]
    assert str(fault).startswith("kalbar/2022.csv row - column -: 'kalbar': is of a source nobody")


def test_a_file_that_cannot_be_read_says_why_and_exits_10(data):
    folder = data(row())
    (folder / "sources" / "kalbar.toml").mkdir()
    with pytest.raises(
        UnreadableFile, match=r"kalbar\.toml cannot be read: Is a directory"
    ) as error:
        read_sources(folder)
    assert error.value.exit_code == 10


def test_a_data_folder_without_a_release_is_refused(data):
    folder = data(row())
    (folder / "releases" / "kaltim" / "2022-12.csv").unlink()
    with pytest.raises(ContractBroken, match="there is no release"):
        releases(folder, read_sources(folder))
