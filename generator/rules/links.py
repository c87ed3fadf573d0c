"""The rule of family U about links that lead nowhere."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.documents import Kind
from generator.model import Status
from generator.online.answer import Answer, State, without_fragment
from generator.rules.addresses import NAMES
from generator.rules.reading.texts_of import iter_texts
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.schema import Sound

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["LINKS", "ONLY_ONLINE", "Link", "iter_links"]

_ALONE = re.compile(r"https?://\S+", re.IGNORECASE)
_IN_TEXT = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
_LONGEST = 200  # characters; a longer address to write is one made for a single visit


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address as a file writes it, and where."""

    sound: Sound
    path: KeyPath
    address: str


def iter_links(context: Context) -> Iterator[Link]:
    """Every web address that readers of the site can follow, file by file.

    Drafts are left out, and so is what is shown to nobody: addresses to apply for what is retired or
    over. Names of concepts are no links, and the catalogue's own pages may not be published yet.
    """
    own = context.catalogue.info.url
    drafts = {
        mc.source.document.path
        for mc in context.catalogue.microcredentials.values()
        if mc.status is Status.DRAFT
    }
    for sound in context.sounds:
        text = sound.document.text
        if "://" not in text.lower() and "\\" not in text:
            continue
        if sound.data.get("status") == "draft" or sound.document.path in drafts:
            continue
        for path, value in iter_texts(sound):
            if any(name in path for name in NAMES) or _is_over(sound, path, context.today.isoformat()):
                continue
            if path == ("url",) and sound.document.kind is Kind.CATALOGUE:
                continue
            for address in dict.fromkeys(_addresses(value)):
                if not own or not f"{address}/".startswith(own):
                    yield Link(sound=sound, path=path, address=address)


def _is_over(sound: Sound, path: KeyPath, today: str) -> bool:
    if "application_url" not in path:
        return False
    if sound.data.get("status") == "retired":
        return True
    if path[0] != "offerings":
        return False
    offering: Mapping[str, Any] = sound.data["offerings"][path[1]]
    # Days are written so that the order of letters is the order of time.
    last = offering.get("application_deadline") or offering.get("end") or offering.get("start")
    return last is not None and str(last) < today


def _addresses(text: str) -> Iterator[str]:
    """The addresses in a text: the text itself, links in Markdown, and what readers would copy."""
    if "://" not in text:
        return
    if _ALONE.fullmatch(text.strip()):
        yield text.strip()
        return
    for block in _markdown().parse(text):
        within_link = False
        for token in block.children or ():
            if token.type == "link_open":
                within_link, target = True, str(token.attrGet("href") or "")
                if _ALONE.fullmatch(target):
                    yield target
            elif token.type == "link_close":
                within_link = False
            elif token.type == "text" and not within_link:
                yield from (_without_end(match.group()) for match in _IN_TEXT.finditer(token.content))


@functools.cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a check that goes online needs it

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])


def _without_end(address: str) -> str:
    """The address without the marks of the sentence around it."""
    while True:
        last = address[-1:]
        closes = (last == ")" and address.count("(") < address.count(")")) or last == "]"
        if last not in ".,;:!?*_’”»" and not closes:
            return address
        address = address[:-1]


@rule(
    "U962",
    Severity.WARNING,
    "Link that leads nowhere",
    source="RFC 9110 (HTTP), section 15: status codes; only with `credenza check --online`",
    wrong="homepage: https://northbridge.example/old-page   # this page is gone\n",
    right="homepage: https://northbridge.example/data-literacy\n",
)
def dead_links(context: Context) -> Iterator[Finding]:
    """Who follows a link that is dead does not apply.

    Pages move, and nobody tells those who link to them; asking the servers now and then is the only way to
    notice. Addresses of examples and of inner networks are never asked.
    """
    if context.answers is None:
        return
    for link in iter_links(context):
        answer = context.answers.get(without_fragment(link.address))
        said = _said(link.address, answer) if answer is not None else None
        if said is not None:
            severity, message, help_ = said
            yield Finding(
                source=source_of(link.sound),
                path=link.path,
                message=message,
                help=help_,
                severity=severity,
            )


Said = tuple[Severity, Message, Message] | None


