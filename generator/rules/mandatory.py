"""The Annex I demand: every mandatory element has a value somewhere."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, say
from generator.documents import Kind
from generator.schema import Sound
from generator.schema.findings import S102
from generator.schema.wording import example_at, flow

__all__ = ["missing_element"]


def missing_element(sound: Sound, key: str) -> Diagnostic:
    """The finding for an inheritable mandatory key without a value, naming every place where it may stand."""
    document = sound.document
    example = f"{key}: {flow(example_at(Kind.MICROCREDENTIAL, (key,)))}"
    elsewhere = say("under `defaults:` in providers/{id}.yml or catalogue.yml", id=document.provider)
    help_ = say("add it here, for example `{example}`, or {elsewhere}", example=example, elsewhere=elsewhere)
    if key == "level":
        help_ = say(
            "add it here, for example {level}, or say why none applies: {reason}; it may also stand "
            "{elsewhere}",
            level="`level: { eqf: 6 }`",
            reason='`level: { not_applicable: "…" }`',
            elsewhere=elsewhere,
        )
    return Diagnostic(
        rule=S102,
        severity=S102.severity,
        place=document.place(),
        message=say("`{key}` is missing", key=key),
        help=help_,
        key_path=(key,),
    )
