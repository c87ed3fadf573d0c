"""The builder: sound documents become one catalogue, with all links resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents import Kind
from generator.model import values as make
from generator.model.catalogue import Catalogue, Links, Withheld
from generator.model.entities import (
    CatalogueInfo,
    Choice,
    ExternalLink,
    Licences,
    Microcredential,
    Pathway,
    Provider,
    Source,
    Status,
)
from generator.model.inherit import Effective, default_language, effective, layers_of
from generator.model.microcredentials import microcredential
from generator.model.references import Directory
from generator.schema import Sound, inheritable_keys, missing
from generator.text import Text

__all__ = ["Built", "Gap", "build"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A document that lacks mandatory keys after defaults."""

    sound: Sound
    keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """The catalogue, None when catalogue.yml gives too little to make one, and what was missing.

    `checkable` is the same catalogue for the rules; where catalogue.yml gives too little, what it should
    say about the catalogue itself is empty in it.
    """

    catalogue: Catalogue | None
    checkable: Catalogue
    gaps: tuple[Gap, ...]
    directory: Directory


def build(sounds: Iterable[Sound], modified: Mapping[str, date]) -> Built:
    """One catalogue from all documents; `modified` gives the day each file last changed, by path.

    What cannot be built from its sound values is withheld, and keeps its address.
    """
    return _Builder(sorted(sounds, key=lambda sound: sound.document.precedence), modified).build()


class _Builder:
    def __init__(self, sounds: list[Sound], modified: Mapping[str, date]) -> None:
        self.by_kind: defaultdict[Kind, dict[str, Sound]] = defaultdict(dict)
        for sound in sounds:
            # Of two files with one key (a.yml and a.yaml) the well-named one is built; R306 reports the rest.
            self.by_kind[sound.document.kind].setdefault(sound.document.key, sound)
        self.modified = modified
        self.main = self.by_kind[Kind.CATALOGUE].get("catalogue")
        self.directory = Directory(self.by_kind[Kind.MICROCREDENTIAL])
        self.gaps: list[Gap] = []
        self.withheld: list[Withheld] = []

    def build(self) -> Built:
        info = self._info()
        providers = self._all(Kind.PROVIDER, self._provider)
        names = {key: provider.legal_name for key, provider in providers.items()}
        layers = {key: layers_of(self.by_kind[Kind.PROVIDER][key], self.main) for key in providers}
        microcredentials: dict[str, Microcredential] = {}
        for key, sound in sorted(self.by_kind[Kind.MICROCREDENTIAL].items()):
            merged = effective(sound, layers.get(sound.document.provider, ()))
            if sound.document.provider in providers and self._complete(sound, merged):
                microcredentials[key] = microcredential(
                    sound, merged, self.directory, names, self.modified.get(sound.document.path)
                )
            else:
                self._withhold(sound, merged.values.get("status"))
        pathways = {
            key: pathway
            for key, pathway in self._all(Kind.PATHWAY, self._pathway).items()
            if pathway.provider in providers
            or self._withhold(self.by_kind[Kind.PATHWAY][key], pathway.status)
        }
        catalogue = Catalogue(
            info=info or _NO_INFO,
            providers=providers,
            microcredentials=microcredentials,
            pathways=pathways,
            links=_links(microcredentials, pathways),
            withheld=tuple(self.withheld),
        )
        return Built(
            catalogue=catalogue if info else None,
            checkable=catalogue,
            gaps=tuple(self.gaps),
            directory=self.directory,
        )

    def _all(self, kind: Kind, make_one: Any) -> dict[str, Any]:
        """Everything of one kind that can be built; the rest is withheld."""
        out: dict[str, Any] = {}
        for key, sound in sorted(self.by_kind[kind].items()):
            if missing(kind, sound.data):
                self._withhold(sound, sound.data.get("status"))
            else:
                out[key] = make_one(sound)
        return out

    def _complete(self, sound: Sound, merged: Effective) -> bool:
        """Whether nothing mandatory is missing after defaults; what is, is remembered.

        What a file above was refused for, or what is wrong in the file itself, is said there already; so is
        what cannot be inherited, by the schema of the file.
        """
        keys = missing(Kind.MICROCREDENTIAL, merged.values)
        provider = self.by_kind[Kind.PROVIDER][sound.document.provider]
        refused = {path[-1] for above in (provider, self.main) if above for path in above.refused}
        refused |= {path[0] for path in sound.refused}
        silent = tuple(key for key in keys if key in inheritable_keys() and key not in refused)
        if silent and sound.document.data is not None:
            self.gaps.append(Gap(sound=sound, keys=silent))
        return not keys

    def _withhold(self, sound: Sound, status: str | None) -> bool:
        """Notes that something keeps only its addresses; drafts have none. Always False."""
        document = sound.document
        owner = self.by_kind[Kind.PROVIDER].get(document.provider or str(sound.data.get("provider")))
        if status != "draft" and (owner is None or owner.data.get("status") != "draft"):
            self.withheld.append(
                Withheld(
                    kind=document.kind.value,
                    key=document.key,
                    path=document.path,
                    aliases=tuple(sound.data.get("aliases", ())),
                )
            )
        return False

    def _info(self) -> CatalogueInfo | None:
        if self.main is None or missing(Kind.CATALOGUE, self.main.data):
            return None
        data, language = self.main.data, str(self.main.data["languages"][0])
        url = _with_slash(data["url"])
        accessibility = data.get("accessibility", {})
        body, tested = accessibility.get("enforcement_body"), accessibility.get("tested", {})
        return CatalogueInfo(
            title=make.text(data["title"], language),
            url=url,
            identity_url=_with_slash(data.get("identity_url", url)),
            languages=tuple(data["languages"]),
            publisher=data["publisher"],
            timezone=data.get("timezone", "Europe/Brussels"),
            description=make.optional_text(data.get("description"), language),
            licences=_licences(data.get("licence")),
            contact=make.contact(data.get("contact")),
            logo=make.image(data.get("logo"), lambda _: language),
            accent_colour=data.get("accent_colour"),
            footer=make.optional_text(data.get("footer"), language),
            privacy=make.optional_text(data.get("privacy"), language),
            imprint=make.optional_text(data.get("imprint"), language),
            accessibility_contact=make.contact(accessibility.get("contact")),
            enforcement_body=ExternalLink(url=body.get("url", ""), title=make.text(body["name"], language))
            if body
            else None,
            accessibility_tested=make.day(tested.get("date")),
            accessibility_method=make.optional_text(tested.get("method"), language),
            accessibility_gaps=make.texts(accessibility.get("known_gaps"), language),
            health_page=data.get("health_page", True),
            exports=data.get("exports", {}),
        )

    def _provider(self, sound: Sound) -> Provider:
        data, language = sound.data, default_language(sound, self.main)
        return Provider(
            id=sound.document.id,
            source=Source(document=sound.document, origins={}),
            status=Status(data.get("status", "published")),
            legal_name=make.text(data["legal_name"], language),
            type=data["type"],
            country=data["country"],
            short_name=make.optional_text(data.get("short_name"), language),
            description=make.optional_text(data.get("description"), language),
            region=data.get("region"),
            city=make.optional_text(data.get("city"), language),
            homepage=data.get("homepage"),
            contact=make.contact(data.get("contact")),
            logo=make.image(data.get("logo"), lambda _: language),
            identifiers=dict(data.get("identifiers", {})),
            part_of=tuple(data.get("part_of", ())),
            quality_assurance=make.quality_assurance(data.get("quality_assurance"), language),
            modified=self.modified.get(sound.document.path),
            aliases=tuple(data.get("aliases", ())),
        )

    def _pathway(self, sound: Sound) -> Pathway:
        data = sound.data
        provider = self.by_kind[Kind.PROVIDER].get(data["provider"])
        language = str(data.get("default_language") or default_language(provider, self.main))
        remainder = data.get("remainder")
        confirmed = make.day(data.get("information_confirmed"))
        return Pathway(
            id=sound.document.id,
            source=Source(document=sound.document, origins={}),
            status=Status(data.get("status", "published")),
            default_language=language,
            title=make.text(data["title"], language),
            provider=data["provider"],
            components=tuple(self._components(data["components"], data["provider"])),
            kind=data.get("kind"),
            summary=make.optional_text(data.get("summary"), language),
            description=make.optional_text(data.get("description"), language),
            ordered=data.get("ordered", False),
            remainder=make.workload(remainder) if remainder else None,
            remainder_title=make.optional_text(remainder.get("title"), language) if remainder else None,
            workload=make.workload(data["notional_workload"]) if "notional_workload" in data else None,
            level=make.level(data["level"], language) if "level" in data else None,
            homepage=data.get("homepage"),
            application_url=data.get("application_url"),
            further_information=make.optional_text(data.get("further_information"), language),
            image=make.image(data.get("image"), lambda _: language),
            information_confirmed=confirmed,
            modified=self.modified.get(sound.document.path) or confirmed,
            aliases=tuple(data.get("aliases", ())),
        )

    def _components(self, written: list[Any], provider: str) -> Iterable[Choice]:
        for component in written:
            choose, ids = (
                (component["choose"], component["from"]) if isinstance(component, dict) else (1, [component])
            )
            found = tuple(key for id_ in ids if (key := self.directory.resolve(id_, provider)))
            if found:
                yield Choice(choose=min(choose, len(found)), options=found)


