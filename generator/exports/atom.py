"""What is new and what changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator import addresses
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.exports.plain import one_line, xml
from generator.interface import interface, msgid
from generator.model import Catalogue, Microcredential, Status
from generator.text import Spoken, shortened

__all__ = ["EXPORT", "MOST", "PATH", "artifacts"]

PATH = "feed.xml"
MOST = 500
"""Entries in the feed: whoever was away for longer finds all of them in the sitemap."""

_NO_DAY = date(1970, 1, 1)
_RETIRED = msgid("This microcredential is no longer offered.")


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """The entries whose content changed last, the newest first.

    An entry of which no day is known comes last, with the first day of all: Atom demands one (4.1.2), and
    today's would make it new in every build. One that was retired stands there once, like any other change.
    """
    stream = partial(_stream, catalogue)
    yield Artifact.streamed(path=PATH, media_type="application/atom+xml", stream=stream)


def _stream(catalogue: Catalogue) -> Iterator[bytes]:
    dated = [(values.changed(mc) or _NO_DAY, mc) for mc in catalogue.microcredentials.values()]
    dated.sort(key=lambda one: (-one[0].toordinal(), one[1].key))
    newest = dated[0][0] if dated else _NO_DAY
    yield _head(catalogue, newest).encode()
    for day, mc in dated[:MOST]:
        yield _entry(catalogue, mc, day).encode()
    yield b"</feed>\n"


def _head(catalogue: Catalogue, newest: date) -> str:
    info = catalogue.info
    first = info.languages[0]
    publisher = catalogue.providers.get(info.publisher)
    author = publisher.legal_name.best(first).text if publisher else info.title.best(first).text
    licence = values.licence_address(info.licences.texts)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(first)}">',
        f"<id>{xml(info.identity_url + PATH)}</id>",
        f"<title>{_line(info.title.best(first))}</title>",
        f"<subtitle>{_line(info.description.best(first))}</subtitle>" if info.description else "",
        f"<updated>{values.start_of_day(newest, info.timezone)}</updated>",
        f"<author><name>{xml(one_line(author))}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{xml(addresses.absolute(PATH, info))}"/>',
        f'<link rel="alternate" type="text/html" href="{xml(info.url)}"/>',
        f'<link rel="license" href="{xml(licence)}"/>' if licence else "",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _entry(catalogue: Catalogue, mc: Microcredential, day: date) -> str:
    info = catalogue.info
    first = info.languages[0]
    path = addresses.microcredential_path(mc.key)
    title = mc.title.best(first)
    provider = catalogue.providers.get(mc.provider)
    published = mc.first_published
    lines = [
        "<entry>",
        # The page's address: it differs from no other id only by a fragment.
        f"<id>{xml(info.identity_url + path)}</id>",
        f"<title{_language(title, first)}>{_line(title)}</title>",
        f"<updated>{values.start_of_day(day, info.timezone)}</updated>",
        f"<published>{values.start_of_day(published, info.timezone)}</published>" if published else "",
        f"<author>{_named(provider.legal_name.best(first).text)}</author>" if provider else "",
        f'<link rel="alternate" type="text/html" href="{xml(addresses.absolute(path, info))}"/>',
        *_status(catalogue, mc),
        _summary(mc, first),
        "</entry>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _status(catalogue: Catalogue, mc: Microcredential) -> Iterator[str]:
    if mc.status is not Status.RETIRED:
        return
    yield '<category term="retired"/>'
    for key in catalogue.links_of(mc.key).replaced_by:
        page = addresses.absolute(addresses.microcredential_path(key), catalogue.info)
        yield f'<link rel="successor-version" type="text/html" href="{xml(page)}"/>'


def _summary(mc: Microcredential, first: str) -> str:
    if mc.status is Status.RETIRED:
        return f"<summary>{xml(interface(first).say(_RETIRED))}</summary>"
    said = (mc.summary or mc.learning_outcomes[0].text).best(first)
    return f"<summary{_language(said, first)}>{xml(shortened(said.text, 500))}</summary>"


def _language(said: Spoken, first: str) -> str:
    return "" if said.language == first else f' xml:lang="{xml(said.language)}"'


def _line(said: Spoken) -> str:
    return xml(one_line(said.text))


def _named(name: str) -> str:
    return f"<name>{xml(one_line(name))}</name>"


EXPORT = Export(
    name="atom",
    title=msgid("News feed"),
    purpose=msgid(
        "For feed readers, TeSS and whoever keeps a copy: what is new, changed or retired, newest first."
    ),
    artifacts=artifacts,
    media_type="application/atom+xml",
    main=PATH,
    records=lambda catalogue: min(MOST, len(catalogue.microcredentials)),
    example=Reading(
        python="import urllib.request, xml.etree.ElementTree as tree\n"
        "feed = tree.parse(urllib.request.urlopen('{url}')).getroot()\n"
        "print([entry.findtext('{http://www.w3.org/2005/Atom}title') for entry in feed][-3:])",
        curl="curl -sfo feed.xml '{url}'\ngrep -c '<entry>' feed.xml\ngrep -m 1 '<updated>' feed.xml",
    ),
)
"""What this output says of itself."""
