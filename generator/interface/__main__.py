"""Brings the translation files up to date with the code: `python -m generator.interface [folder]`.

Writes the template of each domain (`generator/locales/credenza.pot` for the site,
`generator/locales/findings/findings.pot` for the check) and merges it into each .po file: new messages
are added empty, messages nobody says any more are dropped, and nothing is guessed. Prints what is left to
translate.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from generator.interface.extraction import Found, in_project
from generator.interface.translations import DOMAINS

TERMS = """\
Names of the standard elements follow the labels of the European Commission's
credential issuer (Europass Digital Credentials, EUPL 1.2) where it has one;
everything else is the project's own wording."""

GLOSSARY = "Glossary: "
"""What begins a translator's own lines at the top of a file, after the lines above."""


def main(argv: list[str]) -> int:
    """0 when the files are up to date and complete, 1 when something is left to translate."""
    root = Path(argv[0]) if argv else Path(__file__).parents[2]
    found = in_project(root)
    left = sum(_update(root, name, [one for one in found if one.domain == name]) for name in DOMAINS)
    return 1 if left else 0


def _update(root: Path, name: str, found: list[Found]) -> int:
    """How many translations are missing in a domain after its files were written."""
    domain = DOMAINS[name]
    folder = root.joinpath("generator", "locales", *domain.folder)
    (folder / domain.template).write_bytes(render(template_of(found, domain.title)))
    left = 0
    for language in domain.languages:
        path = folder / f"{language}.po"
        catalog = merged(path.read_bytes() if path.exists() else b"", language, found, domain.title)
        path.write_bytes(render(catalog))
        empty = [message for message in catalog if message.id and not _is_translated(message.string)]
        left += len(empty)
        print(f"{name}/{path.name}: {len(catalog)} messages, {len(empty)} left to translate")  # noqa: T201 - this is a developer's command
    return left


def template_of(found: list[Found], title: str = "Messages of the catalogue site") -> Catalog:
    """The template: every message once, sorted, with the files that say it."""
    catalog = Catalog(header_comment=_header(title))
    _add(catalog, found)
    return catalog


def merged(
    before: bytes, language: str, found: list[Found], title: str = "Messages of the catalogue site"
) -> Catalog:
    """The translation file of a language with exactly the messages found and the translations it had."""
    known = read_po(io.BytesIO(before), locale=language, abort_invalid=True)
    header = _header(f"{title}: {language}") + _glossary(known)
    catalog = Catalog(locale=language, header_comment=header)
    _add(catalog, found)
    for message in catalog:
        old = known.get(message.id) if message.id else None
        if old is not None and isinstance(old.id, str) == isinstance(message.id, str) and not old.fuzzy:
            message.string = old.string
    return catalog


def render(catalog: Catalog) -> bytes:
    """The file of a catalogue: no dates and no line numbers, so that it changes only with its messages."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False, omit_header=True)
    lines = [f"# {line}".rstrip() for line in (catalog.header_comment or "").splitlines()]
    header = ['msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"']
    if catalog.locale is not None:
        header.append(f'"Language: {catalog.locale}\\n"')
        header.append(f'"Plural-Forms: {catalog.plural_forms}\\n"')
    text = "\n".join([*lines, *header]) + "\n\n"
    return text.encode() + buffer.getvalue().strip() + b"\n"


def _add(catalog: Catalog, found: list[Found]) -> None:
    for message in found:
        catalog.add(
            (message.message, message.plural) if message.plural else message.message,
            locations=[(message.path, 0)],
        )


def _header(title: str) -> str:
    return f"{title}.\n{TERMS}"


def _glossary(catalog: Catalog) -> str:
    """The terms that a translator wrote down at the top of a file, kept as they are; empty without them."""
    _, mark, terms = catalog.header_comment.partition(GLOSSARY)
    return f"\n{mark}{terms.replace(chr(10) + '# ', chr(10))}" if mark else ""


def _is_translated(string: object) -> bool:
    return all(string) if isinstance(string, (list, tuple)) else bool(string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
