"""A finding as every report tells it: in one language, on one line, without signs that deceive."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, KeyPath, Rule
from generator.interface import Voice
from generator.reporters.terminal import shown

__all__ = ["Told", "line", "pointer", "tell", "tell_rule"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The words of a finding.

    `note` says how many microcredentials inherit the value, '' where none does. `fingerprint` names the
    finding across runs, whatever line it moves to.
    """

    finding: Diagnostic
    title: str
    message: str
    help: str
    why: str
    note: str
    fingerprint: str


def tell(findings: Sequence[Diagnostic], said: Voice) -> Iterator[Told]:
    """The findings in words, in their order."""
    seen: Counter[str] = Counter()
    for finding in findings:
        identity = _identity(finding)
        seen[identity] += 1
        yield Told(
            finding=finding,
            title=line(said.title(finding.rule)),
            message=line(said.tell(finding.message)),
            help=line(said.tell(finding.help)),
            why=line(said.why(finding.rule)),
            note=note(finding, said),
            fingerprint=_hash(f"{identity}\0{seen[identity]}" if seen[identity] > 1 else identity),
        )


def note(finding: Diagnostic, said: Voice) -> str:
    """How many microcredentials a finding in inherited values concerns; '' for a value of its own file."""
    if not finding.used_by:
        return ""
    return said.ui.count("used by {n} microcredential", "used by {n} microcredentials", finding.used_by)


def line(words: str) -> str:
    """The words on one line, with what a reader would not see made visible."""
    return shown(" ".join(words.split()))


def pointer(path: KeyPath) -> str:
    """A key path as one text, `assessment[1].type`; '' for a whole file."""
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return line(written.removeprefix("."))


def tell_rule(rule: Rule, said: Voice) -> str:
    """What a rule demands, why, and by which source, as plain text with its examples."""
    ui = said.ui
    parts = [said.why(rule), ui.say("Source: {source}", source=rule.source)]
    if rule.wrong:
        parts.append(ui.say("Wrong:") + "\n" + rule.wrong.rstrip("\n"))
    if rule.right:
        parts.append(ui.say("Right:") + "\n" + rule.right.rstrip("\n"))
    return "\n\n".join(parts)


def _identity(finding: Diagnostic) -> str:
    # The message in English: a report in another language is about the same findings.
    return "\0".join((finding.rule.id, finding.place.path, repr(finding.key_path), str(finding.message)))


def _hash(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
