"""The data files of the vocabularies are complete and consistent."""

import json
import re
from collections import Counter
from importlib.resources import files

import pytest
from babel import Locale

from generator.vocabularies import VOCABULARIES, Vocabulary, vocabulary
from generator.vocabularies.matching import squeeze

CORE_LANGUAGES = {"en", "es", "ca", "fr", "de", "it", "pt", "nl"}

# Names of these are English only: readers see them through CLDR (countries, currencies,
# languages), or they are proper names (frameworks, licences).
ENGLISH_ONLY = {"country", "currency", "language", "licence", "nqf"}

EXPLAINED = (
    "assessment-type",
    "credential-format",
    "cycle",
    "eqf",
    "form-of-participation",
    "learning-setting",
    "outcome-type",
    "pace",
    "pathway-kind",
    "quality-assurance-framework",
    "quality-assurance-scope",
    "quality-assurance-type",
    "stackability-kind",
    "status",
    "study-intensity",
    "supervision",
)

# "Supervised with ID Verification" does not say where the supervision takes place.
SHARED_ADDRESSES = {
    "http://data.europa.eu/snb/supervision-verification/70be69aaf9": {
        "supervised-online-id",
        "supervised-onsite-id",
    }
}

FIELDS = {"broader", "explanation", "extra", "iri", "labels", "synonyms"}

every_vocabulary = pytest.mark.parametrize("name", VOCABULARIES)
every_translated_vocabulary = pytest.mark.parametrize(
    "name", [name for name in VOCABULARIES if name not in ENGLISH_ONLY]
)


def data_text(name: str) -> str:
    return files("generator.vocabularies").joinpath("data", f"{name}.json").read_text("utf-8")


def test_every_data_file_is_registered_and_every_registered_file_exists() -> None:
    folder = files("generator.vocabularies").joinpath("data")
    on_disk = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    assert on_disk == [f"{name}.json" for name in VOCABULARIES]


@every_vocabulary
def test_a_vocabulary_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    loaded = vocabulary(name)
    assert isinstance(loaded, Vocabulary)
    assert loaded.name == name
    assert loaded.title
    assert len(loaded.source) > 20
    assert len(loaded) > 0


@every_vocabulary
def test_a_data_file_has_one_term_a_line_with_sorted_keys(name: str) -> None:
    """Otherwise a change of one word shows as a change of the whole file."""
    text = data_text(name)
    content = json.loads(text)
    for code, fields in content["terms"].items():
        shown = json.dumps(fields, ensure_ascii=False, sort_keys=True)
        assert f"{json.dumps(code, ensure_ascii=False)}: {shown}" in text
    terms = [line for line in text.splitlines() if re.match(r'\s*"[^"]+": \{"', line)]
    assert len(terms) == len(content["terms"])


@every_vocabulary
def test_a_data_file_has_only_known_and_filled_fields(name: str) -> None:
    for code, fields in json.loads(data_text(name))["terms"].items():
        assert set(fields) <= FIELDS, code
        assert all(fields.values()), code


@every_vocabulary
def test_a_data_file_never_repeats_a_code(name: str) -> None:
    def without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
        repeated = [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]
        assert not repeated
        return dict(pairs)

    json.loads(data_text(name), object_pairs_hook=without_repetition)


@every_vocabulary
def test_every_address_belongs_to_one_term_unless_sharing_is_deliberate(name: str) -> None:
    users: dict[str, set[str]] = {}
    for term in vocabulary(name).terms.values():
        if term.iri is not None:
            users.setdefault(term.iri, set()).add(term.code)
    shared = {iri: codes for iri, codes in users.items() if len(codes) > 1}
    assert shared == {iri: codes for iri, codes in SHARED_ADDRESSES.items() if iri in users}


@every_vocabulary
def test_every_address_is_an_absolute_address_of_the_european_union(name: str) -> None:
    for term in vocabulary(name).terms.values():
        assert term.iri is None or re.fullmatch(
            r"http://(data|publications)\.europa\.eu/[\w/#.-]+", term.iri
        ), term.code


@every_vocabulary
def test_every_broader_term_exists(name: str) -> None:
    loaded = vocabulary(name)
    for term in loaded.terms.values():
        assert term.broader is None or term.broader in loaded
        assert term.broader != term.code


@every_vocabulary
def test_every_label_is_a_clean_line_in_a_known_language(name: str) -> None:
    for term in vocabulary(name).terms.values():
        for language, label in term.labels.items():
            assert Locale.parse(language, sep="-"), language
            assert label == " ".join(label.split()) != "", term.code
            assert not set(label) & set("<>{}"), label


