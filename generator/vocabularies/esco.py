"""The skills of ESCO, from the CSV file that its publisher offers for download."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from generator.text import fold

__all__ = ["EscoSkills", "esco_skills"]

# Columns of skills_<language>.csv (ESCO 1.1 and 1.2); others are not needed.
_URI, _LABEL, _ALSO, _STATUS = "conceptUri", "preferredLabel", "altLabels", "status"
_RELEASED = "released"


@dataclass(frozen=True, kw_only=True, slots=True)
class EscoSkills:
    """The skills of one version of ESCO in one language.

    `labels` holds the preferred label by the address of the concept; `obsolete` are addresses of concepts
    that are no longer in use.
    """

    labels: Mapping[str, str]
    obsolete: frozenset[str]
    _by_label: Mapping[str, str]

    def find(self, label: str) -> str | None:
        """The address of the one skill in use with this label, preferred or not; None for none or several."""
        return self._by_label.get(_plain(label)) or None


def esco_skills(raw: bytes) -> EscoSkills | None:
    """The skills in the bytes of a CSV file; None where it is not the file of skills."""
    try:
        rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
        if not {_URI, _LABEL} <= set(rows.fieldnames or ()):
            return None
        return _of_rows([row for row in rows if row[_URI]])
    except (UnicodeDecodeError, csv.Error):
        return None


def _of_rows(rows: list[dict[str, str]]) -> EscoSkills:
    obsolete = frozenset(row[_URI] for row in rows if (row.get(_STATUS) or _RELEASED) != _RELEASED)
    preferred: dict[str, str] = {}
    other: dict[str, str] = {}
    for row in rows:
        uri = row[_URI]
        if uri not in obsolete:
            _enter(preferred, row[_LABEL] or "", uri)
            for label in (row.get(_ALSO) or "").splitlines():
                _enter(other, label, uri)
    return EscoSkills(
        labels={row[_URI]: row[_LABEL] or "" for row in rows}, obsolete=obsolete, _by_label=other | preferred
    )


def _enter(book: dict[str, str], label: str, uri: str) -> None:
    """Enters a label; one that several concepts have leads to none of them."""
    name = _plain(label)
    if name:
        book[name] = uri if book.get(name, uri) == uri else ""


def _plain(label: str) -> str:
    return " ".join(fold(label).split())
