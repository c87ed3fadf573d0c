"""Strict YAML: nothing surprising comes out of a file, and nothing in a file ends the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import MAX_BYTES, Kind, read
from generator.documents.quick_yaml import UNUSUAL, quick_value
from generator.documents.strict_yaml import read_events, spots_of


def document(raw: bytes | str):
    content = raw if isinstance(raw, bytes) else raw.encode()
    return read(content, path="microcredentials/p/x.yml", kind=Kind.MICROCREDENTIAL, id="x", provider="p")


def faults(raw: bytes | str) -> list[str]:
    return [fault.rule.id for fault in document(raw).faults]


def plain(value: object) -> bool:
    match value:
        case dict():
            return all(type(key) is str and plain(inner) for key, inner in value.items())
        case list():
            return all(map(plain, value))
    return value is None or type(value) in (str, int, float, bool)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("0611", "0611"),
        ("0711", "0711"),
        ("00", "00"),
        ("12:30", "12:30"),
        ("2027-01-01", "2027-01-01"),
        ("2027-01-01T10:00:00Z", "2027-01-01T10:00:00Z"),
        ("1.10", 1.1),
        ("1e5", "1e5"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1.", "1."),
        (".5", ".5"),
        ("+1", "+1"),
        ("12345678901234567890", "12345678901234567890"),
        ("0", 0),
        ("-3", -3),
        ("3.5", 3.5),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ('"3"', "3"),
        ("'true'", "true"),
        ('""', ""),
        ("=", "="),
    ],
)
def test_only_numbers_truth_and_null_are_more_than_text(written, expected):
    value = document(f"key: {written}\n").data["key"]
    assert value == expected
    assert type(value) is type(expected)


def test_keys_are_text_whatever_they_look_like():
    assert list(document("on: 1\n1: 2\nNO: 3\n~: 4\n").data) == ["on", "1", "NO", "~"]


def test_the_raw_text_of_a_number_is_remembered():
    assert document("version: 1.10\n").raw(("version",)) == "1.10"


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("title: a\ntitle: b\n", "Y002"),
        ("level: { eqf: 6, eqf: 7 }\n", "Y002"),
        ("a: &x 1\n", "Y005"),
        ("a: *x\n", "Y005"),
        ("<<: { a: 1 }\n", "Y005"),
        ("a: !!python/object/apply:os.system [ls]\n", "Y005"),
        ("a: !!str 1\n", "Y005"),
        ("a: !secret 1\n", "Y005"),
        ("a: 1\n---\nb: 2\n", "Y005"),
        ("? [a, b]\n: c\n", "Y005"),
        ("{{ title }}: x\n", "Y005"),
        ("a: caf\xe9".encode("latin-1"), "Y003"),
        ("a: 1".encode("utf-16"), "Y003"),
        (b"a: \xed\xa0\x80", "Y003"),
        (b"a: b\x00c", "Y003"),
        (b"a: b\x1bc", "Y003"),
        ("a: \u202egnp.exe", "Y003"),
        ("a: 1\r\n", "Y004"),
        ("\ufeffa: 1\n", "Y004"),
        ("ti\u200btle: x\n", "Y004"),
        ("", "Y001"),
        ("# only a remark\n", "Y001"),
        ("- a\n- b\n", "Y001"),
        ("--- text\n", "Y001"),
        ("a: [1, 2\n", "Y001"),
        ("a: 'it's'\n", "Y001"),
        ("a:\n\t- b\n", "Y001"),
    ],
)
def test_what_yaml_must_not_do_is_a_finding(raw, rule):
    assert rule in faults(raw)


@pytest.mark.parametrize(
    ("raw", "line", "column", "words", "help_"),
    [
        ("a: 1\ntitle: Data: intro\n", 2, 12, "looks like a second key", '`title: "Data: intro"`'),
        ("title: Data\n  summary: x\n", 2, 3, "deeper than line 1", "same column"),
        ("title\nsummary: x\n", 1, 1, "no colon", "key: value"),
        ("a: 1\ntitle:Data\nb: 2\n", 2, 6, "no space after this colon", "`title: Data`"),
        ("a:\n\tb: 1\n", 2, 1, "a tab", "spaces"),
        ("title:\u00a0Data\nsummary: x\n", 1, 7, "no-break space", "ordinary space"),
        ("a: 1\ntitle: 'Data\nsummary: x\n", 2, 8, "never closed", "'"),
        ("title: 'It's here'\n", 1, 12, "after its closing quote", "double quotes"),
        ('path: "C:\\data"\n', 1, 10, "backslash", "single quotes"),
        ("a: [1, 2\nb: 3\n", 1, 4, "opened here with [", "]"),
        ("handle: @northbridge\n", 1, 9, "cannot begin with @", "quotes"),
        ("share: %5\n", 1, 8, "cannot begin with %", "quotes"),
        ("text: | hello\n", 1, 9, "next line", "indented"),
        ("list: - a\n", 1, 7, "behind its key", "next line"),
        ("- a\nb: c\n", 2, 1, "no entry of the list", "- "),
        ("a: 1\n b: 2\nc: [\n", 2, 2, "deeper than line 1", "same column"),
        ("just some words\n", 1, 1, "a text, where keys", "key: value"),
    ],
)
def test_a_slip_is_told_in_plain_words_at_its_place(raw, line, column, words, help_):
    fault = document(raw).faults[0]
    assert (fault.place.line, fault.place.column) == (line, column)
    assert words in str(fault.message)
    assert help_ in str(fault.help)


@pytest.mark.parametrize(
    "raw",
    [
        "[" * 100_000,
        "{" * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
        "- " * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(500)),
        "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a,*a]\n" for n in range(10_000)),
        "a: &a [*a]\n",
        b"x" * 50_000_000,
        b"a: " + b"x" * (MAX_BYTES + 1),
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_bombs_are_findings_and_are_not_read_on(raw, monkeypatch):
    """Read to their end, these take the parser many seconds, or end the process."""
    import yaml

    seen = 0
    parse = yaml.parse

    def counted(*arguments, **options):
        nonlocal seen
        for event in parse(*arguments, **options):
            seen += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    assert "Y005" in faults(raw)
    assert seen < 500


@given(st.binary(max_size=400))
def test_reading_never_raises_on_any_bytes(raw):
    read_anything(raw)


@given(st.text(alphabet="ab:-[]{}'\"|>&*!%@#? \n\t,0.~\u00a0\u2028\ufeff", max_size=80))
def test_reading_never_raises_on_anything_that_looks_like_yaml(text):
    read_anything(text.encode())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=12,
    )
)
def test_reading_never_raises_on_what_other_programs_write(value):
    import yaml

    read_anything(yaml.safe_dump({"key": value}, allow_unicode=True).encode("utf-8", "surrogatepass"))


def read_anything(raw: bytes) -> None:
    read_one = document(raw)
    assert plain(read_one.data)
    assert (read_one.data is None) <= bool(read_one.faults)
    for fault in read_one.faults:
        assert str(fault.message)
        assert str(fault.help)
        assert fault.place.line >= 1
        assert fault.place.column >= 1


@given(st.dictionaries(st.text(alphabet="abcxyz", min_size=1, max_size=4), st.integers(0, 99), max_size=6))
def test_every_value_knows_its_place(values):
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    for number, (key, value) in enumerate(values.items(), 1):
        place = document(text).place((key,))
        assert place.line == number
        assert place.source_line[place.column - 1 : place.end_column - 1] == str(value)


def test_places_count_lines_as_the_parser_does():
    raw = 'a: 1\r\nb: "x\u2028 y"\r\nc: 3\r\n'
    place = document(raw).place(("c",))
    assert place.source_line[place.column - 1 : place.end_column - 1] == "3"


def test_both_parsers_give_the_same_events(monkeypatch):
    import yaml

    from generator.documents import strict_yaml

    text = "a: 1\nb: [x, { c: 'd' }]\ne: |\n  text\n  more\nf: >-\n  folded\n  text\n"
    compiled = read_events(text, record=True)
    monkeypatch.setattr(strict_yaml, "LOADER", yaml.SafeLoader)
    pure = read_events(text, record=True)
    assert compiled.value == pure.value
    assert compiled.spots.keys() == pure.spots.keys()


@given(st.text(alphabet="ab:-[]{}'\"|>&*!<~10.# \n", max_size=60))
def test_the_quick_reader_agrees_with_the_careful_one_or_leaves_it_the_file(text):
    quick = quick_value(text)
    careful = read_events(text, record=True)
    assert quick is UNUSUAL or (quick == careful.value and not careful.faults)


@given(st.text(alphabet="ab:-[]{}'\"|>&*!<~10.# \n", max_size=60), st.randoms(use_true_random=False))
def test_places_are_those_of_the_careful_reader_in_whatever_order_they_are_asked_for(text, dice):
    careful = read_events(text, record=True).spots
    assert dict(spots_of(text)) == careful
    paths = [*careful, ("a", 0), ("b", "a"), ()]
    dice.shuffle(paths)
    quick = spots_of(text)
    assert [quick.get(path) for path in paths] == [careful.get(path) for path in paths]


def test_the_quick_reader_reads_every_file_of_the_sample_catalogue():
    files = sorted((Path(__file__).parents[2] / "catalogue").rglob("*.yml"))
    assert len(files) > 20
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert quick_value(text) == read_events(text, record=True).value