@every_translated_vocabulary
def test_the_labels_are_complete_in_the_core_languages(name: str) -> None:
    for term in vocabulary(name).terms.values():
        assert set(term.labels) >= CORE_LANGUAGES, term.code


@every_translated_vocabulary
def test_labels_begin_with_a_capital_letter_or_a_figure(name: str) -> None:
    for term in vocabulary(name).terms.values():
        for label in term.labels.values():
            assert not label[0].islower(), label


# ISCED-F 2013 itself gives a narrow field and its only detailed field the same name.
@pytest.mark.parametrize("name", sorted(set(VOCABULARIES) - ENGLISH_ONLY - {"isced-f"}))
def test_two_terms_never_have_the_same_label(name: str) -> None:
    terms = vocabulary(name).terms.values()
    for language in CORE_LANGUAGES:
        labels = Counter(term.labels[language] for term in terms)
        assert [label for label, times in labels.items() if times > 1] == []


@pytest.mark.parametrize("name", EXPLAINED)
def test_explained_terms_have_one_sentence_in_each_core_language(name: str) -> None:
    for term in vocabulary(name).terms.values():
        assert set(term.explanation) == CORE_LANGUAGES, term.code
        for sentence in term.explanation.values():
            assert sentence.endswith("."), sentence
            assert ". " not in sentence, sentence
            assert len(sentence) < 180, sentence


@every_vocabulary
def test_no_synonym_is_another_term_s_code_or_synonym(name: str) -> None:
    owners: dict[str, str] = {}
    terms = vocabulary(name).terms.values()
    for term in terms:
        assert owners.setdefault(squeeze(term.code), term.code) == term.code
    for term in terms:
        for synonym in term.synonyms:
            assert owners.setdefault(squeeze(synonym), term.code) == term.code, synonym


@every_vocabulary
def test_synonyms_are_lower_case_and_worth_keeping(name: str) -> None:
    for term in vocabulary(name).terms.values():
        assert len(set(term.synonyms)) == len(term.synonyms), term.code
        for synonym in term.synonyms:
            assert synonym == synonym.lower().strip() != ""
            assert squeeze(synonym) not in ("", squeeze(term.code)), synonym


def test_the_lists_of_the_recommendation_have_their_values() -> None:
    """Council Recommendation 2022/C 243/02, Annex I."""
    assert vocabulary("supervision").codes() == (
        "unsupervised-no-id",
        "unsupervised-id",
        "supervised-no-id",
        "supervised-online-id",
        "supervised-onsite-id",
    )
    assert vocabulary("stackability-kind").codes() == ("stand-alone", "stackable")
    assert vocabulary("eqf").codes() == tuple("12345678")


def test_each_cycle_names_its_eqf_level() -> None:
    levels = {code: term.extra["eqf"] for code, term in vocabulary("cycle").terms.items()}
    assert levels == {
        "short-cycle": "5",
        "first-cycle": "6",
        "second-cycle": "7",
        "third-cycle": "8",
    }
    assert set(levels.values()) <= set(vocabulary("eqf").codes())


def test_the_scope_of_quality_assurance_names_a_europass_accreditation_type() -> None:
    for term in vocabulary("quality-assurance-scope").terms.values():
        assert term.extra["accreditation"] in vocabulary("accreditation")


def test_each_framework_level_names_its_framework_country_and_level() -> None:
    frameworks = vocabulary("nqf")
    countries = vocabulary("country")
    for term in frameworks.terms.values():
        assert term.extra["country"] in countries, term.code
        if term.broader is None:
            assert "level" not in term.extra
        else:
            assert term.code == f"{term.broader}/{term.extra['level']}"
            assert term.extra["country"] == frameworks[term.broader].extra["country"]


def test_countries_and_languages_carry_their_three_letter_code() -> None:
    for name in ("country", "language"):
        for term in vocabulary(name).terms.values():
            assert re.fullmatch("[A-Za-z]{3}", term.extra["alpha3"]), term.code
    assert vocabulary("country")["GB"].extra["alpha3"] == "GBR"
    assert vocabulary("language")["ca"].extra["alpha3"] == "cat"


def test_every_licence_but_the_closed_one_has_a_web_address() -> None:
    for term in vocabulary("licence").terms.values():
        if term.code != "proprietary":
            assert term.extra["url"].startswith("https://"), term.code
