"""The fact sheet: the thirteen elements of Annex I that a catalogue entry carries, each with its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.elements import element
from generator.interface import Interface, msgid
from generator.model import Assessment, Level, Microcredential, QualityAssurance
from generator.views.effort import workload_in_words
from generator.views.reader import Reader
from generator.views.values import Item, Label, Row, web_address

__all__ = ["FACTS", "Fact", "FactGroup", "fact_sheet", "level_items", "quality_items"]

Values = Callable[[Microcredential, Reader], Iterable[Item]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """How one element of Annex I is shown; `key` is its row in `generator.elements`."""

    key: str
    group: str
    label: str
    meaning: str
    values: Values


@dataclass(frozen=True, kw_only=True, slots=True)
class FactGroup:
    """Some facts under a heading."""

    title: str
    rows: tuple[Row, ...]


def fact_sheet(mc: Microcredential, reader: Reader) -> tuple[tuple[FactGroup, ...], tuple[str, ...]]:
    """The stated elements in their groups, and the names of those the provider did not state."""
    rows: dict[str, list[Row]] = {name: [] for name in _GROUPS}
    silent: list[str] = []
    for fact, words in zip(FACTS, _words(reader.ui), strict=True):
        items = tuple(fact.values(mc, reader))
        prose = None
        if fact.key == "further_information" and mc.further_information is not None:
            prose = reader.prose(mc.further_information)
        if items or prose:
            rows[fact.group].append(words.row(items, prose))
        else:
            silent.append(words.label)
    say = reader.ui.say
    groups = tuple(
        FactGroup(title=say(title), rows=tuple(rows[name])) for name, title in _GROUPS.items() if rows[name]
    )
    return groups, tuple(silent)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """What is said about an element in one language, on every page alike."""

    key: str
    label: str
    term: str | None
    meaning: str

    def row(self, items: tuple[Item, ...], prose: Markup | None) -> Row:
        return Row(
            key=self.key, label=self.label, term=self.term, meaning=self.meaning, items=items, prose=prose
        )


@cache
def _words(ui: Interface) -> tuple[_Words, ...]:
    """The words on each of `FACTS`."""
    found = []
    for fact in FACTS:
        official = element(fact.key)
        label, term = ui.say(fact.label), ui.say(official.label)
        found.append(
            _Words(
                key=official.anchor,
                label=label,
                term=None if term == label else term,
                meaning=ui.say(fact.meaning),
            )
        )
    return tuple(found)


def level_items(level: Level, reader: Reader) -> Iterable[Item]:
    """EQF level with its meaning, cycle, national level; or why none applies."""
    say = reader.ui.say
    if level.not_applicable is not None:
        yield Item(text=say("Not applicable: {reason}", reason=reader.text(level.not_applicable)))
    if level.eqf is not None:
        code = str(level.eqf)
        yield Item(text=reader.label("eqf", code), note=reader.meaning("eqf", code))
    if level.cycle is not None:
        yield Item(
            text=reader.label("cycle", level.cycle), note=say("Cycle of the European Higher Education Area")
        )
    if level.nqf is not None:
        name = say("{framework}, level {level}", framework=level.nqf.framework, level=level.nqf.level)
        note = reader.label("nqf", level.nqf.framework)
        yield Item(
            text=name, note=note if note != level.nqf.framework else None, href=web_address(level.nqf.uri)
        )


def quality_items(arrangements: Iterable[QualityAssurance], reader: Reader) -> Iterable[Item]:
    """One line for each arrangement: which kind, by which rules; then over what, by whom, how long."""
    for qa in arrangements:
        kind = reader.label("quality-assurance-type", qa.type)
        rules = reader.label("quality-assurance-framework", qa.framework) if qa.framework else None
        yield Item(
            text=reader.ui.say("{kind}: {rules}", kind=kind, rules=rules) if rules else kind,
            href=web_address(qa.reference),
            outside=True,
            details=tuple(_quality_details(qa, reader)),
        )


def _quality_details(qa: QualityAssurance, reader: Reader) -> Iterable[Label]:
    ui = reader.ui
    if qa.scope:
        yield reader.label("quality-assurance-scope", qa.scope)
    if qa.body is not None:
        yield reader.text(qa.body)
    if qa.eqar_registered:
        yield ui.say("Listed in EQAR, the European register of quality assurance agencies")
    if qa.valid_until is not None:
        yield ui.say("Valid until {day}", day=ui.date(qa.valid_until))
    if qa.note is not None:
        yield reader.text(qa.note)


def _title(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    yield Item(text=reader.text(mc.title))
    for other in mc.alternative_titles:
        yield Item(text=reader.ui.say("Also called {title}", title=reader.text(other)))


def _outcomes(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    n = len(mc.learning_outcomes)
    words = reader.ui.count("{n} learning outcome, in full above", "{n} learning outcomes, in full above", n)
    yield Item(text=words, href="#outcomes")


def _workload(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    return (Item(text=words) for words in workload_in_words(mc.workload, reader.ui))


def _level(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    return level_items(mc.level, reader)


def _form(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    code = mc.form_of_participation
    yield Item(
        text=reader.label("form-of-participation", code), note=reader.meaning("form-of-participation", code)
    )


def _assessment(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    for code in dict.fromkeys(a.type for a in mc.assessment):
        yield Item(text=reader.label("assessment-type", code), note=reader.meaning("assessment-type", code))


def _supervision(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    codes = dict.fromkeys(filter(None, (a.supervision or mc.supervision for a in mc.assessment)))
    for code in codes or filter(None, (mc.supervision,)):
        concerned = [a for a in mc.assessment if (a.supervision or mc.supervision) == code]
        label = reader.label("supervision", code)
        if len(codes) > 1:
            names = reader.ui.join([_name_of(a, reader) for a in concerned])
            yield Item(text=label, note=names)
        else:
            yield Item(text=label, note=reader.meaning("supervision", code))


def _name_of(assessment: Assessment, reader: Reader) -> str:
    return reader.label("assessment-type", assessment.type)


def _awarding(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    return (reader.provider(body) for body in mc.awarding_bodies)


def _country(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    providers = reader.site.catalogue.providers
    bodies = [providers[body] for body in mc.awarding_bodies if body in providers] or [providers[mc.provider]]
    for code, region in dict.fromkeys((p.country, p.region) for p in bodies):
        note = reader.ui.say("Region {code}", code=region) if region else None
        yield Item(text=reader.ui.country(code), note=note)


def _stackability(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    kind = mc.stackability.kind
    links = reader.site.catalogue.links_of(mc.key)
    if kind is not None:
        yield Item(
            text=reader.label("stackability-kind", kind), note=reader.meaning("stackability-kind", kind)
        )
    elif links.pathways:
        yield Item(text=reader.label("stackability-kind", "stackable"))
    for pathway in links.pathways:
        yield reader.pathway(pathway)


def _quality_assurance(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    return quality_items(mc.quality_assurance, reader)


def _prerequisites(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    if mc.prerequisites_none:
        yield Item(text=reader.ui.say("None: anyone can enrol"))
    elif mc.prerequisites is not None:
        yield Item(text=reader.text(mc.prerequisites))
    for related in mc.stackability.requires:
        item = reader.related(related)
        yield Item(text=item.text, href=item.href, outside=item.outside, note=reader.ui.say("needed first"))


def _further(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    if href := web_address(mc.homepage):
        yield Item(text=reader.ui.say("Page of the provider"), href=href, outside=True)
    for link in mc.links:
        title = link.url if link.title is None else reader.text(link.title)
        yield Item(text=title, href=web_address(link.url), outside=True)


_GROUPS = {
    "learning": msgid("Learning"),
    "assessment": msgid("Assessment"),
    "award": msgid("Award"),
    "quality": msgid("Quality and entry"),
}

FACTS: tuple[Fact, ...] = (
    Fact(
        key="title",
        group="learning",
        label=msgid("Title"),
        meaning=msgid("The name that will stand on the certificate."),
        values=_title,
    ),
    Fact(
        key="learning_outcomes",
        group="learning",
        label=msgid("Learning outcomes"),
        meaning=msgid("What somebody knows, understands or can do at the end."),
        values=_outcomes,
    ),
    Fact(
        key="notional_workload",
        group="learning",
        label=msgid("Workload"),
        meaning=msgid(
            "The time an average learner needs for everything: lessons, reading, practice and assessment. "
            "One ECTS credit stands for 25 to 30 hours."
        ),
        values=_workload,
    ),
    Fact(
        key="level",
        group="learning",
        label=msgid("Level"),
        meaning=msgid(
            "How demanding the learning is. The European Qualifications Framework (EQF) has eight levels, "
            "so that countries can be compared."
        ),
        values=_level,
    ),
    Fact(
        key="form_of_participation",
        group="learning",
        label=msgid("Form of participation"),
        meaning=msgid("Where and how people learn: online, in a place, or both."),
        values=_form,
    ),
    Fact(
        key="assessment",
        group="assessment",
        label=msgid("Type of assessment"),
        meaning=msgid("How learners show that they have reached the learning outcomes."),
        values=_assessment,
    ),
    Fact(
        key="supervision",
        group="assessment",
        label=msgid("Supervision and identity check"),
        meaning=msgid("Whether somebody watches the assessment, and whether it is checked who takes it."),
        values=_supervision,
    ),
    Fact(
        key="awarding_body",
        group="award",
        label=msgid("Awarding body"),
        meaning=msgid("The organisation that issues the certificate and answers for it."),
        values=_awarding,
    ),
    Fact(
        key="country",
        group="award",
        label=msgid("Country or region"),
        meaning=msgid("Where the awarding body has its seat, and therefore whose rules apply to it."),
        values=_country,
    ),
    Fact(
        key="stackability",
        group="award",
        label=msgid("Stackability"),
        meaning=msgid("Whether it stands alone or can become part of something larger."),
        values=_stackability,
    ),
    Fact(
        key="quality_assurance",
        group="quality",
        label=msgid("Quality assurance"),
        meaning=msgid("Who checks that the teaching and the assessment are good, and by which rules."),
        values=_quality_assurance,
    ),
    Fact(
        key="prerequisites",
        group="quality",
        label=msgid("Prerequisites"),
        meaning=msgid("What somebody must know or have before they can enrol."),
        values=_prerequisites,
    ),
    Fact(
        key="further_information",
        group="quality",
        label=msgid("Further information"),
        meaning=msgid("Anything else the provider wants to say."),
        values=_further,
    ),
)
"""All thirteen elements, in the order of the page."""
