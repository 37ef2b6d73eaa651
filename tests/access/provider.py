"""An organisation's sign-in on this machine, by oidc-provider-mock, and what a hostile one says."""

import hmac
import json
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

TOKEN, KEYS, KNOWN = "/oauth2/token", "/jwks", "/.well-known/openid-configuration"


class Provider:
    """The mock, behind a door that can answer something else and remembers what it was asked."""

    def __init__(self):
        import oidc_provider_mock  # noqa: PLC0415  # it warns when it is imported

        self._mock = oidc_provider_mock.app(require_nonce=True)
        self.user = oidc_provider_mock.User
        self.key = RSAKey.generate_key(2048, {"kid": "first"})
        self.honest()
        self._server = make_server("localhost", 0, self, threaded=True)
        self.host = f"localhost:{self._server.server_port}"
        self.issuer = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        self.client = httpx.Client(trust_env=False, verify=False)

    def end(self):
        self.client.close()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def honest(self):
        """Be the mock and nothing else."""
        self.instead = {}  # path → (status, headers, body) or a function of the request
        self.sign = None  # claims of the mock's ID token → the one that is given
        self.also = {}  # in the answer of the token endpoint
        self.published = None  # keys, None: the mock's
        self.asked = []  # (path, form)

    def __call__(self, environ, start_response):
        path, body = environ["PATH_INFO"], b""
        if environ["REQUEST_METHOD"] == "POST":
            body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = BytesIO(body)
        self.asked.append((path, dict(parse_qsl(body.decode()))))
        if path in self.instead:
            said = self.instead[path]
            status, headers, answer = said() if callable(said) else said
        elif path == KEYS and self.published is not None:
            keys = {"keys": [key.as_dict(private=False) for key in self.published]}
            status, headers, answer = "200 OK", [], json.dumps(keys).encode()
        elif path == TOKEN and self.sign is not None:
            status, headers, answer = self._signed(environ)
        else:
            return self._mock(environ, start_response)
        start_response(status, headers)
        return [answer] if isinstance(answer, bytes) else answer

    def _signed(self, environ):
        said = []
        parts = self._mock(environ, lambda status, headers, *_: said.append(status))
        answer = json.loads(b"".join(parts))
        if "id_token" in answer:
            answer["id_token"] = self.sign(claims_of(answer["id_token"]))
        return said[0], [], json.dumps(answer | self.also).encode()

    def knows(self, sub, **claims):
        """Know somebody, with these claims."""
        url = f"{self.issuer}/users/{sub}"
        self.client.put(url, json=claims).raise_for_status()

    def decides(self, address, sub="ani-7", **form):
        """Return what it sends back to us when somebody says there who they are."""
        answer = self.client.post(address, data={"sub": sub} | form)
        return urlsplit(answer.headers["location"])

    def signer(self, key=None, alg="RS256", header=None, **changed):
        """Return what signs the claims with some of them changed; None takes one away."""

        def sign(claims):
            said = {k: v for k, v in (claims | changed).items() if v is not None}
            used = key or self.key
            head = {"alg": alg, "kid": used.kid} | (header or {})
            return jwt.encode(head, said, used, algorithms=[alg])

        return sign


def claims_of(word):
    body = word.split(".")[1]
    return json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def segment(said):
    return urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


def unsigned(alg):
    """Return what gives the claims without any signature."""
    return lambda claims: f"{segment({'alg': alg, 'typ': 'JWT'})}.{segment(claims)}."


def hs256(secret):
    """Return what signs with a secret that others than the provider have too."""

    def sign(claims):
        said = f"{segment({'alg': 'HS256', 'kid': 'first'})}.{segment(claims)}"
        mark = hmac.digest(secret, said.encode(), "sha256")
        return f"{said}.{urlsafe_b64encode(mark).decode().rstrip('=')}"

    return sign


def slow(seconds):
    def answer():
        time.sleep(seconds)
        return "200 OK", [], b"{}"

    return answer


def drips(times):
    for _ in range(times):
        time.sleep(0.1)
        yield b" "


@contextmanager
def running():
    provider = Provider()
    try:
        yield provider
    finally:
        provider.end()


def key(kid, size=2048):
    return RSAKey.generate_key(size, {"kid": kid})
