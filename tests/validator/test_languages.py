"""Which language a text is in, and what follows for texts tagged with another one."""

from __future__ import annotations

import pytest

from generator.rules.languages import other_language

TEXTS = {
    "en": "Learn to find, clean and present the public data that your council publishes.",
    "es": "Aprende a encontrar, limpiar y presentar los datos que publican los ayuntamientos.",
    "ca": "Aprèn a trobar, netejar i presentar les dades que publiquen els ajuntaments i els consells.",
    "fr": "Apprenez à trouver, nettoyer et présenter les données que publient les communes pour tous.",
    "it": "Impara a trovare, pulire e presentare i dati che sono pubblicati dalla città e dalle regioni.",
    "pt": "Aprende a encontrar, limpar e apresentar os dados que são publicados pelas câmaras municipais.",
    "de": "Lernen Sie, die Daten zu finden und zu bereinigen, die von den Gemeinden veröffentlicht werden.",
    "nl": "Leer de gegevens te vinden en op te schonen die door de gemeenten worden gepubliceerd.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_its_own_language_is_not_doubted(language):
    assert other_language(TEXTS[language], language) is None


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_in_another_language_is_recognised(language, tag):
    if tag != language:
        assert other_language(TEXTS[language], tag) in (language, None)
    if {tag, language} in ({"en", "de"}, {"es", "ca"}, {"fr", "it"}, {"en", "nl"}, {"en", "es"}):
        assert other_language(TEXTS[language], tag) == (None if tag == language else language)


def test_regional_tags_count_as_their_language():
    assert other_language(TEXTS["pt"], "pt-BR") is None
    assert other_language(TEXTS["en"], "es-MX") == "en"


def test_languages_without_a_list_are_never_doubted():
    assert other_language(TEXTS["en"], "eu") is None


def test_a_foreign_title_in_a_sentence_is_no_reason_for_doubt():
    text = (
        "The final project is called “Los datos de mi barrio y de los vecinos”, and it is shown to the town."
    )
    assert other_language(text, "en") is None


@pytest.mark.parametrize(
    "text", ["", "1 2 3", "Python, Pandas, Jupyter, NumPy, SciPy, Matplotlib, Seaborn", "日本語 " * 40]
)
def test_without_small_words_nothing_is_claimed(text):
    assert other_language(text, "en") is None
