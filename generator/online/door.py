"""Which servers may be asked: public ones only, whatever an address or a redirect says."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.online.answer import Answer, State

__all__ = ["Door", "RefusedError", "Target", "is_reserved", "may_be_asked", "target_of"]

# RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476: names that never lead to a public server.
_RESERVED = re.compile(
    r"(?:^|\.)(?:example|test|invalid|localhost|local|internal|intranet|lan|home|corp|alt|onion|arpa"
    r"|example\.(?:com|net|org))$"
)
_WEB_PORTS = {80, 443}
_SYSTEM_PORTS = range(1024)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]


class RefusedError(Exception):
    """Why an address got no HTTP answer."""

    def __init__(self, state: State, detail: str = "") -> None:
        super().__init__(state.value)
        self.answer = Answer(state=state, detail=detail)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What is needed to ask: scheme, host as ASCII, port, and the path with its query."""

    scheme: str
    host: str
    port: int
    path: str


def target_of(address: str) -> Target:
    """The parts of an http or https address; RefusedError where it is none, or one that nobody should ask."""
    try:
        parts = urlsplit(address)
        host = _ascii(parts.hostname or "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise RefusedError(State.RESERVED) from None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or is_reserved(host):
        raise RefusedError(State.RESERVED)
    if port in _SYSTEM_PORTS and port not in _WEB_PORTS:  # mail and other services do not speak HTTP
        raise RefusedError(State.RESERVED)
    # What browsers encode is encoded, and what is encoded stays as it is.
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Target(scheme=parts.scheme, host=host, port=port, path=path + query)


def may_be_asked(address: str) -> bool:
    """Whether an address looks like one of a public server; only the name is looked at."""
    try:
        target_of(address)
    except RefusedError:
        return False
    return True


def is_reserved(host: str) -> bool:
    """Whether a host is one that stands in examples, or has a meaning in one network only.

    Hosts given as numbers are judged when they are resolved.
    """
    name = host.rstrip(".").lower()
    return bool(_RESERVED.search(name)) or ("." not in name and ":" not in name)


def _ascii(host: str) -> str:
    """The host as DNS knows it; ValueError where it is no name."""
    if host.isascii():
        if not re.fullmatch(r"[A-Za-z0-9._:%-]+", host):
            raise ValueError(host)
        return host.lower()
    return host.encode("idna").decode("ascii")


def _resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order in which the system would try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """Decides to which IP addresses a connection may be made.

    `resolve` finds them. `allow` are further IP addresses beside the public ones; only tests have any.
    """

    resolve: Resolver = _resolved
    allow: frozenset[str] = frozenset()

    def ways_to(self, target: Target) -> tuple[str, ...]:
        """The IP addresses of a host, all of them public.

        A connection is made to one of these and to nothing else: asking for the name again might give
        another answer. Raises RefusedError where the host is unknown or one of its addresses is not public.
        """
        try:
            found = self.resolve(target.host, target.port)
        except socket.gaierror as error:
            unknown = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
            raise RefusedError(State.UNKNOWN_HOST if unknown else State.SILENT) from None
        except (OSError, UnicodeError):
            raise RefusedError(State.UNKNOWN_HOST) from None
        if not found:
            raise RefusedError(State.UNKNOWN_HOST)
        if not all(way in self.allow or _is_public(way) for way in found):
            raise RefusedError(State.INSIDE)
        return tuple(found)


def _is_public(written: str) -> bool:
    """Whether an IP address, and each one that is packed into it, is open to all."""
    try:
        address = ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return False
    return "%" not in written and all(
        one.is_global and not one.is_multicast and not one.is_reserved for one in _all_in(address)
    )


def _all_in(address: IP) -> Iterator[IP]:
    """The address itself, or the IPv4 addresses to which gateways would translate it."""
    packed: list[IP] = []
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            yield address.ipv4_mapped
            return
        if address.sixtofour is not None:
            packed.append(address.sixtofour)
        if address.teredo is not None:
            packed.extend(address.teredo)
        if address in _NAT64:
            packed.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    yield from packed or (address,)
