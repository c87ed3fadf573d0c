"""The catalogue: all microcredentials, providers and pathways with their links both ways."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from generator.model.entities import CatalogueInfo, Microcredential, Pathway, Provider, Status
from generator.model.hiding import without_hidden_components, without_hidden_links, without_hidden_parents

__all__ = ["Catalogue", "Links", "Withheld"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Withheld:
    """Something with errors: it keeps its address, where a notice stands until it is mended.

    `kind` is 'microcredential', 'provider' or 'pathway'; `key` as elsewhere; `path` is its file. `aliases`
    are its former ids, as far as they could be read.
    """

    kind: str
    key: str
    path: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """What others say about one microcredential, as keys in the order of the catalogue.

    `pathways` are ids of pathways of which it is a component; `required_by`, `recommended_for` and
    `led_to_by` are microcredentials that name it; `replaced_by` and `replaces` join both directions.
    """

    pathways: tuple[str, ...] = ()
    required_by: tuple[str, ...] = ()
    recommended_for: tuple[str, ...] = ()
    led_to_by: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()

    def among(self, microcredentials: Collection[str], pathways: Collection[str]) -> Links:
        """The same without what is not among these keys and ids."""

        def kept(keys: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(key for key in keys if key in microcredentials)

        return Links(
            pathways=tuple(pathway for pathway in self.pathways if pathway in pathways),
            required_by=kept(self.required_by),
            recommended_for=kept(self.recommended_for),
            led_to_by=kept(self.led_to_by),
            replaces=kept(self.replaces),
            replaced_by=kept(self.replaced_by),
        )


_NO_LINKS = Links()


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalogue:
    """Everything that was read without errors, sorted, with links resolved once.

    Mappings are in the order of their keys. Drafts are included for the checks;
    `published()` gives what sites and exports may show.
    """

    info: CatalogueInfo
    providers: Mapping[str, Provider]
    microcredentials: Mapping[str, Microcredential]
    pathways: Mapping[str, Pathway]
    links: Mapping[str, Links] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()

    def links_of(self, key: str) -> Links:
        """What others say about the microcredential with this key."""
        return self.links.get(key, _NO_LINKS)

    def of_provider(self, provider: str) -> tuple[Microcredential, ...]:
        """The microcredentials of one provider."""
        return tuple(mc for mc in self.microcredentials.values() if mc.provider == provider)

    def published(self, broken: frozenset[str] = frozenset()) -> Catalogue:
        """The catalogue without drafts and without the files in `broken` (paths), which become withheld.

        Nothing in it names a draft; what is withheld keeps its address, so it may be named.
        """
        # A provider with errors keeps its page back, not its microcredentials: what is sound of it serves
        # them.
        providers = {k: p for k, p in self.providers.items() if p.status is not Status.DRAFT}

        def is_public(thing: Microcredential | Provider | Pathway) -> bool:
            owner = thing.id if isinstance(thing, Provider) else thing.provider
            return thing.status is not Status.DRAFT and owner in providers

        def is_sound(thing: Microcredential | Provider | Pathway) -> bool:
            # Who awards it must be named (Annex I): not by a draft, nor by a provider without a sound file.
            bodies = thing.awarding_bodies if isinstance(thing, Microcredential) else ()
            return thing.source.document.path not in broken and providers.keys() >= set(bodies)

        withheld = list(self.withheld)
        for kind, things in (
            ("provider", self.providers),
            ("microcredential", self.microcredentials),
            ("pathway", self.pathways),
        ):
            withheld += [
                Withheld(kind=kind, key=key, path=thing.source.document.path, aliases=thing.aliases)
                for key, thing in things.items()
                if is_public(thing) and not is_sound(thing)
            ]

        def shown(thing: Microcredential | Pathway) -> bool:
            return is_public(thing) and is_sound(thing)

        microcredentials = {k: m for k, m in self.microcredentials.items() if shown(m)}
        pathways = {k: p for k, p in self.pathways.items() if shown(p)}
        seen = microcredentials.keys() | {w.key for w in withheld if w.kind == "microcredential"}
        bodies = providers.keys() | {w.key for w in withheld if w.kind == "provider"}
        microcredentials = {k: without_hidden_links(m, seen, bodies) for k, m in microcredentials.items()}
        pathways = {k: without_hidden_components(p, seen) for k, p in pathways.items()}
        return replace(
            self,
            providers={k: without_hidden_parents(p, bodies) for k, p in providers.items()},
            microcredentials=microcredentials,
            pathways=pathways,
            links={
                key: self.links[key].among(microcredentials.keys(), pathways.keys())
                for key in self.links.keys() & microcredentials.keys()
            },
            withheld=tuple(sorted(withheld, key=lambda w: (w.kind, w.key))),
        )
