"""A finding is the same one when the lines above it change."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.reporters import REPORTERS

READ = {
    "json": lambda report: [one["fingerprint"] for one in report["findings"]],
    "gitlab": lambda report: [one["fingerprint"] for one in report],
    "sarif": lambda report: [
        one["partialFingerprints"]["credenzaFinding/v1"] for one in report["runs"][0]["results"]
    ],
}


def fingerprints(name, findings, summary, language="en"):
    return READ[name](json.loads(REPORTERS[name](findings, summary, language=language)))


@pytest.mark.parametrize("name", sorted(READ))
def test_a_finding_that_moves_keeps_its_fingerprint(name, broken):
    moved = [replace(f, place=replace(f.place, line=f.place.line + 7, column=3)) for f in broken.findings]
    assert fingerprints(name, moved, broken.summary) == fingerprints(name, broken.findings, broken.summary)


@pytest.mark.parametrize("name", sorted(READ))
def test_a_fingerprint_does_not_depend_on_the_language(name, broken):
    assert fingerprints(name, broken.findings, broken.summary, "es") == fingerprints(
        name, broken.findings, broken.summary
    )


@pytest.mark.parametrize("name", sorted(READ))
def test_every_finding_has_its_own_fingerprint(name, broken):
    """Also two that say the same of the same key: GitLab drops what it has seen."""
    findings = (*broken.findings, *broken.findings)
    assert len(set(fingerprints(name, findings, broken.summary))) == len(findings)


@pytest.mark.parametrize("change", [{"key_path": ("other",)}, {"used_by": 3}, {"severity": "changed"}])
def test_a_fingerprint_depends_on_rule_file_key_and_message_only(change, broken, make):
    changed = make(**change) if "severity" not in change else make(severity=broken.findings[1].severity)
    same = fingerprints("json", [changed], broken.summary) == fingerprints("json", [make()], broken.summary)
    assert same == ("key_path" not in change)
