"""Who comes in as what is read strictly: whatever is not understood is refused by its name."""

from dataclasses import replace

import pytest

from access.logs import secrets_of
from access.office import configured, office_of
from model.errors import UsageError
from model.settings import Settings
from tests.access.test_oidc_people import GIVEN
from tests.test_architecture import MODULES, imports, name_of

WRONG = [
    ("ISSUER", ""),
    ("ISSUER", "id.example.go.id"),
    ("ISSUER", "http://id.example.go.id"),
    ("ISSUER", "http://127.0.0.1.evil.example"),
    ("ISSUER", "https://u:kenari-9@id.example.go.id"),
    ("ISSUER", "https://id.example.go.id?x=1"),
    ("ISSUER", "https://id.example.go.id#x"),
    ("ISSUER", "https://id.example.go.id:99999"),
    ("ISSUER", "https://"),
    ("ISSUER", "https://[x"),
    ("ISSUER", "file:///etc/passwd"),
    ("CLIENT_ID", ""),
    ("CLIENT_ID", "a b"),
    ("CLIENT_SECRET", ""),
    ("CLIENT_SECRET", "jálak-5-kecil"),
    ("CLIENT_SECRET_FILE", "/run/secrets/both"),
    ("ROLES", ""),
    ("ROLES", "baca"),
    ("ROLES", "baca=reader"),
    ("ROLES", "baca=desk"),
    ("ROLES", "=viewer"),
    ("ROLES", "baca=viewer;;urus=admin"),
    ("ROLES", "baca=viewer; baca=admin"),
    ("SCOPES", "kaltim"),
    ("SCOPES", "kaltim=6"),
    ("SCOPES", "kaltim=64,,65"),
    ("SCOPES", "kaltim=*"),
    ("HOSTS", "https://keys.example"),
    ("HOSTS", "*"),
    ("ROLE", "baca=viewer"),
]


@pytest.mark.parametrize(("name", "word"), WRONG)
def test_what_cannot_be_is_refused_by_name_without_a_secret(name, word):
    given = {k: v for k, v in (GIVEN | {f"CAKUPAN_OIDC_{name}": word}).items() if v}
    with pytest.raises(UsageError, match=f"CAKUPAN_OIDC_{name}") as refused:
        office_of(Settings(oidc=given))
    assert "kenari-9" not in str(refused.value)
    assert "jálak-5" not in str(refused.value)


def test_what_is_set_is_read(tmp_path):
    file = tmp_path / "secret"
    file.write_text("elang-7-putih\n")
    file.chmod(0o600)
    given = GIVEN | {
        "CAKUPAN_OIDC_CLIENT_SECRET_FILE": str(file),
        "CAKUPAN_OIDC_HOSTS": "Keys.example.go.id, login.example.go.id:8443",
        "CAKUPAN_OIDC_GROUPS": "roles",
    }
    del given["CAKUPAN_OIDC_CLIENT_SECRET"]
    settings = Settings(public_url="https://cakupan.example.go.id", oidc=given)
    office = office_of(settings)
    assert configured(settings)
    assert (office.secret, office.groups) == ("elang-7-putih", "roles")
    assert office.back == "https://cakupan.example.go.id/masuk/oidc/kembali"
    ours = {"id.example.go.id", "keys.example.go.id", "login.example.go.id:8443"}
    assert office.hosts == ours
    assert "elang-7" not in f"{office!r}{settings!r}"
    assert "elang-7-putih" in secrets_of(settings)
    assert str(file) not in secrets_of(settings)


@pytest.mark.parametrize(
    ("mode", "words", "why"),
    [
        (0o644, "elang-7-putih", "by others"),
        (0o640, "elang-7-putih", "by others"),
        (0o600, "elang", "8 or more"),
        (0o600, "", "8 or more"),
        (0o600, "elang-7\x00putih", "8 or more"),
        (0o600, "ëlang-7-putih", "8 or more"),
        (None, "", "cannot be read"),
    ],
)
def test_a_secret_in_a_file_is_its_owners_alone(tmp_path, mode, words, why):
    file = tmp_path / "secret"
    if mode is not None:
        file.write_text(words)
        file.chmod(mode)
    given = GIVEN | {"CAKUPAN_OIDC_CLIENT_SECRET_FILE": str(file)}
    del given["CAKUPAN_OIDC_CLIENT_SECRET"]
    with pytest.raises(UsageError, match=why) as refused:
        office_of(Settings(oidc=given))
    assert "CAKUPAN_OIDC_CLIENT_SECRET_FILE" in str(refused.value)
    assert not words or words not in str(refused.value)


def test_nothing_set_is_nothing():
    assert office_of(Settings()) is None
    assert not configured(Settings())
    back = office_of(replace(Settings(host="::1"), oidc=GIVEN)).back
    assert back == "http://[::1]:8050/masuk/oidc/kembali"


ASKS_OTHERS = {"httpx", "requests", "urllib.request", "urllib3", "http.client", "ftplib"}


def test_hardening_58_nothing_but_this_sign_in_asks_another_server():
    """Sources are files and declared databases: no module could fetch an address of theirs."""
    found = {name_of(file) for file in MODULES if ASKS_OTHERS & set(imports(file))}
    assert found == {"access/oidc_asking.py"}
