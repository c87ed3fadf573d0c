"""The page of one microcredential."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator import addresses
from generator.exports.jsonld import script
from generator.exports.schema_org import for_page, index_path
from generator.exports.signposts import of_microcredential
from generator.model import Assessment, Microcredential, Skill, Status
from generator.text import Text
from generator.views.answers import answers
from generator.views.brief import briefs, size_level_form, strip
from generator.views.facts import fact_sheet
from generator.views.money import included
from generator.views.offerings import offering_views, words_for_dates
from generator.views.page import Page
from generator.views.pictures import picture
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.signposts import head_links
from generator.views.similar import similar
from generator.views.site import Site
from generator.views.trust import data_links, stackability_rows, trust_rows
from generator.views.values import SEPARATOR, Item, Row

__all__ = ["microcredential_page"]

_DESCRIPTION_LENGTH = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeView:
    """A learning outcome with its kind, its skills and what assesses it."""

    text: Said
    kind: str | None
    skills: tuple[Item, ...]
    assessed: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentView:
    """One kind of assessment with everything known about it."""

    title: Said | str
    weight: str | None
    rows: tuple[Row, ...]
    description: Markup | None


def microcredential_page(site: Site, mc: Microcredential, language: str) -> Page:
    """The page in a language. Without a text in it the page falls back, and points to the original."""
    info = site.catalogue.info
    path = addresses.microcredential_path(mc.key)
    own = addresses.localised(path, language, info)
    title = mc.title.best(language)
    return Page(
        path=own,
        language=language,
        title=f"{title.text} – {site.catalogue.providers[mc.provider].name.best(language).text}",
        description=_description(mc, language),
        template="microcredential.html",
        view=lambda: _view(site, mc, language, own),
        alternates={tag: addresses.localised(path, tag, info) for tag in info.languages},
        canonical=_canonical(site, mc, language, path),
    )


def _canonical(site: Site, mc: Microcredential, language: str, path: str) -> str | None:
    info = site.catalogue.info
    if mc.title.in_language(language) is not None or mc.title.best(language).language == language:
        return None
    written = mc.title.best(language).language
    target = written if written in info.languages else info.languages[0]
    return None if target == language else addresses.absolute(addresses.localised(path, target, info), info)


def _description(mc: Microcredential, language: str) -> str:
    text = mc.summary or mc.learning_outcomes[0].text
    words = " ".join(text.best(language).text.split())
    if len(words) <= _DESCRIPTION_LENGTH:
        return words
    return words[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def _view(site: Site, mc: Microcredential, language: str, path: str) -> Mapping[str, object]:
    reader = Reader(site, language, path)
    offerings = offering_views(mc, reader)
    groups, silent = fact_sheet(mc, reader)
    return {
        "json_ld": script(_data(site, mc, language)),
        "signposts": head_links(of_microcredential(site.catalogue, mc), reader),
        "title": reader.text(mc.title),
        "provider": reader.provider(mc.provider),
        "list_href": reader.href("microcredentials/"),
        "summary": reader.maybe(mc.summary),
        "description": None if mc.description is None else reader.prose(mc.description),
        "picture": picture(mc.image, reader),
        "facts": size_level_form(mc, reader),
        "taught": _taught(mc, reader),
        "strip": strip(mc),
        "retired": _retired(mc, reader),
        "answers": answers(mc, offerings, reader),
        "outcomes": tuple(_outcomes(mc, reader)),
        "outcomes_note": _assessed_all(mc, reader),
        "offerings": offerings,
        "zone": site.catalogue.info.timezone,
        "words": words_for_dates(reader.ui),
        "assessments": tuple(_assessments(mc, reader)),
        "retake": reader.maybe(mc.retake),
        "entry": tuple(_entry_rows(mc, reader)),
        "groups": groups,
        "silent": SEPARATOR.join(silent) if silent else None,
        "trust": tuple(trust_rows(mc, reader)),
        "stack": tuple(stackability_rows(mc, reader)),
        "stack_note": reader.maybe(mc.stackability.note),
        "similar": briefs(similar(mc, site), reader),
        "data": tuple(data_links(mc, reader)),
        "report": reader.report(site.catalogue.providers[mc.provider], mc.contact),
        "fallback": _fallback(mc, reader),
    }


def _data(site: Site, mc: Microcredential, language: str) -> Mapping[str, object] | bytes:
    """What the page says to machines; in the first language, that is the file beside it."""
    beside = site.data.get(index_path(mc.key)) if language == site.catalogue.info.languages[0] else None
    return for_page(site.catalogue, mc, language) if beside is None else beside.render()


def _taught(mc: Microcredential, reader: Reader) -> str | None:
    """The languages it is taught in, in words."""
    if not mc.languages:
        return None
    names = reader.ui.join([reader.ui.language_name(tag) for tag in mc.languages])
    return reader.ui.say("Taught in {languages}", languages=names)


def _retired(mc: Microcredential, reader: Reader) -> tuple[Item, ...] | None:
    """What takes the place of a retired entry: () for nothing, None while it is on offer."""
    if mc.status is not Status.RETIRED:
        return None
    named = [related.key for related in mc.replaced_by]
    others = [key for key in reader.site.catalogue.links_of(mc.key).replaced_by if key not in named]
    return (*map(reader.related, mc.replaced_by), *map(reader.microcredential, others))


def _outcomes(mc: Microcredential, reader: Reader) -> Iterable[OutcomeView]:
    partial = [a for a in mc.assessment if a.outcomes]
    for outcome in mc.learning_outcomes:
        names = [_assessment_name(a, reader) for a in partial if outcome.number in a.outcomes]
        yield OutcomeView(
            text=reader.text(outcome.text),
            kind=reader.label("outcome-type", outcome.type) if outcome.type else None,
            skills=tuple(_skills(outcome.skills, reader)),
            assessed=reader.ui.say("Assessed by: {list}", list=SEPARATOR.join(names)) if names else None,
        )


def _skills(skills: Iterable[Skill], reader: Reader) -> Iterable[Item]:
    """Skills by name, leading to what else teaches them."""
    pages = reader.site.skill_pages
    for skill, item in _named(skills, reader.ui.say("essential"), reader):
        path = pages.get(addresses.skill_code(skill))
        yield item if path is None else replace(item, href=reader.href(path))


def _named(several: Iterable[Skill], essential: str, reader: Reader) -> Iterable[tuple[Skill, Item]]:
    """Skills or occupations by name, those that count most with a word that says so."""
    for it in several:
        yield it, Item(text=reader.text(it.label), note=essential if it.essential else None)


def _assessed_all(mc: Microcredential, reader: Reader) -> str | None:
    """What assesses all outcomes together, said once."""
    names = [_assessment_name(a, reader) for a in mc.assessment if not a.outcomes]
    return reader.ui.say("All of them are assessed by: {list}", list=SEPARATOR.join(names)) if names else None


def _assessment_name(assessment: Assessment, reader: Reader) -> str:
    return reader.label("assessment-type", assessment.type)


def _assessments(mc: Microcredential, reader: Reader) -> Iterable[AssessmentView]:
    for assessment in mc.assessment:
        kind = _assessment_name(assessment, reader)
        title = reader.maybe(assessment.title)
        yield AssessmentView(
            title=title or kind,
            weight=reader.ui.percent(assessment.weight) if assessment.weight is not None else None,
            rows=tuple(_assessment_rows(assessment, mc, kind if title else None, reader)),
            description=None if assessment.description is None else reader.prose(assessment.description),
        )


def _assessment_rows(
    assessment: Assessment, mc: Microcredential, kind: str | None, reader: Reader
) -> Iterable[Row]:
    say = reader.ui.say
    if kind is not None:
        yield _row("type", say("Type"), kind)
    if assessment.outcomes and len(assessment.outcomes) < len(mc.learning_outcomes):
        numbers = reader.ui.join([reader.ui.number(n) for n in assessment.outcomes])
        which = reader.ui.count(
            "Outcome {numbers}", "Outcomes {numbers}", len(assessment.outcomes), numbers=numbers
        )
        yield _row("assesses", say("Assesses"), which)
    # What holds for all of them stands once, in the fact sheet.
    if (supervision := assessment.supervision) and supervision != mc.supervision:
        yield _row("supervision", say("Supervision"), reader.label("supervision", supervision))
    if assessment.grading is not None:
        yield _row("grading", say("Grading"), reader.text(assessment.grading))
    if assessment.form_of_participation:
        form = reader.label("form-of-participation", assessment.form_of_participation)
        yield _row("form", say("Form of participation"), form)


def _entry_rows(mc: Microcredential, reader: Reader) -> Iterable[Row]:
    """For whom it is, and what one needs besides the prerequisites."""
    say = reader.ui.say
    texts: tuple[tuple[str, str, Text | None], ...] = (
        ("target-group", say("For whom"), mc.target_group),
        ("selection", say("How places are given"), mc.selection),
        ("prior-learning", say("Earlier learning counts"), mc.recognition_of_prior_learning),
        ("language-requirements", say("Language needed"), mc.language_requirements),
        ("equipment", say("What to bring"), mc.equipment),
        ("accessibility", say("For disabled people"), mc.accessibility),
        ("funding", say("Funding"), mc.funding),
    )
    for key, label, text in texts:
        if text is not None:
            yield _row(key, label, reader.text(text))
    if things := included(mc, reader):
        yield Row(key="included", label=say("The price includes"), items=things)
    if mc.skills:
        skills = tuple(_skills(mc.skills, reader))
        yield Row(key="skills", label=say("Skills"), items=skills)
    if mc.occupations:
        jobs = tuple(item for _, item in _named(mc.occupations, say("main occupation"), reader))
        yield Row(key="occupations", label=say("Useful in these occupations"), items=jobs)
    if fields := tuple(_fields(mc, reader)):
        yield Row(key="fields", label=say("Field of study"), items=fields)


def _fields(mc: Microcredential, reader: Reader) -> Iterable[Item]:
    for code in mc.fields:
        known = code in reader.site.fields
        href = reader.href(addresses.field_path(code)) if known else None
        yield Item(text=reader.label("isced-f", code), href=href)


def _fallback(mc: Microcredential, reader: Reader) -> str | None:
    """A note on texts in other languages: the whole entry, or parts of it. Names of places do not count."""
    ui = reader.ui
    if (language := reader.text(mc.title).language) is not None:
        return ui.say(
            "The provider has not translated this description. Language shown: {other}.",
            other=ui.language_name(language),
        )
    texts = (*(outcome.text for outcome in mc.learning_outcomes), *filter(None, _long_texts(mc)))
    others = dict.fromkeys(said.language for said in map(reader.text, texts) if said.language is not None)
    if not others:
        return None
    names = ui.join([ui.language_name(tag) for tag in others])
    return ui.say("Some texts on this page are available only in another language: {other}.", other=names)


def _long_texts(mc: Microcredential) -> tuple[Text | None, ...]:
    return (
        mc.summary,
        mc.description,
        mc.target_group,
        mc.prerequisites,
        mc.selection,
        mc.further_information,
    )


def _row(key: str, label: str, text: str | Said) -> Row:
    return Row(key=key, label=label, items=(Item(text=text),))
