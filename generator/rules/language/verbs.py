"""What the wording of a learning outcome says: its verb, and how far the work goes."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.rules.language.inflection import FORMS, forms_of, plain
from generator.rules.language.verb_lists import verb_lists
from generator.text import base_language

__all__ = ["LANGUAGES", "Judge", "Verdict", "judge_of"]

LANGUAGES: tuple[str, ...] = tuple(sorted(FORMS))
"""The languages whose verbs are known."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[,;:.()/&]")
_BULLET = re.compile(
    r"[\s\"'“”„«»‚‘*•·–—-]*(?:\(?\d{1,2}[.)]\s+|[a-h]\)\s+|lo ?\d+[:.]?\s+|\([^()]{0,40}\)\s*)?[\s\"“„«]*"
)
_ENDS = frozenset(",;:.)")
_MOST_REMEMBERED = 400_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known about one outcome.

    `tier` is the furthest verb, 1 (recall) to 6 (create), 0 where the verb is in no list. `vague` is the
    verb that cannot be observed, when there is no other; `unknown` the words where a verb was looked
    for in vain, `better` the verb behind such a noun. `teaching`: it describes the course. `lead_in`
    is a beginning such as “the learner will be able to”. `second` is the verb of a second outcome.
    """

    tier: int = 0
    vague: str = ""
    unknown: str = ""
    better: str = ""
    teaching: bool = False
    lead_in: str = ""
    second: str = ""


class Judge:
    """Judges outcomes of one language; the same text is judged once."""

    def __init__(self, language: str, own: tuple[str, ...] = ()) -> None:
        lists = verb_lists(language, own)
        self.lists = lists.data
        self._language = language
        self._tiers = lists.tiers
        self._vague = lists.vague
        self._split = dict(lists.split)
        self._split_vague = dict(lists.split_vague)
        self._nouns = lists.nouns
        self._anywhere = lists.data["order"] == "anywhere"
        self._joints = lists.words("joints")
        self._openers = lists.words("openers")
        self._skipped = lists.words("skip")
        self._own_objects = lists.words("own_object")
        self._determiners = lists.words("determiners")
        self._modals = lists.words("modals")
        self._shared = lists.words("shared_object")
        self._infinitives = lists.infinitives
        self._companions = frozenset(
            plain(form) for verb in lists.data.get("companions", ()) for form in forms_of(language, verb, {})
        )
        self._not_verbs = lists.words("not_verbs")
        self._to = lists.data.get("to", "")
        self._adverb = lists.pattern("adverbs")
        self._infinitive = lists.pattern("infinitive")
        self._vague_phrase = lists.pattern("vague", "phrases")
        self._vague_nouns = frozenset(plain(noun) for noun in lists.data["vague"].get("nouns", ()))
        self._teaching = lists.pattern("teaching")
        self._lead_in = lists.pattern("leadins")
        self._known: dict[str, Verdict] = {}
        self._same: dict[Verdict, Verdict] = {}

    def __call__(self, text: str) -> Verdict:
        """What the wording of this outcome says."""
        verdict = self._known.get(text)
        if verdict is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            verdict = self._judged(unicodedata.normalize("NFC", text.replace("·", "")))
            # Thousands of outcomes share a few verdicts: one object stands for all of them.
            verdict = self._known[text] = self._same.setdefault(verdict, verdict)
        return verdict

    def _judged(self, text: str) -> Verdict:
        folded = plain(text)
        start = _end(_BULLET, folded, 0)
        if self._teaching.match(folded, start):
            return Verdict(teaching=True)
        after = self._after_lead_in(folded, start)
        found = list(_WORD.finditer(folded, after))
        words = [one[0] for one in found]
        led = text[start:after].strip() if len(text) == len(folded) else folded[start:after].strip()
        if not words:
            return Verdict(unknown=text.strip()[:40], lead_in=led)
        # The words as written: for the message, and because German nouns show by their capitals.
        written = [text[one.start() : one.end()] for one in found] if len(text) == len(folded) else words
        if self._anywhere:
            verdict = self._by_any_verb(words, written, folded[after:], led)
        else:
            verdict = self._by_first_verb(words, written, folded[after:], led)
        if verdict.vague and (at := folded.find(verdict.vague, after)) >= 0:
            return replace(verdict, vague=text[at : at + len(verdict.vague)])
        return verdict

    def _after_lead_in(self, folded: str, start: int) -> int:
        for _ in range(4):
            end = _end(self._lead_in, folded, start)
            if end == start:
                break
            start = _end(_BULLET, folded, end)
        return start

    # The verb comes first: English and the Romance languages.

    def _by_first_verb(self, words: list[str], written: list[str], rest: str, led: str) -> Verdict:
        at = self._first_word(words, 0)
        word = words[at]
        phrase = self._vague_phrase.match(rest)
        if phrase or word in self._vague or word in self._vague_nouns:
            if self._action_follows(words, at):
                return Verdict(tier=self._furthest(words, at), lead_in=led)
            return Verdict(vague=phrase[0].strip() if phrase else word, lead_in=led)
        if word in self._nouns and not led and self._is_noun(words, at):
            return Verdict(unknown=written[at], better=self._nouns[word])
        if self._tier(word) is not None:
            return Verdict(
                tier=self._furthest(words, at), lead_in=led, second=self._second(words, written, at)
            )
        if self._infinitive.search(word) and word not in self._not_verbs:
            return Verdict(lead_in=led)
        if words[at + 1 : at + 2] and words[at + 1] in self._determiners and self._is_participle(word):
            return Verdict(lead_in=led)
        if word in self._openers:
            tier = max((t for one in words[at:] if (t := self._tier(one)) is not None), default=None)
            if tier is not None or any(self._infinitive.search(one) for one in words[at:]):
                return Verdict(tier=tier or 0, lead_in=led)
        return Verdict(unknown=written[at], lead_in=led)

    def _first_word(self, words: list[str], at: int) -> int:
        for i in range(at, min(at + 6, len(words))):
            if words[i] not in self._skipped and words[i] not in _ENDS:
                is_adverb = self._adverb.search(words[i]) and self._tier(words[i]) is None
                if not is_adverb and words[i] not in "(/&":
                    return i
        return at

    def _is_noun(self, words: list[str], at: int) -> bool:
        """“Analysis of …”, “analyse de …”: the noun, where the word might be a verb as well."""
        if self._tier(words[at]) is None:
            return True
        return words[at + 1 : at + 2] in (["of"], ["de"], ["d"], ["di"])

    def _is_participle(self, word: str) -> bool:
        """“Developed a framework”, from a list under “the student has”; “applied statistics” is none."""
        return word.endswith("ed") and any(stem in self._tiers for stem in (word[:-1], word[:-2], word[:-3]))

    def _tier(self, word: str) -> int | None:
        tier = self._tiers.get(word)
        if tier is None and "-" in word:
            tier = self._tiers.get(word.split("-", 1)[0])
        return tier

    def _action_follows(self, words: list[str], at: int) -> bool:
        """Whether something observable is joined to the vague verb: “understand and apply …”."""
        for i in range(at + 1, len(words) - 1):
            if words[i] in self._joints or words[i] in ",;&/:":
                then = self._first_word(words, i + 1)
                if words[then] == "to" or words[then] in self._joints:
                    then = min(then + 1, len(words) - 1)
                if self._tier(words[then]) is not None and words[then] not in self._vague:
                    return True
        return False

    def _furthest(self, words: list[str], at: int) -> int:
        """The furthest tier of the first verb and those joined to it."""
        tier = self._tier(words[at]) or 0
        for i in range(at + 1, len(words) - 1):
            if words[i] in self._joints or words[i] in ",;":
                tier = max(tier, self._tier(words[self._first_word(words, i + 1)]) or 0)
        return tier

    def _second(self, words: list[str], written: list[str], at: int) -> str:
        """The verb of a second outcome: “measure the roof and model its yield”; empty if there is none.

        “Clean and combine two data sets” is one: both verbs share their object.
        """
        for i in range(at + 2, len(words) - 2):
            if (words[i] in self._joints or words[i] == ";") and words[i - 1] not in _ENDS:
                verb, then = words[i + 1], words[i + 2]
                known = self._tiers.get(verb) and verb not in self._companions
                if known and self._has_own_object(verb, then):
                    return written[i + 1]
        return ""

    def _has_own_object(self, verb: str, then: str) -> bool:
        if self._language == "en":
            return then in self._own_objects and not verb.endswith(("s", "ing"))
        is_object = then not in self._joints and then not in self._openers and then not in _ENDS
        return verb in self._infinitives and is_object

    # The verb comes anywhere: German and Dutch.

    def _by_any_verb(self, words: list[str], written: list[str], rest: str, led: str) -> Verdict:
        small = [word[0].islower() for word in written]
        verbs = [i for i, word in enumerate(words) if self._may_be_verb(i, small)]
        acting = [(i, tier) for i in verbs if (tier := self._tier_at(words, i)) is not None]
        if acting:
            tier = max(tier for _, tier in acting)
            second = self._second_of([i for i, _ in acting], words, written)
            return Verdict(tier=tier, lead_in=led, second=second)
        if self._unlisted(words, small, led):
            return Verdict(lead_in=led)
        vague = next((words[i] for i in verbs if words[i] in self._vague), "")
        if not vague and (phrase := self._vague_phrase.search(rest)):
            vague = phrase[0].strip()
        if vague:
            return Verdict(vague=vague, lead_in=led)
        for i, word in enumerate(words[:3]):
            if word in self._nouns:
                return Verdict(unknown=written[i], better=self._nouns[word], lead_in=led)
        return Verdict(unknown=written[0], lead_in=led)

    def _may_be_verb(self, i: int, small: list[bool]) -> bool:
        """German nouns have a capital letter; at the beginning everything has."""
        return self._language != "de" or i == 0 or small[i]

    def _tier_at(self, words: list[str], i: int) -> int | None:
        """The tier of the verb at this place, its prefix perhaps elsewhere: “wendet … an”."""
        word = words[i]
        for prefix, tier in self._split.get(word, ()):
            if self._has_prefix(words, i, prefix):
                return tier
        if any(self._has_prefix(words, i, prefix) for prefix in self._split_vague.get(word, ())):
            return None
        return None if word in self._vague else self._tier(word)

    def _has_prefix(self, words: list[str], i: int, prefix: str) -> bool:
        if self._to and i >= 2 and words[i - 1] == self._to and words[i - 2] == prefix:
            return True
        for j in range(i + 1, len(words)):
            if words[j] == prefix:
                after = words[j + 1] if j + 1 < len(words) else "."
                if self._language == "nl" or after in _ENDS or after in self._joints or after == "/":
                    return True
        return False

    def _unlisted(self, words: list[str], small: list[bool], led: str) -> bool:
        """Whether there is a verb, though in no list: where only an infinitive can stand."""
        modal = bool(led) or any(word in self._modals for word in words)
        for i, word in enumerate(words):
            if not word.endswith(("en", "ern", "eln")) or len(word) < 5 or not self._may_be_verb(i, small):
                continue
            if word in self._vague or word in self._not_verbs or (i == 0 and len(words) > 1):
                continue
            closes = i + 1 == len(words) or words[i + 1] in _ENDS
            after_to = i > 0 and words[i - 1] == self._to
            if (after_to and (closes or self._language == "nl")) or (modal and closes):
                return True
            if closes and self._language == "de" and i + 1 >= len(words) - 1:
                return True
            if closes and self._language == "de" and re.match(r"(?:\w{2,6})zu\w{3,}[en]n$", word):
                return True
        return self._language == "de" and words[0].endswith("iert")

    def _second_of(self, verbs: list[int], words: list[str], written: list[str]) -> str:
        """The verb of a second outcome with an object of its own: “Daten erheben und Berichte verfassen”."""
        if self._language != "de":
            return ""
        for first, then in itertools.pairwise(verbs):
            if first > 0 and words[first + 1] in self._joints and then > first + 2:
                nouns_before = any(word[0].isupper() for word in written[:first])
                nouns_between = any(word[0].isupper() for word in written[first + 2 : then])
                own = nouns_before and nouns_between and words[then] not in self._companions
                if own and words[first + 2] not in self._shared and "," not in words[first:then]:
                    return written[then]
        return ""


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


@functools.lru_cache(maxsize=32)
def _judge(language: str, own: tuple[str, ...]) -> Judge:
    return Judge(language, own)


def judge_of(tag: str, own: Mapping[str, Iterable[str]]) -> Judge | None:
    """The judge for texts with this language tag, or None where no verbs of the language are known.

    `own` are further verbs by language tag, from `validation.verbs`.
    """
    language = base_language(tag)
    if language not in FORMS:
        return None
    words = sorted({word for key in own if base_language(key) == language for word in own[key]})
    return _judge(language, tuple(words))
