"""Files that are made to keep their reader waiting: told as quickly as any other.

Nothing here is timed. What these tests guard took minutes, years or for ever before it was mended, so that a
test which comes to an end has proved it.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hostile_catalogue import BASE, lay, tried

from generator.diagnostics import MOST_ALIKE
from generator.documents import Kind, read
from generator.earlier.rewording import is_material
from generator.fixes import mend
from generator.reporters import REPORTERS, summary_of
from generator.rules.house import house_rules
from generator.rules.safety import _without_code
from generator.schema import bundle
from generator.schema.validators import _ecma
from generator.text import edit_distance, nearest
from generator.views.markdown import prose
from generator.vocabularies import vocabulary

FILE = "microcredentials/northbridge/hostile.yml"
GOOD = (BASE / "microcredentials/northbridge/data-literacy.yml").read_text("utf-8")
# fmt: off
LANGUAGES = [
    "en", "de", "es", "fr", "it", "pt", "nl", "ca", "bg", "cs", "da", "el", "et", "fi", "ga", "hr", "hu",
    "lt", "lv", "mt", "pl", "ro", "sk", "sl", "sv",
]
# fmt: on


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def in_all_languages(text: str) -> str:
    return "description:\n" + "".join(f"  {tag}: {quoted(text)}\n" for tag in LANGUAGES)


TICKS = "< " + " ".join("`" * length for length in range(1, 190))
ABBREVIATIONS = " ".join(a + b for a in "QJXZWKVYHG" for b in "QJXZWKVY")[:250]

LONG = {
    "runs of backticks that never close": in_all_languages(TICKS),
    "runs of full stops that end no sentence": in_all_languages("a " * 60 + "." * 19_000 + "x"),
    "figures that all differ": "".join(
        f"{'description:' if not n else ''}\n  {tag}: {quoted(f'{n + 10}a' * 6_600)}"
        for n, tag in enumerate(LANGUAGES)
    )
    + "\n",
    "an e-mail address of dots": f"contact: {{ email: {quoted('a@' + '.' * 900_000 + ' ')} }}\n",
    "a name of a picture of hyphens": f"image: {{ src: {quoted('a-' * 140 + '.exe')}, alt: Two people }}\n",
    "a bracket behind quotes that never close": "a: |\n  " + '\\"' * 400_000 + "\nb: [\n",
    "a line of dashes before an invisible sign": "a: |\n  " + "- " * 400_000 + "\u200b\n",
    "a key behind spaces": "a\u200b: |\n  " + " " * 900_000 + "\n",
    "a line of controls": "title: " + "\u202e" * 300_000 + "\n",
    "a line of marks": "a: " + "\u0301" * 400_000 + "\n%\n",
    "brackets": in_all_languages("[" * 19_900),
    "pictures in brackets": in_all_languages("![" * 9_900),
    "letters that fold into nothing": 'summary: "ﾞ ﾞﾞ"\n',
}


@pytest.mark.parametrize("name", LONG)
def test_a_text_made_to_exhaust_a_pattern_does_not(name, tmp_path):
    files = {FILE: GOOD.replace("Data", "XQ Data") + LONG[name]}
    result = tried(lay(tmp_path, files), built="brackets" in name or "letters" in name)
    assert result.at(FILE)


def test_a_title_of_abbreviations_is_held_against_all_texts_once(tmp_path):
    text = GOOD.replace("Data Literacy", f"Xa {ABBREVIATIONS}") + in_all_languages("mnopsrt ilos " * 1_500)
    result = tried(lay(tmp_path, {FILE: text}), built=False)
    assert [str(f.message) for f in result.at(FILE) if f.rule.id == "T807"] == [
        "“QX” is spelt out nowhere in this file"
    ]


def many(what: str, n: int) -> str:
    return {
        "unknown keys": "".join(f"descriptoin{i}: {i}\n" for i in range(n)),
        "bad language tags": "summary:\n" + "".join(f"  lang{i}: text\n" for i in range(n)),
        "unregistered languages": "summary:\n"
        + "".join(f"  q{a}{b}: x\n" for a in "abcdefghijklm" for b in "abcdefghijklm"),
        "unknown codes": "isced_f: [" + ", ".join(f'"9{i}"' for i in range(n)) + "]\n",
        "unknown rules": "lint:\n" + "".join(f"  L{i}: a reason long enough\n" for i in range(n)),
        "unknown ids": "awarding_body: [" + ", ".join(f"northbrigde{i}" for i in range(n)) + "]\n",
        "outcomes": "\n".join(
            ["learning_outcomes:", *(f"  - Analyse thing number {i} with care" for i in range(n)), ""]
        ),
        "keywords": "keywords: [" + ", ".join(f"word{i}" for i in range(n)) + "]\n",
        "former ids": "aliases: [" + ", ".join(f"a{i}" for i in range(n)) + "]\n",
        "references": "stackability: { requires: [" + ", ".join(f"d{i}" for i in range(n)) + "] }\n",
        "offerings": "offerings: [" + ", ".join("{ id: a }" for _ in range(n // 2)) + "]\n",
        "links": "links: [" + ", ".join("{ title: a }" for _ in range(n // 2)) + "]\n",
    }[what]


@pytest.mark.parametrize(
    "what",
    [
        "unknown keys",
        "bad language tags",
        "unregistered languages",
        "unknown codes",
        "unknown rules",
        "unknown ids",
        "outcomes",
        "keywords",
        "former ids",
        "references",
        "offerings",
        "links",
    ],
)
def test_a_long_list_is_told_and_does_not_drown_the_other_findings(what, tmp_path):
    lines = GOOD.splitlines(keepends=True)
    own = "".join(lines[:1] + lines[3:]) if what == "outcomes" else GOOD  # without its own outcomes
    text = own + many(what, 4_000 if what == "unknown keys" else 9_000)
    result = tried(lay(tmp_path, {FILE: text}), built=False)
    found = Counter(f.rule.id for f in result.at(FILE))
    assert found.keys() & {"S101", "S106", "S107", "S109", "V203", "V204", "Y005", "R302", "S102"}
    assert max(found.values()) <= MOST_ALIKE + 1


def test_every_report_of_a_file_in_one_line_is_short(tmp_path):
    """A finding quotes its line; fifty findings in a line of a megabyte would be fifty megabytes."""
    checked = tried(lay(tmp_path, {FILE: "title: " + "\u202e" * 300_000}), built=False).checked
    for name, reporter in REPORTERS.items():
        assert len(reporter(checked.findings, summary_of(checked))) < 300_000, name


def test_repairs_of_a_line_of_spaces_are_made_at_once():
    raw = (GOOD + "#" + " " * 400_000 + "x\n" + "#" + " " * 400_000 + "\n").encode()

    def reader(raw: bytes) -> object:
        return read(raw, path=f"catalogue/{FILE}", kind=Kind.MICROCREDENTIAL, id="x", provider="northbridge")

    assert mend(raw, reader, house_rules(None)).raw == raw[: -1 - 400_000] + b"\n"


def test_a_text_of_two_words_is_compared_with_another_at_once():
    assert is_material("a b " * 2_000, "b a c " * 1_500)
    assert not is_material("alpha beta gamma " * 1_000, "alpha beta gamma " * 1_000 + "alpha")


def patterns(schema: object) -> set[tuple[str, int]]:
    """The patterns of a schema, each with the length of the longest text that is held against it."""
    found: set[tuple[str, int]] = set()
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            found.add((schema["pattern"], min(schema.get("maxLength", 10_000), 10_000)))
        for inner in schema.values():
            found |= patterns(inner)
    elif isinstance(schema, list):
        for inner in schema:
            found |= patterns(inner)
    return found


UNITS = (
    "a",
    "A",
    "1",
    "-",
    ".",
    "/",
    "_",
    "a-",
    "a.",
    "a/",
    "aa-",
    "A_",
    "A/",
    "a@",
    "a.a",
    " ",
    ":",
    "https://",
)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.UNKNOWN])
def test_no_pattern_of_the_schema_can_be_exhausted(kind):
    """Editors run the same patterns, on every keystroke."""
    for pattern, longest in sorted(patterns(bundle(kind))):
        for start in ("", "a", "A", "a@a.", "https://a", "http://data.europa.eu/esco/skill/", "media/"):
            for unit in UNITS:
                text = start + unit * (longest // len(unit))
                for end in ("", "!", "\n", " "):
                    _ecma(pattern).search(text[:longest] + end)


def test_a_long_word_is_no_misspelling_of_another():
    assert nearest("entri-numbr-" * 8, ["entry-number-" * 8]) is None
    assert nearest("introduction-data-science-statistics", ["introduction-to-data-science-and-statistics"])
    assert edit_distance("a" * 100_000, "b" * 100_000, 3) == 4


@pytest.mark.parametrize("name", ["language", "isced-f", "country", "form-of-participation"])
def test_a_thousand_strange_values_are_looked_up(name):
    found = [vocabulary(name).suggest(f"{start}{n}" * 9) for start in ("zzzzz", "q", "ﷺ") for n in range(400)]
    assert len(found) == 1200


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a `<b>` c", "a  c"),
        ("a ``<b> ` <i>`` c", "a  c"),
        ("a `<b> c", "a `<b> c"),
        ("``<b>`", "``<b>`"),
        ("`a` <b> `c`", " <b> "),
        ("", ""),
    ],
)
def test_code_is_left_out_between_equal_runs_of_backticks(text, kept):
    assert _without_code(text) == kept


def test_the_html_of_a_long_text_of_brackets_is_those_brackets():
    assert str(prose("a " + "[" * 19_990)).count("[") == 19_990
