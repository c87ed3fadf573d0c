"""Words of texts as the index holds them: folded, with the stem that joins inflected forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

import snowballstemmer

from generator.text import base_language, fold

__all__ = ["STEMMED", "STOP_WORDS", "Words", "folded"]

STEMMED: Mapping[str, str] = MappingProxyType(
    {
        "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
        "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french",
        "ga": "irish", "hu": "hungarian", "hy": "armenian", "it": "italian", "lt": "lithuanian",
        "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
        "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
        "tr": "turkish",
    }
)  # fmt: skip
"""Language tag to Snowball algorithm. Words of other languages are indexed as they stand."""

_STOP_WORDS = """
en a an and are as at be by for from how in into is it its of on or that the their they this to what when
en which who will with you your
es a al como con de del e el en es la las lo los o para por que se sin sobre su sus u un una y
ca a al als amb com d de del dels e el els en es i l la les o per que s se sense sobre un una
fr a au aux avec d dans de des du en et l la le les ou par pour qu que qui s sans se ses son sur un une
de als am an auf aus bei das dem den der des die ein eine einem einen einer fur im in ist mit nach oder
de sich sie uber um und von vor wie zu zum zur
it a ai al alla con d da dal dalla dei del della delle di e gli i il in l la le lo nel nella o per su un una
pt a ao aos as com como da das de do dos e em na nas no nos o os ou para por que se sem sobre um uma
nl aan als bij dat de die een en het hoe in is met naar of om op over te tot uit van voor zich
"""


def _stop_words() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _STOP_WORDS.strip().splitlines():
        language, *words = line.split()
        found[language] = found.get(language, frozenset()).union(words)
    return MappingProxyType(found)


STOP_WORDS = _stop_words()
"""Words that say nothing about what a text is about, already folded; left out of the index and of queries."""

_WORD = re.compile(r"[^\W_]+(?:·[^\W_]+)*")
_UNMARKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "·": ""}
)


def folded(word: str) -> str:
    """Lower case without accents, also where Unicode has no accent to take away; `words.js` does the same."""
    return fold(word).translate(_UNMARKED)


class Words:
    """Splits texts; every word is learnt once, as most come again and stemming is slow."""

    def __init__(self) -> None:
        self._languages: dict[str, _Learnt] = {}

    def of(self, text: str, language: str) -> list[tuple[str, str]]:
        """The words of a text as (folded form, stem), in order, without those that say nothing."""
        base = base_language(language)
        if base not in self._languages:
            self._languages[base] = _Learnt(base)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return list(filter(None, map(self._languages[base].__getitem__, _WORD.findall(text))))


class _Learnt(dict[str, tuple[str, str] | None]):
    """The words of one language as they were written, each with its form and stem; None for stop words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        algorithm = STEMMED.get(language)
        self._stem: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord if algorithm else str
        self._stop_words = STOP_WORDS.get(language, frozenset())

    def __missing__(self, word: str) -> tuple[str, str] | None:
        form = folded(word)
        if not form or form in self._stop_words:
            self[word] = None
        else:
            self[word] = (form, folded(self._stem(word.lower().replace("·", ""))) or form)
        return self[word]
