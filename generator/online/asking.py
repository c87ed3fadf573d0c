"""Many addresses asked at once, with care for each server."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from generator.online.answer import Answer, State, without_fragment
from generator.online.client import Client, Reply
from generator.online.door import Door, RefusedError, target_of

__all__ = ["Limits", "ask_all", "nobody_answered"]

# RFC 9110, section 15.4.
_PERMANENT = {301, 308}
_REDIRECTS = _PERMANENT | {302, 303, 307}
# The server is there, but wants a login, fewer questions or a browser; 999 is what one large network says.
_NOT_FOR_PROGRAMS = {401, 402, 403, 406, 407, 429, 451, 999}
_TOO_MANY = 429
_GONE = {404, 410}
_HOSTS_FOR_A_JUDGEMENT = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long and how often to ask; times in seconds.

    `connect` is the limit for a connection, `answer` for all requests that one address needs, `overall`
    for everything. A host gets at most `per_host` requests at once, and between the starts of two there
    are at least `pause` seconds. `hops` is how many redirects are followed.
    """

    connect: float = 8.0
    answer: float = 20.0
    overall: float = 900.0
    per_host: int = 2
    pause: float = 0.5
    hops: int = 10
    workers: int = 16


def ask_all(
    addresses: Collection[str],
    *,
    limits: Limits,
    door: Door,
    progress: Callable[[int], None] = lambda _: None,
) -> dict[str, Answer]:
    """The answer of each address; `progress` is told how many have come.

    Never takes much longer than `limits.overall`; what was not asked by then is LATE.
    """
    until = time.monotonic() + limits.overall
    client = Client(door, connect=limits.connect)
    asker = _Asker(client=client, limits=limits, until=until)
    lanes: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for lane in _lanes(addresses, limits.per_host):
        lanes.put(lane)
    told: queue.SimpleQueue[tuple[str, Answer] | Exception] = queue.SimpleQueue()
    threads = [
        threading.Thread(target=_work, args=(lanes, asker, told), daemon=True)
        for _ in range(min(limits.workers, lanes.qsize()))
    ]
    for thread in threads:
        thread.start()
    try:
        answers = dict(_collected(told, len(addresses), until, progress))
    finally:
        asker.stopped.set()
        client.stop()
        patience = time.monotonic() + 2.0  # looking up a name is all that cannot be ended from here
        for thread in threads:
            thread.join(timeout=max(0.0, patience - time.monotonic()))
    return {address: answers.get(address, Answer(state=State.LATE)) for address in addresses}


def nobody_answered(answers: Mapping[str, Answer]) -> bool:
    """Whether it is rather this computer that is cut off: several hosts were asked, and none answered."""
    asked = {a: answer for a, answer in answers.items() if answer.state not in (State.RESERVED, State.LATE)}
    hosts = {urlsplit(address).netloc for address in asked}
    return len(hosts) >= _HOSTS_FOR_A_JUDGEMENT and all(
        answer.state in (State.SILENT, State.UNKNOWN_HOST) for answer in asked.values()
    )


