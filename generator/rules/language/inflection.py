"""Forms of verbs made from their infinitives, for recognising a verb whatever the grammar of a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

__all__ = ["FORMS", "Forms", "Irregular", "forms_of", "plain"]

Irregular = Mapping[str, tuple[str, ...]]
"""The forms of an infinitive that no rule gives."""

_SHORTEST_WITH_A_STEM = {"en": 2}

Forms = Callable[[str, Irregular], Iterator[str]]
"""All forms of one infinitive."""


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isalpha() else letter


# ß stays: it has no base letter of its own, and "ss" would move all that follows.
_LETTERS = {
    code: _without_accent(chr(code)) for code in (*range(0xC0, 0x250), 0x1E9E) if chr(code) not in "ßẞ"
}
_LETTERS[0x2019] = "'"
_PLAIN = str.maketrans({**{chr(k): v for k, v in _LETTERS.items()}, "ẞ": "ß"})


def plain(text: str) -> str:
    """Lower case without accents, letter for letter: what stands at a place stays at that place."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text).translate(_PLAIN)
    return composed.lower()


def _english(verb: str, irregular: Irregular) -> Iterator[str]:
    for spelling in _british_or_american(verb):
        yield spelling
        yield _english_s(spelling)
        yield from _english_ing(spelling)
    yield from irregular.get(verb, ())


def _british_or_american(verb: str) -> Iterator[str]:
    yield verb
    if verb.endswith(("ise", "yse")) and len(verb) > 5:
        yield verb[:-2] + "ze"


def _english_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if re.search("[^aeiou]y$", verb) else verb + "s"


def _english_ing(verb: str) -> Iterator[str]:
    if verb.endswith("ie"):
        yield verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        yield verb[:-1] + "ing"
    else:
        yield verb + "ing"
        if re.search("[^aeiou][aeiou][bdfglmnprtv]$", verb):
            yield verb + verb[-1] + "ing"


def _spanish(verb: str, irregular: Irregular) -> Iterator[str]:
    stem, ending = verb[:-2], plain(verb[-2:])
    yield verb
    yield from (verb + pronoun for pronoun in ("lo", "la", "los", "las", "se", "le", "les", "nos"))
    yield from (verb + future for future in ("á", "án", "ás", "emos"))
    present = ("a", "an", "as", "ando") if ending == "ar" else ("e", "en", "es", "iendo", "yendo")
    yield from (stem + one for one in present)
    yield from irregular.get(verb, ())


def _catalan(verb: str, irregular: Irregular) -> Iterator[str]:
    yield verb
    future = verb[:-1] if verb.endswith("re") else verb
    yield from (future + one for one in ("à", "an", "às"))
    stem = verb[:-2]
    match plain(verb[-2:]):
        case "ar":
            soft = re.sub("c$", "qu", re.sub("g$", "gu", re.sub("j$", "g", re.sub("ç$", "c", stem))))
            yield from (stem + "a", soft + "en", stem + "ant", soft + "es")
        case "ir":
            yield from (stem + "eix", stem + "eixen", stem + "int")
        case _:
            yield from (stem, stem + "en", stem + "ent")
    yield from irregular.get(verb, ())


def _french(verb: str, irregular: Irregular) -> Iterator[str]:
    yield verb
    future = verb[:-1] if verb.endswith("re") else verb
    yield from (future + one for one in ("a", "ont", "ez", "as"))
    stem = verb[:-2]
    match verb[-2:]:
        case "er":
            soft = re.sub("g$", "ge", re.sub("c$", "ç", stem))
            yield from (stem + "e", stem + "ent", stem + "ez", stem + "es", soft + "ant", soft + "ons")
        case "ir":
            yield from (stem + "it", stem + "issent", stem + "issez", stem + "issant")
        case _:
            yield from (stem, stem + "ent", stem + "ez", stem + "ant")
    yield from irregular.get(verb, ())


def _italian(verb: str, irregular: Irregular) -> Iterator[str]:
    yield verb
    short = verb[:-2] if verb.endswith("rre") else verb[:-1]
    yield from (short + pronoun for pronoun in ("", "lo", "la", "li", "le", "si", "ne", "ci", "gli"))
    stem = verb[:-3]
    if verb.endswith("are"):
        soft = stem + "h" if stem.endswith(("c", "g")) else re.sub("(?<=[cg])i$", "", stem)
        yield from (stem + "a", stem + "ano", stem + "ando", soft + "erà", soft + "eranno", soft + "erai")
    elif verb.endswith("ere"):
        yield from (stem + one for one in ("e", "ono", "erà", "eranno", "erai", "endo"))
    elif verb.endswith("ire"):
        yield from (stem + one for one in ("e", "ono", "isce", "iscono", "irà", "iranno", "irai", "endo"))
    else:
        yield from (verb[:-1] + one for one in ("à", "anno", "ai"))
    yield from irregular.get(verb, ())


def _portuguese(verb: str, irregular: Irregular) -> Iterator[str]:
    yield verb
    yield from (verb + one for one in ("á", "ão", "ás", "em", "emos"))
    stem = verb[:-2]
    match plain(verb[-2:]):
        case "ar":
            yield from (stem + one for one in ("a", "am", "ando"))
        case "er":
            yield from (stem + one for one in ("e", "em", "endo"))
        case "ir":
            yield from (stem + one for one in ("e", "em", "indo"))
    yield from irregular.get(verb, ())


def _german(verb: str, irregular: Irregular) -> Iterator[str]:
    forms = [verb, *irregular.get(verb, ())]
    stem = verb[:-1] if verb.endswith(("eln", "ern")) else verb[:-2]
    link = "e" if re.search(r"[dt]$|(?<=[^lrmnh])[mn]$", stem) else ""
    forms += [stem + link + "t", stem + link + "st"]
    yield from forms
    yield from (form.replace("ß", "ss") for form in forms if "ß" in form)


def _dutch(verb: str, irregular: Irregular) -> Iterator[str]:
    yield verb
    stem = re.sub("en$|n$", "", plain(verb))
    if re.search(r"([bcdfghjklmnpqrstvwxz])\1$", stem):
        stems = [stem[:-1]]
    else:
        doubled = re.sub(r"(?<![aeiou])([aeou])([bcdfghjklmnpqrstvwxz])$", r"\1\1\2", stem)
        stems = [stem, doubled]
    for one in stems:
        spoken = re.sub("v$", "f", re.sub("z$", "s", one))
        yield spoken if spoken.endswith("t") else spoken + "t"
    yield from irregular.get(verb, ())


def forms_of(language: str, verb: str, irregular: Irregular) -> Iterator[str]:
    """All forms of an infinitive; of one too short to have a stem, only those that are given."""
    if len(verb) < _SHORTEST_WITH_A_STEM.get(language, 4):
        yield verb
        yield from irregular.get(verb, ())
    else:
        yield from FORMS[language](verb, irregular)


FORMS: Mapping[str, Forms] = {
    "ca": _catalan,
    "de": _german,
    "en": _english,
    "es": _spanish,
    "fr": _french,
    "it": _italian,
    "nl": _dutch,
    "pt": _portuguese,
}
"""How each language inflects its verbs: more forms than grammar knows do no harm, too few do."""
