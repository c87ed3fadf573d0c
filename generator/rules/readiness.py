"""Rules of family E: what is missing before others can take the data over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.documents import Kind
from generator.model import Microcredential, Status
from generator.rules.addresses import is_public_host
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.vocabularies import vocabulary

__all__ = ["READINESS"]

_LOQ = "European Learning Model, application profile LOQ: "
_SHORTEST_DESCRIPTION = 50


def _alive(context: Context) -> Iterator[Microcredential]:
    return (mc for mc in context.catalogue.microcredentials.values() if mc.status is not Status.RETIRED)


@rule(
    "E901",
    Severity.WARNING,
    "No field of study",
    source=_LOQ + "at least one ISCED-F code; ISCED-F 2013",
    wrong="title: Data Literacy\n# no isced_f\n",
    right='title: Data Literacy\nisced_f: ["0612"]\n',
    looks_for=("isced_f",),
)
def field_of_study(context: Context) -> Iterator[Finding]:
    """Catalogues of other countries sort courses by field.

    Without one this is exported as “unknown”, and hardly anybody will find it there.
    """
    for mc in _alive(context):
        if not mc.fields:
            yield Finding(
                source=mc.source,
                path=(),
                message=say("no field of study is given"),
                help=say('add `isced_f:` with a code in quotes, for example `isced_f: ["0612"]`'),
            )


@rule(
    "E902",
    Severity.WARNING,
    "No language of instruction",
    source=_LOQ + "at least one language",
    wrong="title: Data Literacy\n# no language_of_instruction\n",
    right="title: Data Literacy\nlanguage_of_instruction: [en]\n",
    looks_for=("language_of_instruction", "offerings"),
)
def language_of_instruction(context: Context) -> Iterator[Finding]:
    """The language in which it is taught is the first thing a learner from abroad asks.

    It need not be the language of the description.
    """
    for mc in _alive(context):
        if not mc.languages and not (mc.offerings and all(offering.languages for offering in mc.offerings)):
            yield Finding(
                source=mc.source,
                path=(),
                message=say("no language of instruction is given"),
                help=say(
                    "add `language_of_instruction: [{language}]` here, or to the defaults of the provider",
                    language=mc.default_language,
                ),
            )


@rule(
    "E903",
    Severity.WARNING,
    "No page that others can open",
    source=_LOQ + "each learning opportunity has a homepage",
    wrong="# catalogue.yml\nurl: http://localhost:8000/\n",
    right="# catalogue.yml\nurl: https://microcredentials.example/\n",
)
def page(context: Context) -> Iterator[Finding]:
    """Each entry has its page in this catalogue, and exports point to it.

    While the address of the catalogue cannot be reached from outside, entries without a homepage of their
    own lead nowhere.
    """
    if is_public_host(context.catalogue.info.url):
        return
    without = sum(mc.homepage is None for mc in _alive(context))
    for sound in of_kind(context.sounds, Kind.CATALOGUE):
        if without:
            yield Finding(
                source=source_of(sound),
                path=("url",),
                message=say(
                    "nobody can reach this address; microcredentials that have no other page: {n}",
                    n=without,
                ),
                help=say("write the address at which the catalogue will be published"),
            )


@rule(
    "E904",
    Severity.HINT,
    "Hardly any description",
    source="schema.org Course in search engines: a description is required",
    wrong="summary: A course on data.\n",
    right="summary: Learn to find, clean and present public data for decisions in your council.\n",
    looks_for=("summary", "description"),
)
def description(context: Context) -> Iterator[Finding]:
    """Search engines show a course only with a description. Fifty characters are about one short sentence."""
    for mc in _alive(context):
        texts = [text.original.text for text in (mc.summary, mc.description) if text is not None]
        longest = max((len(text) for text in texts), default=0)
        if longest < _SHORTEST_DESCRIPTION:
            yield Finding(
                source=mc.source,
                path=("summary",) if mc.summary else ("description",) if mc.description else (),
                message=say("the longest description has {n} characters", n=longest)
                if longest
                else say("there is neither a summary nor a description"),
                help=say("say in one or two sentences what people learn, and what for"),
            )


@rule(
    "E905",
    Severity.HINT,
    "European level without a national one",
    source=_LOQ + "a qualification has both an EQF and a national level",
    wrong="level: { eqf: 6 }\n",
    right="level: { eqf: 6, nqf: { framework: NFQ, level: 8 } }\n",
    looks_for=("level",),
)
def national_level(context: Context) -> Iterator[Finding]:
    """Only with a national level is this exported as a qualification.

    Otherwise it is exported as a learning achievement at that level, which is right for most
    microcredentials.
    """
    for mc in _alive(context):
        if mc.level.eqf is not None and mc.level.nqf is None:
            yield Finding(
                source=mc.source,
                path=("level",),
                message=say("an EQF level is given, but no national level"),
                help=say("add `nqf:` if this has a place in the national framework; otherwise all is well"),
            )


@rule(
    "E906",
    Severity.HINT,
    "Assessment that Europass cannot name",
    source="Europass vocabulary of assessment types",
    wrong="assessment:\n  - { type: recognition-of-prior-learning }\n",
    right="assessment:\n  - { type: recognition-of-prior-learning }\n  - { type: portfolio }\n",
)
def assessment_without_code(context: Context) -> Iterator[Finding]:
    """Europass has no code for this kind of assessment.

    It is exported by name only, and other systems cannot sort by it.
    """
    terms = vocabulary("assessment-type").terms
    nameless = {code for code, term in terms.items() if term.iri is None}
    for mc in _alive(context):
        if all(assessment.type in nameless for assessment in mc.assessment):
            yield Finding(
                source=mc.source,
                path=("assessment", 0, "type"),
                message=say("Europass has no code for `{type}`", type=mc.assessment[0].type),
                help=say("if it includes, say, a portfolio or an interview, add that as a second assessment"),
            )


READINESS: tuple[CheckedRule, ...] = (
    field_of_study,
    language_of_instruction,
    page,
    description,
    national_level,
    assessment_without_code,
)
"""The rules of this module."""
