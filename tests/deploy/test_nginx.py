"""The example for nginx, run by a real nginx before a real portal."""

import shutil
import ssl
import subprocess
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Self

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.app import create_app
from portal.core import clock
from portal.core.serving import served
from tests.bench.servers import free_port
from tests.databases import make_tables
from tests.several.place import until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("nginx") is None, reason="nginx is not installed here (apt-get install nginx-light)"
    ),
]

EXAMPLES = Path(__file__).parents[2] / "deploy" / "nginx"
NAME = "services.example.org"
AROUND = """
user root; daemon off; error_log {folder}/error.log; pid {folder}/pid; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/portal.conf; include {folder}/upstream.conf;
}}
"""


def write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    (folder / "portal.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    (folder / "portal.crt").write_bytes(certificate.public_bytes(pem))


class Nginx:
    """Started with the examples, only the places changed."""

    def __init__(self, folder: Path, portal: str) -> None:
        self.folder, self.http, self.https = folder, free_port(), free_port()
        folder.chmod(0o755)
        write_certificate(folder)
        changes = {
            "listen 80;": f"listen 127.0.0.1:{self.http};",
            "listen [::]:80;": "",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.https} ssl http2;",
            "listen [::]:443 ssl http2;": "",
            "/etc/nginx/tls": str(folder),
            "/var/cache/nginx/portal": str(folder / "kept"),
        }
        text = (EXAMPLES / "portal.conf").read_text()
        for old, new in changes.items():
            assert old in text, f"{old} is not in the example any more"
            text = text.replace(old, new)
        (folder / "portal.conf").write_text(text)
        upstream = (EXAMPLES / "upstream.conf").read_text()
        (folder / "upstream.conf").write_text(upstream.replace("127.0.0.1:8000", portal.removeprefix("http://")))
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder))

    def __enter__(self) -> Self:
        subprocess.run(["nginx", "-t", "-q", "-c", self.folder / "nginx.conf"], check=True, timeout=20)
        self.process = subprocess.Popen(["nginx", "-c", self.folder / "nginx.conf"])
        until(lambda: (self.folder / "pid").exists() and bool((self.folder / "pid").read_text()), seconds=10)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)

    def ask(self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str):
        """(the answer, its body); underscores in names of headers are dashes."""
        context = ssl._create_unverified_context()
        connection = HTTPSConnection("127.0.0.1", self.https, timeout=30, context=context)
        sent = {"Host": NAME} | {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=sent)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()


@pytest.fixture
def database_kind():
    return "sqlite"


@pytest.fixture
def town(settings, compiled_templates, tmp_path):
    """(nginx, the portal behind it, stop the portal)."""
    app = create_app(replace(settings, portal_url=f"https://{NAME}", trusted_proxies=1, requests_per_minute=12))
    app.compiled_templates = compiled_templates
    make_tables(engine := app.extensions["database"].engine)
    with ExitStack() as behind:
        address = behind.enter_context(served(app))
        with Nginx(tmp_path, address) as nginx:
            yield nginx, behind.close
    engine.dispose()


def test_public_pages_are_kept_and_private_ones_never(town):
    nginx, stop_portal = town
    page = "/en/news"
    first, body = nginx.ask(page, Accept_Encoding="br, gzip")
    assert (first.status, first.headers["X-Cache"], first.headers["Content-Encoding"]) == (200, "MISS", "br")
    assert first.headers["Cache-Control"] == "public, no-cache"
    again, same = nginx.ask(page, Accept_Encoding="gzip, deflate, br")
    assert again.headers["X-Cache"] in {"HIT", "STALE", "UPDATING", "REVALIDATED"}
    assert same == body
    unchanged, nothing = nginx.ask(page, Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert (unchanged.status, nothing) == (304, b"")
    plain, text = nginx.ask(page)
    assert (plain.headers["X-Cache"], b"<!doctype html>" in text.lower()) == ("MISS", True)
    private, _body = nginx.ask(page, Cookie="__Host-session=somebody")
    assert (private.status, private.headers["X-Cache"]) == (200, "BYPASS")
    assert nginx.ask("/en/sign-in")[0].headers["X-Cache"] == "MISS"
    assert nginx.ask("/en/sign-in")[0].headers["X-Cache"] == "MISS"

    stop_portal()

    away, kept = nginx.ask(page, Accept_Encoding="br")
    assert (away.status, kept) == (200, body)
    assert nginx.ask("/en/sign-in")[0].status == 502


def test_what_is_too_big_or_too_much_or_not_for_strangers_is_refused(town):
    nginx, _stop = town
    connection = HTTPConnection("127.0.0.1", nginx.http)
    connection.request("GET", "/en/news?page=2", headers={"Host": NAME})
    assert connection.getresponse().headers["Location"] == f"https://{NAME}/en/news?page=2"
    connection.close()
    huge, _body = nginx.ask("/en/sign-in", method="POST", body=b"x", Content_Length=str(52 * 1024 * 1024))
    assert huge.status == 413
    assert nginx.ask("/metrics")[0].status == 404
    assert nginx.ask("/readyz")[0].status == 404
    # Everybody who asks here is this machine, which has no limit, whatever they claim to be.
    answers = [nginx.ask("/en/sign-in", X_Forwarded_For="203.0.113.9")[0].status for _ in range(14)]
    assert set(answers) == {200}
    link = nginx.ask("/en/sign-in", X_Forwarded_Host="evil.example", X_Forwarded_Prefix="/evil")[1]
    assert b"evil" not in link
