"""What the wording of an outcome says, sentence by sentence, in eight languages.

Each row is a sentence and the expected verdict: the tier of its furthest verb (1 recall to 6 create), 'verb'
for a verb that is in no list, 'vague', 'none' or 'teaching'.
"""

from __future__ import annotations

import pytest

from generator.rules.language.inflection import FORMS, forms_of, plain
from generator.rules.language.verbs import LANGUAGES, judge_of

EN = [
    ("Clean and combine two data sets", 6),
    ("Prioritize repairs by harm to users", 5),
    ("Prioritise repairs by harm to users", 5),
    ("Critically analyse a published statistic", 4),
    ("On successful completion of this course, the learner will be able to design a plan", 6),
    ("By the end of the course students will know how to interpret audio and video", 2),
    ("The student is able to analyze three cases", 4),
    ("Students can list the parts of a pump", 1),
    ("Analysing the needs of a patient", 4),
    ("In a team of three, draft a budget", 6),
    ("developed a conceptual framework", "verb"),
    ("Understand the principles of data protection", "vague"),
    ("Understand and apply the principles of data protection", 3),
    ("Has a broad and deep knowledge of statistics", "vague"),
    ("Gain hands-on experience with laboratory work", "vague"),
    ("Be able to demonstrate an understanding of ethics", "vague"),
    ("Knowledge of central themes", "vague"),
    ("Analysis of large data sets", "none"),
    ("Design of experiments", "none"),
    ("Applied statistics for engineers", "none"),
    ("Data protection in hospitals", "none"),
    ("This course introduces students to public law", "teaching"),
    ("The aim of the module is to deepen the theory of innovation", "teaching"),
    ("Students will be introduced to new forms of communication", "teaching"),
    ("Introduction to public law", "teaching"),
]
ES = [
    ("Analizar el coste de tres categorías de compra", 4),
    ("Cartografiar los riesgos de un barrio", 3),
    ("Al finalizar el curso, el alumnado será capaz de diseñar un plan", 6),
    ("Sabrá analizar un caso clínico", 4),
    ("Evalúa la calidad de una fuente", 5),
    ("Resuelve problemas de cálculo", 3),
    ("En un equipo, elaborar un presupuesto", 6),
    ("Zurcir una red de pesca", "verb"),
    ("Conocer los principios de la protección de datos", "vague"),
    ("Comprender y aplicar la normativa vigente", 3),
    ("Tener conocimientos básicos de estadística", "vague"),
    ("Análisis de datos de salud", "none"),
    ("Lugar y función de la ética", "none"),
    ("El curso ofrece una visión general de la logística", "teaching"),
    ("Introducción a la logística", "teaching"),
]
CA = [
    ("Analitzar el cost del cicle de vida", 4),
    ("Cartografiar els riscos d'un barri", 3),
    ("Instal·lar una canonada multicapa", 3),
    ("En finalitzar el curs, l'estudiantat serà capaç d'avaluar un pla", 5),
    ("Descriure el procés de fermentació", 2),
    ("Dissenyar i defensar un pla de transició", 6),
    ("Sargir una xarxa", "verb"),
    ("Conèixer els principis de la protecció de dades", "vague"),
    ("Comprendre i aplicar la normativa", 3),
    ("Tenir coneixements bàsics d'estadística", "vague"),
    ("Anàlisi de dades de salut", "none"),
    ("El curs ofereix una visió general", "teaching"),
]
FR = [
    ("Estimer la charge de travail d'une formation", 5),
    ("Cartographier les flux de données", 3),
    ("À l'issue de la formation, l'apprenant sera capable de concevoir un plan", 6),
    ("Évaluer la fiabilité de son jugement", 5),
    ("Etre capable d'analyser un bilan", 4),
    ("Défendre un projet devant des élus", 5),
    ("Ravauder un filet de pêche", "verb"),
    ("Connaître les principes du droit", "vague"),
    ("Comprendre et appliquer la réglementation", 3),
    ("Acquérir des connaissances de base en statistique", "vague"),
    ("Se familiariser avec les outils", "vague"),
    ("Analyse de données ouvertes", "none"),
    ("Atelier sur les données ouvertes", "none"),
    ("Le cours présente les bases du droit", "teaching"),
    ("Introduction au droit du travail", "teaching"),
]
IT = [
    ("Analizzare il bilancio di un'impresa", 4),
    ("Al termine del corso lo studente sarà in grado di progettare un piano", 6),
    ("Saprà analizzare un testo televisivo", 4),
    ("Gli studenti saranno in grado di valutare una fonte", 5),
    ("Descrive le fasi del processo", 2),
    ("Identificherà i rischi di un impianto", 1),
    ("Rammendare una rete", "verb"),
    ("Conoscere i principi del diritto", "vague"),
    ("Comprendere e applicare la normativa", 3),
    ("Acquisire le conoscenze di base", "vague"),
    ("Analisi di dati aperti", "none"),
    ("Il corso mira a fornire gli strumenti di base", "teaching"),
    ("Fornire agli studenti le nozioni di base", "teaching"),
]
PT = [
    ("Analisar o custo do ciclo de vida", 4),
    ("No final do curso, o estudante será capaz de conceber um plano", 6),
    ("Os formandos deverão ser capazes de avaliar uma fonte", 5),
    ("Descrever as etapas do processo", 2),
    ("Gerir uma equipa multidisciplinar", 3),
    ("Remendar uma rede", "verb"),
    ("Conhecer os princípios do direito", "vague"),
    ("Compreender e aplicar as normas", 3),
    ("Adquirir conhecimentos de estatística", "vague"),
    ("Análise de dados abertos", "none"),
    ("O curso apresenta as bases do direito", "teaching"),
    ("Introdução ao direito", "teaching"),
]
DE = [
    ("Die Heizkurve an Gebäude und Heizflächen anpassen", 3),
    ("beschreibt die Planungsaufgaben auf den Energiemärkten", 2),
    ("Die Studierenden beschreiben das Gebiet der Produktion", 2),
    ("wendet diese Methoden in der Praxis an", 3),
    ("sind in der Lage, Lösungsverfahren auszuwählen", 3),
    ("Verschiedene Lösungsvarianten analysieren können", 4),
    ("Lernergebnisse formulieren, die Außenstehende nachvollziehen", 6),
    ("Eine Beschreibung im Hinblick auf die Anerkennung bewerten", 5),
    ("Nach Abschluss des Moduls können die Studierenden Prozesse bewerten", 5),
    ("kennt die Methode und wendet sie an", 3),
    ("kann Geschäftsprozesse umstrukturieren", "verb"),
    ("Schweissnähte prüfen", 4),
    ("kennt die Grundlagen des nachhaltigen Bauens", "vague"),
    ("besitzt vertiefte Kenntnisse der Statistik", "vague"),
    ("ist mit den Methoden der Planung vertraut", "vague"),
    ("Sie lernen die Funktionen des Wagenkastens kennen", "vague"),
    ("Analyse von Lieferketten", "none"),
    ("Lernergebnisse und Anerkennung", "none"),
    ("„Denken in Systemen“", "none"),
    ("Die Vorlesung gibt einen Überblick", "teaching"),
    ("Ziel des Moduls ist die Vertiefung der Kenntnisse", "teaching"),
    ("In der Vorlesung werden die Grundlagen erarbeitet", "teaching"),
]
NL = [
    ("Een website ontwerpen voor een kleine onderneming", 6),
    ("De student kan een begroting opstellen", 3),
    ("past de methode toe op een nieuw geval", 3),
    ("is in staat om de methode toe te passen", 3),
    ("Beoordeelt de kwaliteit van een bron", 5),
    ("De deelnemer analyseert een eigen geval", 4),
    ("Na afloop van de cursus kan de student een plan evalueren", 5),
    ("kan een visnet boeten", "verb"),
    ("Kent de beginselen van het recht", "vague"),
    ("Heeft kennis van de wetgeving", "vague"),
    ("De beginselen van het recht begrijpen", "vague"),
    ("Kennisgeving aan de overheid", "none"),
    ("Analyse van leveringsketens", "none"),
    ("De cursus geeft een overzicht van het recht", "teaching"),
    ("Inleiding tot het recht", "teaching"),
]
SENTENCES = {"ca": CA, "de": DE, "en": EN, "es": ES, "fr": FR, "it": IT, "nl": NL, "pt": PT}
ROWS = [(language, text, expected) for language, rows in SENTENCES.items() for text, expected in rows]


