"""Where an assistant finds what (llms.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator import addresses, exports
from generator.artifact import Artifact
from generator.exports.export import Export, Reading
from generator.exports.plain import one_line
from generator.interface import Interface, interface, msgid
from generator.model import Catalogue, Status
from generator.text import shortened

__all__ = ["EXPORT", "MOST", "PATH", "artifacts"]

PATH = "llms.txt"
MOST = 200
"""Up to so many microcredentials are named one by one; a longer list would be read by nobody."""

_MARKUP = re.compile(r"([\\<>`*_#])")
# Readers look for the bracket that ends a name, and know nothing of escapes.
_BRACKETS = str.maketrans("[]", "()")
_OPEN = msgid(
    "Everything on these pages is also data that programs can read: plain files, no key, no registration."
)


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """A page of links in Markdown, as https://llmstxt.org describes it, in the first language."""
    yield Artifact(path=PATH, media_type="text/plain", render=partial(_render, catalogue))


def _render(catalogue: Catalogue) -> bytes:
    info = catalogue.info
    ui = interface(info.languages[0])
    n = sum(mc.status is not Status.RETIRED for mc in catalogue.microcredentials.values())
    # Common readers of this format take a page without a summary and a text after it for no page at all.
    summary = info.description.best(ui.language).text if info.description else _count(n, ui)
    lines = [
        f"# {_words(info.title.best(ui.language).text)}",
        "",
        f"> {_words(summary)}",
        "",
        ui.say(_OPEN),
        "",
    ]
    return ("\n".join([*lines, *_sections(catalogue, ui)]) + "\n").encode()


def _count(n: int, ui: Interface) -> str:
    return ui.count("{n} microcredential", "{n} microcredentials", n)


def _sections(catalogue: Catalogue, ui: Interface) -> Iterator[str]:
    live = {key: mc for key, mc in catalogue.microcredentials.items() if mc.status is not Status.RETIRED}
    yield from (f"## {ui.say('Data')}", "")
    for one in exports.enabled(catalogue):
        if one.is_offered(catalogue) and one.main != PATH:
            yield _link(ui.say(one.title), one.main, ui.say(one.purpose), catalogue)
    yield from ("", f"## {ui.say('Providers')}", "")
    for provider in catalogue.providers.values():
        n = sum(mc.provider == provider.id for mc in live.values())
        name = provider.legal_name.best(ui.language).text
        yield _link(name, addresses.provider_path(provider.id), _count(n, ui), catalogue)
    if len(live) <= MOST:
        yield from ("", f"## {ui.say('Microcredentials')}", "")
        for key, mc in live.items():
            said = (mc.summary or mc.learning_outcomes[0].text).best(ui.language).text
            yield _link(mc.title.best(ui.language).text, addresses.microcredential_path(key), said, catalogue)


def _link(name: str, path: str, note: str, catalogue: Catalogue) -> str:
    return f"- [{_words(name)}]({addresses.absolute(path, catalogue.info)}): {_words(shortened(note, 200))}"


def _words(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would take for its own."""
    return _MARKUP.sub(r"\\\1", one_line(text).translate(_BRACKETS))


EXPORT = Export(
    name="llms",
    title=msgid("Signpost for assistants"),
    purpose=msgid("For assistants that answer with the help of this catalogue: where they find what."),
    artifacts=artifacts,
    media_type="text/plain",
    main=PATH,
    records=lambda _: 1,
    steps_back=True,
    example=Reading(
        python="import urllib.request\n"
        "text = urllib.request.urlopen('{url}').read().decode()\n"
        "print(text.splitlines()[0])",
        curl="curl -sfo llms.txt '{url}'\ngrep -c '^- ' llms.txt\nhead -n 1 llms.txt",
    ),
)
"""What this output says of itself."""
