"""One request to one server: its status and where it leads on, never its content.

Plain `http.client`, because a library that connects by itself would ask for the name again, and might
then connect to another server than the one that was found to be public.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator import __version__
from generator.online.answer import State
from generator.online.door import Door, RefusedError, Target

__all__ = ["Client", "Reply"]

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; Credenza/{__version__}; link check)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Connection": "close",
}
# OpenSSL, verify(1): X509_V_ERR_…
_EXPIRED = {9, 10}
_OTHER_NAME = {62, 64}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """The status of an answer, the address it leads on to, and the cookies it sets."""

    status: int
    location: str | None = None
    cookies: Mapping[str, str] = field(default_factory=dict)


class Client:
    """Asks servers; `connect` is how many seconds a connection may take."""

    def __init__(self, door: Door, *, connect: float) -> None:
        self._door = door
        self._connect = connect
        self._trusted = ssl.create_default_context()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def ask(self, target: Target, method: str, *, seconds: float, cookies: Mapping[str, str]) -> Reply:
        """What a server answers to HEAD or GET; a body is never read.

        Raises RefusedError when there is no answer within `seconds`, or none that can be trusted.
        """
        until = time.monotonic() + seconds
        try:
            with self._socket(target, until) as sock:
                reply = _exchange(target, method, sock, cookies)
        except ssl.SSLCertVerificationError as error:
            raise RefusedError(State.UNTRUSTED, _why(error)) from None
        except ssl.SSLError as error:
            # A handshake that was cut off for its slowness fails in many ways; a refused one in few.
            late = time.monotonic() >= until or isinstance(error, ssl.SSLEOFError)
            raise RefusedError(State.SILENT if late else State.UNTRUSTED, "" if late else "old") from None
        except (OSError, http.client.HTTPException, ValueError):
            raise RefusedError(State.SILENT) from None
        if time.monotonic() >= until:  # to the reader, a connection that was cut looks like an answer's end
            raise RefusedError(State.SILENT)
        return reply

    def stop(self) -> None:
        """Ends all requests that are under way."""
        with self._lock:
            self._stopped = True
            for sock in self._open:
                _cut(sock)

    @contextmanager
    def _socket(self, target: Target, until: float) -> Iterator[socket.socket]:
        """A connection that ends by itself at `until`, however slowly the server sends."""
        raw = self._connected(target, until)
        with self._lock:
            self._open.add(raw)
            if self._stopped:
                _cut(raw)
        watch = threading.Timer(max(0.0, until - time.monotonic()), _cut, (raw,))
        watch.daemon = True
        watch.start()
        sock: socket.socket = raw
        try:
            if target.scheme == "https":
                # The original stays open for the watch; the encrypted one is a second door to the same.
                sock = self._trusted.wrap_socket(raw.dup(), server_hostname=target.host)
            yield sock
        finally:
            watch.cancel()
            with self._lock:
                self._open.discard(raw)
            sock.close()
            raw.close()

    def _connected(self, target: Target, until: float) -> socket.socket:
        """A connection to the first of the host's addresses that takes one."""
        failure: OSError | None = None  # kept for developers; authors need no more than that there was one
        for way in self._door.ways_to(target):
            left = min(self._connect, until - time.monotonic())
            if left <= 0:
                break
            try:
                sock = socket.create_connection((way, target.port), timeout=left)
            except OSError as error:
                failure = error
                continue
            sock.settimeout(max(0.001, until - time.monotonic()))
            return sock
        raise RefusedError(State.SILENT, "unreachable") from failure


def _exchange(target: Target, method: str, sock: socket.socket, cookies: Mapping[str, str]) -> Reply:
    kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
    connection = kind(target.host, target.port)
    connection.sock = sock
    headers = dict(_HEADERS)
    if cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in sorted(cookies.items()))
    connection.request(method, target.path, headers=headers)
    response = connection.getresponse()
    try:
        return Reply(
            status=response.status,
            location=response.headers.get("Location"),
            cookies=_cookies(response.headers.get_all("Set-Cookie") or []),
        )
    finally:
        response.close()


def _cookies(lines: list[str]) -> dict[str, str]:
    """Names and values; some servers let nobody pass who does not give them back."""
    pairs = (line.partition(";")[0].partition("=") for line in lines[:20])
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def _cut(sock: socket.socket) -> None:
    """Ends a connection from outside: whoever waits for it, waits no longer."""
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return  # it has ended already


def _why(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code in _EXPIRED:
        return "expired"
    return "other-name" if error.verify_code in _OTHER_NAME else "unknown-issuer"
