"""The rule of family E about the outputs themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.rules.reading.shapes import breaches
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["ONLY_WITH_OUTPUTS", "OUTPUTS"]

ONLY_WITH_OUTPUTS = frozenset({"E907"})
"""The rules that find nothing where outputs are not looked at."""


@rule(
    "E907",
    Severity.ERROR,
    "Output that breaks its own standard",
    source="European Learning Model, SHACL shapes of the LOQ profile",
    wrong='{ "type": "LearningOpportunity", "title": { "en": "Open Data" } }   # no homepage\n',
    right='{ "type": "LearningOpportunity", "title": { "en": "Open Data" }, "homepage": [...] }\n',
)
def output_breaks_shapes(context: Context) -> Iterator[Finding]:
    """Whoever harvests the catalogue refuses what breaks the model, and the entry is missing there.

    No description can be at fault for this: what passes all other rules has to give a sound output. It is
    looked for with `credenza check --outputs` only, as it takes making every output.
    """
    if context.outputs is None:
        return
    for mc in context.catalogue.microcredentials.values():
        told: set[str] = set()
        for raw in context.outputs(mc):
            for breach in breaches(json.loads(raw)["@graph"]):
                if str(breach) not in told:
                    told.add(str(breach))
                    yield Finding(
                        source=mc.source,
                        path=(),
                        message=say(
                            "the output for the European Learning Model breaks its profile: {breach}",
                            breach=breach,
                        ),
                        help=say(
                            "this is a mistake in Credenza, not in the file: please report it, with "
                            "this message"
                        ),
                    )


OUTPUTS: tuple[CheckedRule, ...] = (output_breaks_shapes,)
"""The rules of this module."""
