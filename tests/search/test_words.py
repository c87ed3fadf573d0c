"""Words are found in whatever form they are typed."""

from __future__ import annotations

import pytest

from generator.search.words import STOP_WORDS, Words, folded


def stem(word: str, language: str) -> str:
    return Words().of(word, language)[0][1]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "managing", "managed"),
        ("en", "Cities", "city"),
        ("ca", "organitzacions", "organització"),
        ("ca", "vídues", "vidua"),
        ("es", "Hidráulicas", "hidráulica"),
        ("de", "Wärmepumpen", "Wärmepumpe"),
        ("de", "Häuser", "Hauses"),
        ("fr", "numérisations", "numérisation"),
        ("it", "competenze", "competenza"),
        ("pt", "avaliações", "avaliação"),
        ("nl", "opleidingen", "opleiding"),
        ("pt-PT", "cursos", "curso"),
    ],
)
def test_inflected_forms_of_a_word_share_their_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Wärme", "warme"),
        ("Straße", "strasse"),
        ("Čeština", "cestina"),
        ("Łódź", "lodz"),
        ("smørrebrød", "smorrebrod"),
        ("œuvre", "oeuvre"),
        ("ΔΕΞΙΌΤΗΤΕΣ", "δεξιοτητεσ"),
    ],
)
def test_accents_and_capitals_make_no_difference(word: str, plain: str) -> None:
    assert folded(word) == plain


def test_letters_composed_of_two_characters_are_one_word() -> None:
    decomposed = "gestio\u0301"
    assert Words().of(decomposed, "ca") == Words().of("gestió", "ca")


def test_the_catalan_double_l_does_not_split_a_word() -> None:
    assert [form for form, _ in Words().of("col·laboració", "ca")] == ["collaboracio"]


def test_an_elided_article_is_no_part_of_the_word() -> None:
    assert [form for form, _ in Words().of("l’énergie de l'eau", "fr")] == ["energie", "eau"]


def test_words_that_say_nothing_are_left_out_only_in_their_own_language() -> None:
    assert Words().of("die", "de") == []
    assert Words().of("die", "en") != []


def test_stop_words_are_written_as_the_index_folds_words() -> None:
    for language, words in STOP_WORDS.items():
        assert {folded(word) for word in words} == words, language


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert Words().of("Għażla", "mt") == [("ghazla", "ghazla")]
