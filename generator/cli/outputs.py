"""The option --outputs: makes what is published and holds it against its own standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.exports import elm
from generator.model import Catalogue, Microcredential
from generator.model.references import Directory
from generator.pipeline import Checked
from generator.rules.outputs import OUTPUTS
from generator.rules.registry import Context, Outputs
from generator.rules.run import run

__all__ = ["outputs_checked"]


def outputs_checked(checked: Checked, outputs: Outputs | None = None) -> Checked:
    """The check with what is found in the outputs of everything that is published.

    `outputs` makes those of a microcredential; ours, if not given.
    """
    published = checked.published
    if published is None:
        return checked
    context = Context(
        catalogue=published,
        documents=checked.documents,
        sounds=(),
        directory=Directory(published.microcredentials),
        known={},
        today=date.min,  # no output depends on the day
        outputs=outputs or _outputs_of(published),
    )
    found = [finding for finding, _ in run(OUTPUTS, context)]
    return replace(checked, findings=tuple(sorted((*checked.findings, *found), key=lambda f: f.order)))


def _outputs_of(catalogue: Catalogue) -> Outputs:
    """What makes the two ELM files of a microcredential."""
    by_path = {artifact.path: artifact for artifact in elm.artifacts(catalogue)}

    def outputs(mc: Microcredential) -> Iterator[bytes]:
        for version in elm.Version:
            yield by_path[elm.entry_path(mc.key, version)].render()

    return outputs
