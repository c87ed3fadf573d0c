"""Files of the sample catalogue, injured at random: repairs stay small, true and final."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Severity
from generator.documents import Document, SourceFile, discover, read
from generator.fixes import mend
from generator.rules.house import HouseRules
from generator.schema import check

ROOT = Path(__file__).parents[2]
SOURCES = discover(ROOT / "catalogue", ROOT)
HOUSE = HouseRules(severities={}, fail_on=Severity.ERROR)

# Slips that authors make; each turns a match of the pattern into something a repair may know.
SLIPS = (
    (r"notional_workload", "workload"),
    (r"learning_outcomes", "learning_outcome"),
    (r"(?<=\bho)urs", "usr"),
    (r"\bstart\b", "begin"),
    (r"application_deadline", "deadline"),
    (r"\bonsite\b", "in-person"),
    (r"\bproject-work\b", "Project work"),
    (r"\bsecond-cycle\b", "third-cycle"),
    (r"\beqf: (\d)", r"eqf: '\1'"),
    (r"\bcurrency: EUR", "currency: €"),
    (r'"0(\d{3})"', r"\1"),
    (r"\[(\w\w)\]", r"\1"),
    (r"\b(\d{4})-(\d\d)-(\d\d)\b", r"\3/\2/\1"),
    (r"\btrue\b", "yes"),
    (r":(?= )", "\u200b:"),
    (r"\n", "  \n"),
    (r"\n", "\r\n"),
    (r"\n", "\r"),
    (r"\A", "\ufeff"),
    (r"'", '"'),
    (r": ", ":\t"),
    (r"\b(\w+): ", r"'\1' : "),
    (r"(\w)(\w)(?=\w*:)", r"\2\1"),
    (r"^(\w+: \w+)$", r"\1   # a comment"),
)


def reader_of(source: SourceFile) -> Callable[[bytes], Document]:
    return functools.partial(read, path=source.path, kind=source.kind, id=source.id, provider=source.provider)


@st.composite
def injured(draw) -> tuple[SourceFile, str]:
    source = draw(st.sampled_from(SOURCES))
    text = source.file.read_text(encoding="utf-8")
    for pattern, slip in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=5)):
        places = list(re.finditer(pattern, text, re.MULTILINE))
        chosen = draw(st.sets(st.integers(0, max(len(places) - 1, 0)), max_size=4)) if places else set()
        for number in sorted(chosen, reverse=True):
            match = places[number]
            text = text[: match.start()] + match.expand(slip) + text[match.end() :]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(max_size=3)) + text[at + draw(st.integers(0, 2)) :]
    return source, text


def errors(document: Document) -> int:
    return sum(f.severity is Severity.ERROR for f in (*document.faults, *check(document).findings))


@settings(max_examples=400)
@given(injured())
def test_repairs_are_final_small_and_change_only_what_they_say(case):
    source, text = case
    raw = text.encode("utf-8", "replace")
    reader = reader_of(source)
    mended = mend(raw, reader, HOUSE)
    before, after = reader(raw), reader(mended.raw)

    again = mend(mended.raw, reader, HOUSE)
    assert (again.raw, again.repairs) == (mended.raw, ())
    if not mended.repairs:
        assert mended.raw == raw
        return
    assert before.data is not None
    assert after.data is not None
    assert errors(after) <= errors(before)
    if all(repair.rule in ("", "Y004") and repair.key is None for repair in mended.repairs):
        assert repr(after.data) == repr(before.data)
    unbroken = not re.search("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", text)
    if unbroken and not any(repair.rule in ("", "Y004") for repair in mended.repairs):
        old, new = text.split("\n"), mended.raw.decode().split("\n")
        assert len(old) == len(new)
        different = {
            number for number, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]
        }
        told = {repair.line for repair in mended.repairs}
        # A list or group in brackets that goes over several lines is closed on a later one.
        assert different <= told or any("{ … }" in repair.said for repair in mended.repairs)


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@example(b"\xff\xfet\x00")
@example(b"a: &x 1\nb: *x\n")
@example(b"\xef\xbb\xbf")
@example(b"- workload: 1  ")
@example(b"? [a]\n: b  \n")
@example(b"--- \ntitle: a  \n--- \ntitle: b\n")
def test_no_bytes_make_a_repair_fail(raw):
    for source in SOURCES[:1] + SOURCES[-1:]:
        reader = reader_of(source)
        mended = mend(raw, reader, HOUSE)
        assert mend(mended.raw, reader, HOUSE).raw == mended.raw
        if reader(raw).data is None:
            assert mended.raw == raw


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_the_sample_catalogue_needs_no_repairs(source):
    raw = source.file.read_bytes()
    assert mend(raw, reader_of(source), HOUSE).raw == raw


# Slips after which only one original is possible, so that a repair must give back the very same bytes.
UNDONE = (
    (r"^notional_workload:", "workload:"),
    (r"^learning_outcomes:", "learning_outcome:"),
    (r"(?<=[ {])hours(?=: )", "huors"),
    (r"(?<=[ {])start(?=: )", "begin"),
    (r"(?<=[ {])application_deadline(?=: )", "deadline"),
    (r"^form_of_participation: onsite", "form_of_participation: in-person"),
    (r"(?<=type: )project-work", "Project work"),
    (r"^  supervision: supervised-onsite-id$", "  supervision: Supervised Onsite ID"),
    (r'(?<=^isced_f: \[)"0(\d{3})"(?=\])', r"\1"),
    (r"(?<=^language_of_instruction: )\[(\w\w)\]", r"\1"),
    (r"(?<=: )(\d{4})-(\d\d)-(1[3-9]|2\d|3[01])\b", r"\3/\2/\1"),
    (r"(?<=[^ \n])$", "  "),
    (r"\n", "\r\n"),
    (r"\A", "\ufeff"),
)


@pytest.mark.parametrize("pattern", UNDONE, ids=lambda pattern: pattern[0])
def test_what_can_only_be_meant_one_way_comes_back_byte_for_byte(pattern):
    injured_files = 0
    for source in SOURCES:
        original = source.file.read_text(encoding="utf-8")
        if pattern[1] == "  " and re.search(r"[|>][+-]?$", original, re.MULTILINE):
            continue  # in texts behind | and > spaces may have a meaning
        text = re.sub(pattern[0], pattern[1], original, flags=re.MULTILINE)
        injured_files += text != original
        assert mend(text.encode(), reader_of(source), HOUSE).raw.decode() == original, source.path
    assert injured_files
