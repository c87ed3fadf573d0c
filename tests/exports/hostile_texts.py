"""Texts that break what is carelessly written, put where authors write."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Catalogue, Place
from generator.text import Text

__all__ = ["KEY", "TEXTS", "with_text"]

KEY = "aldermoor/full"

TEXTS = {
    "markup": "</script><script>alert(1)</script><!-- ]]> &amp; <b>",
    "formula": '=HYPERLINK("https://x.example","click")',
    "formula after a tab": "\t@SUM(A1)",
    "lines": "one\r\ntwo\nthree\u2028four\rfive\x85six",
    "quotes": "\"'`´,;:\\ {title} {0} %s ${x}",
    "direction": "abc \u202e gpj.exe \u2066x\u2069 مرحبا",
    "control": "a\x00b\x0bc\x1bd\x7fe\ufffef",
    "calendar": "END:VEVENT\r\nBEGIN:VALARM;X=1,2\\n",
    "turtle": '" . <https://x.example/> a <https://y.example/> ; "\\',
    "brackets": "](https://x.example) [x](javascript:alert(1)) # ## >",
    "long": "Übung macht 👩‍🏫 den Meister. " * 170,
}


def with_text(catalogue: Catalogue, text: str) -> Catalogue:
    """The catalogue with that text wherever one of its entries, its provider and itself have one."""
    said = Text("en", {"en": text})
    mc = catalogue.microcredentials[KEY]
    offering = replace(
        mc.offerings[0], timetable=said, note=said, place=_everywhere(mc.offerings[0].place, said)
    )
    changed = replace(
        mc,
        title=said,
        summary=said,
        description=said,
        keywords=(said,),
        code=text,
        further_information=said,
        learning_outcomes=(replace(mc.learning_outcomes[0], text=said),),
        offerings=(offering, *mc.offerings[1:]),
    )
    provider = replace(catalogue.providers["aldermoor"], legal_name=said, short_name=said)
    info = replace(catalogue.info, title=said, description=said)
    return replace(
        catalogue,
        info=info,
        providers={**catalogue.providers, "aldermoor": provider},
        microcredentials={**catalogue.microcredentials, KEY: changed},
    )


def _everywhere(place: Place | None, said: Text) -> Place:
    return replace(place or Place(), name=said, city=said, address=said)
