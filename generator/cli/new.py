"""`credenza new`: a catalogue, an entry or a workflow to start from."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from string import Template

from generator.cli.schema import write_schemas
from generator.cli.verb import CLEAN, Failure, Verb, note, project_here
from generator.cli.workflows import PLATFORMS, write_workflow
from generator.documents.discover import id_of

_WHAT = ("catalogue", "provider", "microcredential", "pathway", "workflow")


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=_WHAT, help="what to start")
    parser.add_argument(
        "name",
        nargs="?",
        help="the folder of a catalogue (default: this one); the id of a provider or pathway; provider/id; "
        f"the platform of a workflow ({' or '.join(PLATFORMS)})",
    )


def _run(arguments: argparse.Namespace) -> int:
    if arguments.what == "catalogue":
        return _catalogue(Path(arguments.project) / (arguments.name or "."))
    if arguments.what == "workflow":
        write_workflow(arguments.name, project_here(arguments).root)
        return CLEAN
    if not arguments.name:
        example = {"microcredential": "my-university/data-literacy"}.get(arguments.what, "my-university")
        raise Failure(f"name it, for example: credenza new {arguments.what} {example}")
    project = project_here(arguments)
    parts = str(arguments.name).split("/")
    wanted = 2 if arguments.what == "microcredential" else 1
    if len(parts) != wanted or any(part != id_of(part) for part in parts):
        form = "provider/id" if wanted == 2 else "one word"
        raise Failure(f"write {form}, in lower-case letters, digits and hyphens; not {arguments.name!r}")
    provider = parts[0] if wanted == 2 else _first_provider(project.folder)
    if wanted == 2 and not (project.folder / "providers" / f"{provider}.yml").is_file():
        raise Failure(f"there is no provider {provider} yet. Start it with: credenza new provider {provider}")
    folder = {
        "microcredential": f"microcredentials/{provider}",
        "provider": "providers",
        "pathway": "pathways",
    }
    target = project.folder / folder[arguments.what] / f"{parts[-1]}.yml"
    values = {
        "id": parts[-1],
        "provider": provider,
        "title": _title(parts[-1]),
        "legal_name": _title(parts[-1]),
        "components": ", ".join(_some_ids(project.folder, provider)),
    }
    _write(target, f"{arguments.what}.yml", values)
    note(f"Wrote {target}. Fill it in, then: credenza check")
    return CLEAN


def _catalogue(folder: Path) -> int:
    """A whole catalogue with one provider and one microcredential, ready to be served."""
    values = {
        "id": "first-steps",
        "provider": "my-institution",
        "title": "First Steps",
        "legal_name": "My Institution",
    }
    files = {
        "mkdocs.yml": "mkdocs.yml",
        "catalogue/catalogue.yml": "catalogue.yml",
        "catalogue/providers/my-institution.yml": "provider.yml",
        "catalogue/microcredentials/my-institution/first-steps.yml": "microcredential.yml",
        "catalogue/pages/home.en.md": "home.en.md",
        ".gitignore": "gitignore",
    }
    standing = [name for name in files if (folder / name).exists()]
    if standing:
        raise Failure(f"{folder / standing[0]} is already there; nothing was written")
    for name, template in files.items():
        _write(folder / name, template, values)
    write_schemas(folder / ".schema")
    note(f"Wrote a catalogue to {folder.resolve()}. Next: credenza check, then credenza serve")
    return CLEAN


def _write(target: Path, template: str, values: Mapping[str, str]) -> None:
    if target.exists():
        raise Failure(f"{target} is already there; nothing was written")
    text = (resources.files("generator.scaffold") / template).read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(Template(text).substitute(values), encoding="utf-8")


def _first_provider(folder: Path) -> str:
    providers = sorted(file.stem for file in (folder / "providers").glob("*.yml"))
    return providers[0] if providers else "my-institution"


def _some_ids(folder: Path, provider: str) -> list[str]:
    """The first microcredentials of a provider, as components to start a pathway from."""
    return sorted(file.stem for file in (folder / "microcredentials" / provider).glob("*.yml"))[:2]


def _title(id_: str) -> str:
    return id_.replace("-", " ").title()


VERB = Verb(
    name="new",
    help="start a catalogue, or a file of one",
    description="Writes a small, complete example to fill in. Never overwrites a file.",
    example="credenza new microcredential my-university/data-literacy",
    options=_options,
    run=_run,
)
