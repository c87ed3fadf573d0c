"""Where a catalogue lies on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Project", "find_project"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Where a catalogue lies: the folder of the project and the catalogue folder below it."""

    root: Path
    folder: Path

    @property
    def overrides(self) -> Path:
        """The institution's own templates, which come before the packaged ones; may not exist."""
        return self.root / "site_templates"


def find_project(start: Path) -> Project | None:
    """The project in a folder or the nearest one above it: where `catalogue/catalogue.yml` lies.

    A folder that holds `catalogue.yml` itself is a project too, whatever its name.
    """
    for root in (start, *start.parents):
        if _has_catalogue(root / "catalogue"):
            return Project(root=root, folder=root / "catalogue")
        if _has_catalogue(root) and root.name != "catalogue":
            return Project(root=root, folder=root)
    return None


def _has_catalogue(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("catalogue.yml", "catalogue.yaml"))