def _said(address: str, answer: Answer) -> Said:
    if answer.is_unencrypted:
        message = say("`{address}` leads on to a page that is not encrypted", address=address)
        help_ = say("ask who runs the site to redirect to https:// only, or link to another page")
        return Severity.WARNING, message, help_
    match answer.state:
        case State.WORKS:
            return _moved(address, answer)
        case State.REFUSED:
            message = say(
                "whether `{address}` works cannot be said: the server answers programs with {status}",
                address=address,
                status=answer.status,
            )
            help_ = say("open it in a browser; if readers need a login, link to a page that is open to all")
            return Severity.HINT, message, help_
        case State.RESERVED | State.LATE:
            return _onward(address, answer)
        case State.INSIDE if answer.led_to is not None:
            return _onward(address, answer)
    return Severity.WARNING, _fault(address, answer), _help(answer)


def _fault(address: str, answer: Answer) -> Message:
    match answer.state:
        case State.GONE:
            return say(
                "the page `{address}` does not exist (status {status})", address=address, status=answer.status
            )
        case State.FAILED:
            return say(
                "`{address}` fails: the server answers with status {status}",
                address=address,
                status=answer.status,
            )
        case State.UNKNOWN_HOST:
            return say(
                "`{address}` is dead: there is no server of the name {host}",
                address=address,
                host=_host(address, answer),
            )
        case State.CIRCLE:
            return say("`{address}` leads in a circle and never to a page", address=address)
        case State.INSIDE:
            return say("`{address}` can be reached only from inside a network", address=address)
        case State.UNTRUSTED:
            return say(
                "browsers will warn of `{address}`: {reason}", address=address, reason=_REASONS[answer.detail]
            )
    if answer.detail == "unreachable":
        return say(
            "`{address}` is dead: {host} takes no connections", address=address, host=_host(address, answer)
        )
    return say("`{address}` gives no answer", address=address)


_REASONS = {
    "expired": say("its certificate has expired"),
    "other-name": say("its certificate is made out to another name"),
    "unknown-issuer": say("its certificate, or a part of the chain, comes from an issuer nobody knows"),
    "old": say("its encryption is too old to be safe"),
}


def _help(answer: Answer) -> Message:
    match answer.state:
        case State.GONE | State.UNKNOWN_HOST:
            return say("write the new address of the page, or remove the link")
        case State.INSIDE:
            return say("write a public address, or remove the link")
        case State.UNTRUSTED:
            return say("tell those who run the site; until they have mended it, link to another page")
    return say("open it in a browser; if it fails there too, write another address or remove the link")


def _moved(address: str, answer: Answer) -> Said:
    """What to say of a page that answers at another address."""
    if _is_start_page_instead(address, answer):
        message = say(
            "`{address}` leads to the start page of its site: the page is probably gone", address=address
        )
        return Severity.WARNING, message, say("write the new address of the page, or remove the link")
    new = answer.moved_to
    if new is None or len(new) > _LONGEST or _is_the_same(address, new):
        return None
    fragment = address.partition("#")[2]
    new = f"{new}#{fragment}" if fragment else new
    message = say("`{address}` has moved for good", address=address)
    return Severity.HINT, message, say("write `{new}`", new=new)


def _onward(address: str, answer: Answer) -> Said:
    """What to say of an address that was not asked itself, or leads on to one that must not be."""
    if answer.led_to is None or answer.state is State.LATE:
        return None  # U961 speaks about addresses that serve nobody
    message = say(
        "`{address}` leads on to `{host}`, which readers cannot reach",
        address=address,
        host=_host(address, answer),
    )
    return Severity.WARNING, message, say("write another address, or remove the link")


def _is_start_page_instead(address: str, answer: Answer) -> bool:
    before, after = urlsplit(address), urlsplit(answer.led_to or address)
    return bool(
        before.path.strip("/")
        and not after.path.strip("/")
        and not after.query
        and _plain_host(before.hostname) == _plain_host(after.hostname)
    )


def _is_the_same(address: str, new: str) -> bool:
    """Whether nothing that matters differs: only a last slash, or the language of a start page."""
    before, after = urlsplit(without_fragment(address)), urlsplit(new)
    if before.scheme == after.scheme and _plain_host(before.hostname) == _plain_host(after.hostname):
        is_start = not before.path.strip("/") and not before.query
        return is_start or (before.path.rstrip("/"), before.query) == (after.path.rstrip("/"), after.query)
    return False


def _plain_host(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def _host(address: str, answer: Answer) -> str:
    try:
        return urlsplit(answer.led_to or address).hostname or address
    except ValueError:
        return address


LINKS: tuple[CheckedRule, ...] = (dead_links,)
"""The rules of this module."""

ONLY_ONLINE = frozenset(checked.rule.id for checked in LINKS)
"""Their ids: they find nothing unless servers are asked."""