def _lanes(addresses: Collection[str], per_host: int) -> list[list[str]]:
    """The addresses in rows of one host each, at most `per_host` rows a host; the longest rows first."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        by_host[address.split("/", 3)[2].lower()].append(address)
    lanes = [row[i::per_host] for row in by_host.values() for i in range(min(per_host, len(row)))]
    return sorted(lanes, key=lambda row: (-len(row), row))


def _work(
    lanes: queue.SimpleQueue[list[str]],
    asker: _Asker,
    told: queue.SimpleQueue[tuple[str, Answer] | Exception],
) -> None:
    try:
        while True:
            for address in lanes.get_nowait():
                told.put((address, asker.answer(address)))
    except queue.Empty:
        return
    except Exception as error:  # noqa: BLE001  # raised again by the thread that waits for answers
        told.put(error)


def _collected(
    told: queue.SimpleQueue[tuple[str, Answer] | Exception],
    total: int,
    until: float,
    progress: Callable[[int], None],
) -> Iterator[tuple[str, Answer]]:
    for done in range(1, total + 1):
        try:
            one = told.get(timeout=max(0.01, until - time.monotonic()))
        except queue.Empty:
            return
        if isinstance(one, Exception):
            raise one
        progress(done)
        yield one


@dataclass(slots=True)
class _Turns:
    """The turns at one host."""

    places: threading.Semaphore
    free_at: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asker:
    """Asks one address after the other, from several threads."""

    client: Client
    limits: Limits
    until: float
    stopped: threading.Event = field(default_factory=threading.Event)
    _turns: dict[str, _Turns] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, address: str) -> Answer:
        """What came of one address, with all its redirects."""
        trail = _Trail(address=without_fragment(address), left=self.limits.answer)
        try:
            return self._followed(trail)
        except RefusedError as refusal:
            return trail.told(refusal.answer)

    def _followed(self, trail: _Trail) -> Answer:
        for _ in range(self.limits.hops + 1):
            reply = self._asked(trail)
            if reply.status not in _REDIRECTS or not reply.location:
                return trail.told(Answer(state=_state(reply.status), status=reply.status))
            if not trail.follow(reply):
                break
        return trail.told(Answer(state=State.CIRCLE))

    def _asked(self, trail: _Trail) -> Reply:
        """The answer to HEAD, or to GET where HEAD is not answered well: some servers know only GET."""
        try:
            reply = self._once(trail, "HEAD", self.limits.answer / 2)
        except RefusedError as refusal:
            if refusal.answer != Answer(state=State.SILENT):
                raise
        else:
            if reply.status < 400 or reply.status == _TOO_MANY:
                return reply
        return self._once(trail, "GET", self.limits.answer)

    def _once(self, trail: _Trail, method: str, limit: float) -> Reply:
        target = target_of(trail.now)
        with self._turn(target.host):
            started = time.monotonic()
            seconds = min(limit, trail.left, self.until - started)
            if self.stopped.is_set() or self.until <= started:
                raise RefusedError(State.LATE)
            if seconds <= 0:
                raise RefusedError(State.SILENT)
            try:
                reply = self.client.ask(
                    target, method, seconds=seconds, cookies=trail.cookies.get(target.host, {})
                )
            finally:
                trail.left -= time.monotonic() - started
            if reply.cookies:
                trail.cookies.setdefault(target.host, {}).update(reply.cookies)
            return reply

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        """Waits until the host may be asked again."""
        with self._lock:
            turns = self._turns.setdefault(host, _Turns(threading.Semaphore(self.limits.per_host)))
        with turns.places:
            with self._lock:
                start = max(time.monotonic(), turns.free_at)
                turns.free_at = start + self.limits.pause
            self.stopped.wait(max(0.0, min(start, self.until) - time.monotonic()))
            yield


@dataclass(slots=True)
class _Trail:
    """The way from an address to what answers in the end; `left` seconds may still be spent on it."""

    address: str
    left: float
    now: str = ""
    moved: str | None = None
    is_permanent: bool = True
    is_unencrypted: bool = False
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.now = self.address
        self.seen.add(self._where())

    def follow(self, reply: Reply) -> bool:
        """Goes on to where a redirect leads; False where it has been already."""
        before, self.now = self.now, without_fragment(_joined(self.now, reply.location or ""))
        self.is_unencrypted |= before.startswith("https:") and self.now.startswith("http:")
        self.is_permanent &= reply.status in _PERMANENT
        if self.is_permanent:
            self.moved = self.now
        where = self._where()
        if where in self.seen:
            return False
        self.seen.add(where)
        return True

    def told(self, answer: Answer) -> Answer:
        """An answer with the way that led to it."""
        works = answer.state is State.WORKS
        return replace(
            answer,
            led_to=self.now if self.now != self.address else None,
            moved_to=self.moved if works and self.moved != self.address else None,
            is_unencrypted=self.is_unencrypted,
        )

    def _where(self) -> str:
        """The address with the cookies that would be sent: new ones may open what was closed before."""
        return f"{self.now} {sorted(self.cookies.items())}"


def _joined(base: str, location: str) -> str:
    """Where a redirect leads; RefusedError where its address is none."""
    try:
        return urljoin(base, location.strip())
    except ValueError:
        raise RefusedError(State.SILENT) from None


def _state(status: int) -> State:
    if status in _GONE:
        return State.GONE
    if status in _NOT_FOR_PROGRAMS:
        return State.REFUSED
    return State.WORKS if status < 400 else State.FAILED
