"""What came of asking one web address."""

from __future__ import annotations

import enum
from dataclasses import dataclass

__all__ = ["Answer", "State", "without_fragment"]


class State(enum.StrEnum):
    """How the asking ended."""

    WORKS = "works"
    GONE = "gone"
    """The server says that there is no such page (404, 410)."""
    REFUSED = "refused"
    """The server does not answer programs, or only after a login: nobody can say from here if it works."""
    FAILED = "failed"
    """The server says that it cannot answer (5xx, and whatever else is no answer)."""
    UNKNOWN_HOST = "unknown-host"
    """There is no server of this name."""
    SILENT = "silent"
    """No connection, no answer in time, or one that is not HTTP."""
    UNTRUSTED = "untrusted"
    """The certificate is not valid, or there is no encryption that is safe today."""
    CIRCLE = "circle"
    """Redirects without an end."""
    INSIDE = "inside"
    """The server stands inside a network, where readers cannot reach it; it was not asked."""
    RESERVED = "reserved"
    """A name that is kept for examples or for one network, or no name at all; it was not asked."""
    LATE = "late"
    """The time for all questions was over; it was not asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of asking: `status` is the last HTTP status, None where there was none.

    `detail` says for UNTRUSTED why: 'expired', 'other-name', 'unknown-issuer' or 'old'; for SILENT it is
    'unreachable' where not even a connection could be made. `led_to` is the address that answered in the
    end, where that is another one; `moved_to` the one that the old address has been given up for (RFC 9110,
    sections 15.4.2 and 15.4.9: the statuses 301 and 308). `is_unencrypted` says that a redirect leads from
    https to http.
    """

    state: State
    status: int | None = None
    detail: str = ""
    led_to: str | None = None
    moved_to: str | None = None
    is_unencrypted: bool = False


def without_fragment(address: str) -> str:
    """The address of the page: what stands behind `#` is a place on it."""
    return address.partition("#")[0]
