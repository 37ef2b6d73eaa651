from pathlib import Path

import pytest

from model.errors import UsageError
from model.settings import Settings


def test_an_empty_environment_serves_one_worker_on_the_own_machine():
    settings = Settings.from_environ({})
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8050, 1)
    assert (settings.data, settings.home) == (Path("data"), "region=KAL&period=2022-12")
    assert settings.fault == ""
    assert (settings.state, settings.database_url) == (Path("var"), "")


def test_every_setting_is_read_by_its_name():
    settings = Settings.from_environ(
        {
            "CAKUPAN_HOST": "0.0.0.0",
            "CAKUPAN_PORT": "80",
            "CAKUPAN_WORKERS": "2",
            "CAKUPAN_DATA": "/srv/data",
            "CAKUPAN_HOME": "region=64",
            "CAKUPAN_FAULT": "publish.rename:kill",
            "CAKUPAN_STATE": "/srv/state",
            "CAKUPAN_DATABASE_URL": "postgresql://db/cakupan",
        }
    )
    assert settings == Settings(
        "0.0.0.0",
        80,
        2,
        Path("/srv/data"),
        "region=64",
        "publish.rename:kill",
        Path("/srv/state"),
        "postgresql://db/cakupan",
    )


def test_the_address_of_the_database_is_not_shown_because_it_may_hold_a_password():
    """Hardening 66."""
    url = "postgresql://cakupan:kenari-9@db/cakupan"
    settings = Settings.from_environ({"CAKUPAN_DATABASE_URL": url})
    assert settings.database_url == url
    assert "kenari-9" not in f"{settings!r} {settings}"


@pytest.mark.parametrize("word", ["", "0", "-1", "65536", "8050.0", "http", " 80", "٨٠", "1e3"])
def test_a_port_that_cannot_be_is_refused_by_name(word):
    with pytest.raises(UsageError, match=r"CAKUPAN_PORT must be a whole number from 1 to 65535"):
        Settings.from_environ({"CAKUPAN_PORT": word})


def test_the_last_port_is_a_port():
    assert Settings.from_environ({"CAKUPAN_PORT": "65535"}).port == 65_535


@pytest.mark.parametrize("word", ["0", "65", "many"])
def test_a_number_of_workers_that_cannot_be_is_refused_by_name(word):
    with pytest.raises(UsageError, match="CAKUPAN_WORKERS"):
        Settings.from_environ({"CAKUPAN_WORKERS": word})