_NO_INFO = CatalogueInfo(
    title=Text("en", {"en": ""}), url="/", identity_url="/", languages=("en",), publisher="", exports={}
)


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else url + "/"


def _licences(value: str | Mapping[str, str] | None) -> Licences:
    if isinstance(value, str):
        return Licences(data=value, texts=value, images=value)
    return Licences(**value) if value else Licences()


def _links(
    microcredentials: Mapping[str, Microcredential], pathways: Mapping[str, Pathway]
) -> dict[str, Links]:
    """What others say about each microcredential, drafts left out."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pathway in pathways.values():
        if pathway.status is not Status.DRAFT:
            for option in (option for choice in pathway.components for option in choice.options):
                found[option]["pathways"].add(pathway.id)
    for mc in microcredentials.values():
        if mc.status is not Status.DRAFT:
            for key, relation, other in _said_by(mc):
                found[key][relation].add(other)
    return {
        key: Links(**{relation: tuple(sorted(keys)) for relation, keys in relations.items()})
        for key, relations in found.items()
    }


def _said_by(mc: Microcredential) -> Iterator[tuple[str, str, str]]:
    """What one microcredential says about links: (whose, relation, to which)."""
    stacking = mc.stackability
    for relations, back in (
        (stacking.requires, "required_by"),
        (stacking.recommended_after, "recommended_for"),
        (stacking.leads_to, "led_to_by"),
    ):
        yield from ((related.key, back, mc.key) for related in relations if related.key)
    for relations, there, here in (
        (mc.replaces, "replaced_by", "replaces"),
        (mc.replaced_by, "replaces", "replaced_by"),
    ):
        for related in relations:
            if related.key:
                yield related.key, there, mc.key
                yield mc.key, here, related.key
