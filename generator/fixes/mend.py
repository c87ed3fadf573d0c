"""Applies safe repairs to one file, in memory, and reads the result back before believing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.documents import Document, Kind
from generator.fixes.edits import Repair, apply, compatible, expected
from generator.fixes.layout import BOM
from generator.fixes.proposals import proposals
from generator.rules.house import HouseRules, house_rules
from generator.schema import check

__all__ = ["Mended", "mend"]

_MARK = BOM.encode()

_TRIED = 50  # repairs tried one by one where all together do not read back as meant
_MOST_ROUNDS = (
    250  # a repaired key may show a value to repair, and of many alike only some are told each time
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mended:
    """A file after its repairs.

    `raw` are its bytes, those it had where nothing was repaired. `unsure` are repairs that were left out
    because the text would not have read back to the same data.
    """

    raw: bytes
    repairs: tuple[Repair, ...] = ()
    unsure: tuple[Repair, ...] = ()


def mend(raw: bytes, read: Callable[[bytes], Document], house: HouseRules | None = None) -> Mended:
    """A file with all safe repairs; mending the result again changes nothing.

    `read` makes the document of the file's bytes. `house` are the rules of the catalogue; the catalogue
    file goes by its own. A file that cannot be read comes back as it is.
    """
    done: list[Repair] = []
    unsure: dict[object, Repair] = {}
    for _ in range(_MOST_ROUNDS):
        document = read(raw)
        if document.data is None or document.kind is Kind.UNKNOWN:
            break
        sound = check(document)
        proposed = proposals(sound, house or house_rules(sound), raw.startswith(_MARK))
        fresh = [repair for repair in proposed if repair.identity not in unsure]
        raw, applied, refused = _applied(raw, document, list(compatible(fresh)), read)
        done += applied
        unsure |= {repair.identity: repair for repair in refused}
        if not applied and not refused:
            break
    return Mended(raw=raw, repairs=tuple(sorted(done, key=_order)), unsure=tuple(unsure.values()))


def _order(repair: Repair) -> tuple[int, str]:
    return (repair.line, repair.rule)


def _applied(
    raw: bytes, document: Document, repairs: list[Repair], read: Callable[[bytes], Document]
) -> tuple[bytes, list[Repair], list[Repair]]:
    """The bytes after those repairs that read back as meant, these repairs, and the others."""

    def sound(some: list[Repair]) -> bool:
        return _reads_as_meant(document, some, read(_edited(raw, some)))

    if sound(repairs):
        return _edited(raw, repairs), repairs, []
    sure: list[Repair] = []
    for repair in repairs[:_TRIED]:
        if sound([*sure, repair]):
            sure.append(repair)
    return _edited(raw, sure), sure, [repair for repair in repairs if repair not in sure]


def _reads_as_meant(before: Document, repairs: list[Repair], after: Document) -> bool:
    """Whether a text gives the same data but for the changes that were meant, in the same order."""
    if after.data is None:
        return False
    # repr() tells 1 from True and 1.0, and shows the order of keys; equality does neither.
    return repr(after.data) == repr(expected(before.data, repairs))


def _edited(raw: bytes, repairs: list[Repair]) -> bytes:
    text = raw.decode("utf-8")
    mark, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    if any(repair.edits == () for repair in repairs):
        mark = ""
    return (mark + apply(body, (edit for repair in repairs for edit in repair.edits))).encode("utf-8")
