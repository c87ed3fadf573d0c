"""One address of each type of page: the list that every test of all types goes through.

A new type of page is one line here; a test finds out when it is missing.
"""

from __future__ import annotations

__all__ = ["HAND_WRITTEN", "MADE", "PAGE_TYPES"]

MADE = {
    "home": "",
    "list": "microcredentials/",
    "list, further page": "browse/2/",
    "microcredential": "microcredentials/lindental/waermepumpen-inbetriebnahme/",
    "microcredential, told in another language": "de/microcredentials/montclar/economia-circular-empresa/",
    "microcredential with a picture": "microcredentials/northbridge/accessible-digital-services/",
    "microcredential, retired": "microcredentials/northbridge/web-accessibility-basics/",
    "providers": "providers/",
    "provider": "providers/montclar/",
    "fields": "fields/",
    "field": "fields/06/",
    "skills": "skills/",
    "skill": "skills/analyse-data/",
    "form of participation": "forms/onsite/",
    "level": "levels/5/",
    "language": "languages/es/",
    "compare": "compare/",
    "shortlist": "shortlist/",
    "pathways": "pathways/",
    "pathway": "pathways/especialitzacio-economia-circular/",
    "pathway with a choice": "pathways/raconter-un-territoire/",
    "data": "data/",
    "health": "health/",
    "health of a provider": "fr/health/lindental/",
    "about the standard": "about/",
    "accessibility statement": "accessibility/",
    "page not found": "404.html",
}
"""Pages of the catalogue itself."""

HAND_WRITTEN = {
    "handbook": "handbook/",
    "handbook, how to": "handbook/your-own-look/",
    "handbook, tables": "handbook/where-data-goes/",
    "privacy": "es/privacy/",
    "imprint": "imprint/",
}
"""Pages in the frame of the theme."""

PAGE_TYPES = {**MADE, **HAND_WRITTEN}
