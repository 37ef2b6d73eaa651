"""What decides who reaches the server is read strictly: garbage is refused by its name."""

from pathlib import Path

import pytest

from model.errors import UsageError
from model.settings import Settings

GIVEN = {
    "CAKUPAN_SECRET_FILE": "/run/secrets/cakupan",
    "CAKUPAN_PUBLIC_URL": "https://Cakupan.Example.go.id:8443/",
    "CAKUPAN_BEHIND_PROXY": "2",
    "CAKUPAN_ALLOWED_HOSTS": "Cakupan.lan, 10.0.0.7,[2001:db8::7]",
    "CAKUPAN_TLS_CERT": "/etc/cert.pem",
    "CAKUPAN_TLS_KEY": "/etc/key.pem",
    "CAKUPAN_DEBUG": "1",
    "CAKUPAN_LOG": "json",
    "CAKUPAN_OIDC_ISSUER": "https://id.example.go.id",
    "CAKUPAN_OIDC_CLIENT_SECRET": "jalak-5",
    "CAKUPAN_OIDC_EMPTY": "",
}


def test_every_setting_is_read_by_its_name():
    settings = Settings.from_environ(GIVEN)
    assert settings == Settings(
        secret_file=Path("/run/secrets/cakupan"),
        public_url="https://cakupan.example.go.id:8443",
        behind_proxy=2,
        allowed_hosts=("cakupan.lan", "10.0.0.7", "2001:db8::7"),
        tls_cert=Path("/etc/cert.pem"),
        tls_key=Path("/etc/key.pem"),
        debug=True,
        log="json",
        oidc={name: GIVEN[name] for name in GIVEN if "OIDC_I" in name or "OIDC_C" in name},
    )
    assert "jalak-5" not in f"{settings!r}"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("CAKUPAN_HOST", ""),
        ("CAKUPAN_HOST", "a b"),
        ("CAKUPAN_HOST", "http://x"),
        ("CAKUPAN_PUBLIC_URL", "cakupan.example.go.id"),
        ("CAKUPAN_PUBLIC_URL", "ftp://cakupan.example.go.id"),
        ("CAKUPAN_PUBLIC_URL", "https://cakupan.example.go.id/app"),
        ("CAKUPAN_PUBLIC_URL", "https://cakupan.example.go.id?x=1"),
        ("CAKUPAN_PUBLIC_URL", "https://u:kenari-9@cakupan.example.go.id"),
        ("CAKUPAN_PUBLIC_URL", "https://cakupan.example.go.id:99999"),
        ("CAKUPAN_PUBLIC_URL", "https://"),
        ("CAKUPAN_PUBLIC_URL", "https://a b"),
        ("CAKUPAN_BEHIND_PROXY", "10"),
        ("CAKUPAN_BEHIND_PROXY", "-1"),
        ("CAKUPAN_BEHIND_PROXY", "yes"),
        ("CAKUPAN_ALLOWED_HOSTS", "*"),
        ("CAKUPAN_ALLOWED_HOSTS", "*.example.go.id"),
        ("CAKUPAN_ALLOWED_HOSTS", "a.lan,,b.lan"),
        ("CAKUPAN_ALLOWED_HOSTS", "a.lan:8050"),
        ("CAKUPAN_ALLOWED_HOSTS", "https://a.lan"),
        ("CAKUPAN_DEBUG", "true"),
        ("CAKUPAN_DEBUG", "0000000001"),
        ("CAKUPAN_DEBUG", "2"),
        ("CAKUPAN_LOG", "xml"),
        ("CAKUPAN_SECRET_FILE", "a\0b"),
    ],
)
def test_what_cannot_be_is_refused_by_name_without_a_password(name, word):
    with pytest.raises(UsageError, match=name) as refused:
        Settings.from_environ({name: word})
    assert "kenari-9" not in str(refused.value)


@pytest.mark.parametrize("name", ["CAKUPAN_TLS_CERT", "CAKUPAN_TLS_KEY"])
def test_a_certificate_needs_its_key(name):
    with pytest.raises(UsageError, match=r"is missing"):
        Settings.from_environ({name: "/etc/some.pem"})
