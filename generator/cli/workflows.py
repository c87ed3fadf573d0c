"""`credenza new workflow`: files with which a platform checks proposals by itself."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from generator.cli.verb import Failure, note

__all__ = ["PLATFORMS", "write_workflow"]

_NEEDED = "requirements.txt"

# Where each platform looks for the files, and which of ours they are.
PLATFORMS: Mapping[str, Mapping[str, str]] = {
    "github": {
        ".github/workflows/catalogue-check.yml": "github-check.yml",
        ".github/workflows/catalogue-publish.yml": "github-publish.yml",
        ".github/workflows/catalogue-links.yml": "github-links.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml"},
}


def write_workflow(platform: str | None, root: Path) -> None:
    """Writes the workflows of a platform into the repository at `root`, and what they install.

    Raises Failure where one of them is already there; a list of what to install is left as it is.
    """
    if platform is None or platform not in PLATFORMS:
        raise Failure(f"name the platform: credenza new workflow {' or '.join(PLATFORMS)}")
    _root_of_repository_or_failure(root)
    files = PLATFORMS[platform]
    standing = [name for name in files if (root / name).exists()]
    if standing:
        raise Failure(f"{root / standing[0]} is already there; nothing was written")
    for name, ours in files.items():
        _write(root / name, ours)
        note(f"Wrote {root / name}.")
    if not (root / _NEEDED).exists():
        _write(root / _NEEDED, _NEEDED)
        note(f"Wrote {root / _NEEDED}. Say in it where your copy of Credenza is.")


def _write(target: Path, ours: str) -> None:
    text = (resources.files("generator.scaffold") / "workflows" / ours).read_text(encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _root_of_repository_or_failure(root: Path) -> None:
    above = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    if above != root:
        raise Failure(
            f"the catalogue lies in {root.relative_to(above).as_posix()}/ of a larger repository, but "
            "workflows are read from its root only.\n"
            f"Make them in a new catalogue, move them to {above}, and have each step work in that folder."
        )
