"""Certificates are looked at as a browser looks at them."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from online_server import HERE, Site, ask, leads_to, served, status
from surroundings import skip_or_fail

from generator.online.answer import Answer, State
from generator.online.door import Door

NAME = "northbridge-university.eu"


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an issuer of certificates, and one valid, one expired certificate of it for NAME."""
    if shutil.which("openssl") is None:
        skip_or_fail("making certificates needs openssl")
    folder = tmp_path_factory.mktemp("authority")
    key = ("-newkey", "rsa:2048", "-nodes")
    openssl(
        folder,
        "req",
        "-x509",
        *key,
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-days",
        "3",
        "-subj",
        "/CN=Tests",
    )
    (folder / "names").write_text(f"subjectAltName=DNS:{NAME}\n")
    for name, days in (("valid", "2"), ("expired", "-1")):
        openssl(folder, "req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={NAME}")
        openssl(
            folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-out", f"{name}.pem", "-days", days, "-extfile", "names",
        )  # fmt: skip
    return folder


def encrypted(authority: Path, certificate: str) -> Iterator[Site]:
    site = Site()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / f"{certificate}.pem", authority / f"{certificate}.key")
    # The handshake is made by the thread of the request, so that a client that hangs up ends only that.
    site.server.socket = context.wrap_socket(
        site.server.socket, server_side=True, do_handshake_on_connect=False
    )
    site.scheme, site.host = "https", NAME
    site.pages["/"] = status(200)
    yield from served(site)


@pytest.fixture
def valid(authority: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    yield from encrypted(authority, "valid")


@pytest.fixture
def expired(authority: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    yield from encrypted(authority, "expired")


def here() -> Door:
    return Door(resolve=lambda _host, _port: [HERE], allow=frozenset({HERE}))


def test_a_page_with_a_valid_certificate_works(valid: Site) -> None:
    assert ask(valid.at("/"), through=here())[valid.at("/")] == Answer(state=State.WORKS, status=200)


def test_a_certificate_from_an_unknown_issuer_is_not_trusted(
    valid: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    answer = ask(valid.at("/"), through=here())[valid.at("/")]
    assert answer == Answer(state=State.UNTRUSTED, detail="unknown-issuer")
    assert valid.requests == []


def test_an_expired_certificate_is_not_trusted(expired: Site) -> None:
    answer = ask(expired.at("/"), through=here())[expired.at("/")]
    assert answer == Answer(state=State.UNTRUSTED, detail="expired")


def test_a_certificate_for_another_name_is_not_trusted(valid: Site) -> None:
    address = valid.at("/").replace(NAME, "montclar-university.eu")
    assert ask(address, through=here())[address] == Answer(state=State.UNTRUSTED, detail="other-name")


def test_a_server_without_encryption_gives_no_answer_to_https(site: Site) -> None:
    address = site.at("/").replace("http:", "https:")
    assert ask(address)[address].state in (State.SILENT, State.UNTRUSTED)


def test_a_redirect_to_an_unencrypted_page_is_told(valid: Site, site: Site) -> None:
    site.pages["/plain"] = status(200)
    valid.pages["/safe"] = leads_to(site.at("/plain"))
    answer = ask(valid.at("/safe"), through=here())[valid.at("/safe")]
    assert answer.is_unencrypted
    assert answer.state is State.WORKS


def test_a_redirect_to_an_encrypted_page_is_a_move(valid: Site, site: Site) -> None:
    site.pages["/plain"] = leads_to(valid.at("/"))
    answer = ask(site.at("/plain"), through=here())[site.at("/plain")]
    assert not answer.is_unencrypted
    assert answer.moved_to == valid.at("/")
