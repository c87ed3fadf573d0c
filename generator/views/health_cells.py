"""The cells that say which ticks an entry has.

They are made here and not in the template: a big catalogue prints tens of thousands, and few are different.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from generator.health import Tick
from generator.interface import Interface, msgid
from generator.views.facts import FACTS

__all__ = ["tick_cells", "tick_names"]

_NAMES: Mapping[Tick, str] = {
    Tick.ANNEX_I: msgid("Annex I complete"),
    Tick.ALIGNED: msgid("Aligned"),
    Tick.TRANSLATED: msgid("Translated"),
    Tick.READY: msgid("Ready for export"),
}
_ELEMENTS = {fact.key: fact.label for fact in FACTS}

# Signs for the eye, words for a screen reader.
_YES = Markup(
    '<td class="cz-tick" data-label="{name}"><span class="cz-yes">'
    '<span aria-hidden="true">✓</span><span class="cz-vh">{word}</span></span></td>'
)
_NO = Markup(
    '<td class="cz-tick" data-label="{name}"><span class="cz-no">'
    '<span aria-hidden="true">✗</span> <span class="cz-vh">{word}</span> {missing}</span></td>'
)


def tick_names(ui: Interface) -> tuple[str, ...]:
    """The names of the ticks in their order."""
    return tuple(ui.say(_NAMES[tick]) for tick in Tick)


@lru_cache(maxsize=4096)
def tick_cells(in_the_way: tuple[tuple[str, ...], ...], ui: Interface) -> Markup:
    """The cells of an entry, from what stands in the way of each tick."""
    cells = zip(Tick, tick_names(ui), in_the_way, strict=True)
    return Markup("").join(_cell(tick, name, missing, ui) for tick, name, missing in cells)


def _cell(tick: Tick, name: str, missing: tuple[str, ...], ui: Interface) -> Markup:
    if not missing:
        return _YES.format(name=name, word=ui.say("yes"))
    words = [ui.say(_ELEMENTS[key]) for key in missing] if tick is Tick.ANNEX_I else missing
    return _NO.format(name=name, word=ui.say("missing:"), missing=", ".join(words))