def verdict_of(language: str, text: str) -> int | str:
    judge = judge_of(language, {})
    assert judge is not None
    verdict = judge(text)
    if verdict.teaching:
        return "teaching"
    if verdict.vague:
        return "vague"
    if verdict.unknown:
        return "none"
    return verdict.tier or "verb"


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_a_sentence_gets_the_verdict_a_reader_would_give(language, text, expected):
    assert verdict_of(language, text) == expected


def test_every_language_with_verbs_is_in_the_table():
    assert tuple(sorted(SENTENCES)) == LANGUAGES
    assert all(len(rows) >= 8 for rows in SENTENCES.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_verb_is_known_again_in_its_infinitive(language):
    judge = judge_of(language, {})
    for tier, name in enumerate(("recall", "explain", "do", "analyse", "evaluate", "create"), 1):
        for verb in judge.lists["tiers"][name]:
            known = judge(f"{verb.replace('|', '')} x").tier
            assert known >= tier or judge(f"{verb.replace('|', '')} x").vague, verb


def test_an_institution_adds_its_own_verbs_with_all_their_forms():
    judge = judge_of("en-IE", {"en": ["upcycle", "wassail"]})
    assert judge("Wassailing in an orchard").unknown == ""
    assert judge_of("en", {})("Wassailing in an orchard").unknown == "Wassailing"


def test_an_own_verb_outweighs_the_list_of_vague_ones():
    assert judge_of("en", {"en": ["explore"]})("Explore a cave with a guide").vague == ""


def test_languages_without_a_list_are_not_judged():
    assert judge_of("eu", {}) is None


def test_german_nouns_are_never_taken_for_verbs():
    judge = judge_of("de", {})
    assert judge("Die Lernenden und ihre Kenntnisse").vague == "Kenntnisse"
    assert judge("Das Planen, Bauen und Betreiben von Gebäuden").unknown


def test_the_words_of_a_message_are_those_of_the_author():
    assert judge_of("de", {})("hat einen Überblick über die Praxis").vague == "einen Überblick"
    assert judge_of("de", {})("Überfischung der Meere").unknown == "Überfischung"
    assert judge_of("en", {})("Analysis of the data").better == "analyse"


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        ("en", "Measure the roof of a house and design a solar plant", "design"),
        ("en", "Clean and combine two data sets", ""),
        ("en", "Select a dressing and justify the choice", ""),
        ("en", "Build a model and test it", ""),
        ("de", "Ein Suchgebiet einteilen und den Einsatz planen", "planen"),
        ("de", "Methoden beurteilen und auf neue Fälle anwenden", ""),
        ("es", "Documentar la prueba y entregar la instalación", "entregar"),
        ("es", "Diseñar y defender un plan", ""),
        ("fr", "Régler une chaîne de captation et en vérifier la qualité", ""),
    ],
)
def test_two_outcomes_in_one_have_an_object_each(language, text, second):
    assert judge_of(language, {})(text).second == second


def test_the_lead_in_is_found_whatever_its_wording():
    english, spanish = judge_of("en", {}), judge_of("es", {})
    assert english("The learner will be able to clean data").lead_in == "The learner will be able to"
    assert spanish("El alumnado será capaz de depurar datos").lead_in == "El alumnado será capaz de"
    assert english("Clean two data sets").lead_in == ""


@pytest.mark.parametrize("language", sorted(FORMS))
def test_a_short_verb_does_not_turn_small_words_into_verbs(language):
    for verb in ("ir", "go", "ja", "dar", "a"):
        assert all(len(form) >= len(verb) for form in forms_of(language, verb, {}))


@pytest.mark.parametrize(
    "text", ["Évaluer", "ÜBERPRÜFEN", "ß und ẞ", "İstanbul", "l·l", "naïf’s", "日本語", ""]
)
def test_plain_letters_stand_where_the_letters_stood(text):
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["", " ", "…", "1.", "- ", "(", "((((", "a" * 5000, "and and and", ", , ,", "\u202e\u0000"]
)
def test_no_text_is_too_odd_to_be_judged(language, text):
    assert judge_of(language, {})(text) is not None
