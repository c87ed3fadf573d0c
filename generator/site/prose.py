"""Hand-written pages: which language each is in, and where it stands in the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.vocabularies import vocabulary

__all__ = ["HandWritten", "foreign_language", "home_texts", "iter_hand_written", "leads_out", "placed"]

# 'about.pt-BR.md' is the page 'about' in Brazilian Portuguese.
_TRANSLATED = re.compile(r"(?P<stem>.+)\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class HandWritten:
    """One Markdown file: `source` below the folder of pages, `path` of its page below the site's root.

    `original` is the path of the same page in the first language, whether or not it was written.
    `is_home` marks the introduction of the home page, which never becomes a page of its own.
    """

    source: str
    language: str
    path: str
    original: str
    is_home: bool = False


def placed(source: str, languages: Sequence[str]) -> HandWritten:
    """Where a Markdown file belongs: `about.md` at about/ in the first language, `about.es.md` at es/about/.

    A suffix that is none of the catalogue's languages is part of the name; `foreign_language` tells which
    of those files are translations nevertheless.
    """
    pure = PurePosixPath(source)
    stem, language = pure.stem, languages[0]
    found = _TRANSLATED.fullmatch(stem)
    if found and found["language"] in languages:
        stem, language = found["stem"], found["language"]
    names = [*pure.parent.parts] if stem in ("index", "README") else [*pure.parent.parts, stem]
    original = "".join(f"{name}/" for name in names)
    return HandWritten(
        source=source,
        language=language,
        path=original if language == languages[0] else f"{language}/{original}",
        original=original,
        is_home=stem == "home" and len(pure.parts) == 1,
    )


def foreign_language(source: str, languages: Sequence[str]) -> str | None:
    """The language of a translation into a language that the catalogue does not have; None for other files.

    Such a page is not part of the site, and comes back as soon as its language does.
    """
    found = _TRANSLATED.fullmatch(PurePosixPath(source).stem)
    if found is None or found["language"] in languages:
        return None
    return found["language"] if found["language"].split("-")[0] in vocabulary("language") else None


def leads_out(file: Path, folder: Path) -> bool:
    """Whether a file is a link, or lies behind one, to what is not below the folder.

    Whoever may change a page could otherwise publish any file of the machine that builds the site.
    """
    return not file.resolve().is_relative_to(folder.resolve())


def iter_hand_written(folder: Path, languages: Sequence[str]) -> Iterator[HandWritten]:
    """Every Markdown file below the folder of pages, sorted.

    Hidden ones are left out, as in MkDocs, translations into languages that the catalogue does not have, and
    links to what lies elsewhere.
    """
    for file in sorted(folder.rglob("*.md")):
        source = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in source.parts)
        foreign = foreign_language(source.as_posix(), languages) is not None
        if not hidden and not foreign and not leads_out(file, folder):
            yield placed(source.as_posix(), languages)


def home_texts(folder: Path, languages: Sequence[str]) -> dict[str, str]:
    """The Markdown of the home page's introduction, by language; `home.md` is in the first language."""
    return {
        page.language: (folder / page.source).read_text("utf-8-sig", errors="replace")
        for page in iter_hand_written(folder, languages)
        if page.is_home
    }
