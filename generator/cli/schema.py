"""`credenza schema`: JSON Schemas for editors."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from generator.cli.verb import CLEAN, Verb, note
from generator.documents import Kind
from generator.schema import bundle
from generator.schema.editor import editor_schema

_KINDS = tuple(kind.value for kind in Kind if kind is not Kind.UNKNOWN)


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=_KINDS, help="print only the schema of this kind of file")
    parser.add_argument(
        "--effective", action="store_true", help="the form after defaults, which demands every mandatory key"
    )
    parser.add_argument(
        "--output", metavar="FOLDER", default=".schema", help="where to write (default: .schema)"
    )


def _run(arguments: argparse.Namespace) -> int:
    form = "effective" if arguments.effective else "written"
    if arguments.kind:
        sys.stdout.write(_json(Kind(arguments.kind), form))
        return CLEAN
    folder = Path(arguments.project) / arguments.output
    write_schemas(folder, form)
    note(f"Wrote {len(_KINDS)} schemas to {folder}; the first line of each YAML file names its own.")
    return CLEAN


def write_schemas(folder: Path, form: str = "written") -> None:
    """Writes one self-contained schema per kind of file, as `<kind>.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in _KINDS:
        (folder / f"{kind}.json").write_text(_json(Kind(kind), form), encoding="utf-8")


def _json(kind: Kind, form: str) -> str:
    schema = bundle(kind, "effective") if form == "effective" else editor_schema(kind)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


VERB = Verb(
    name="schema",
    help="write the JSON Schemas that let an editor complete and explain keys",
    description="Writes one self-contained JSON Schema (draft 2020-12) per kind of file.",
    example="credenza schema",
    options=_options,
    run=_run,
)
