"""Files that are made to confuse their reader: each is a finding at its place, and the rest is published."""

from __future__ import annotations

import os

import pytest
from hostile_catalogue import BASE, NEIGHBOUR, lay, tried

FILE = "microcredentials/northbridge/hostile.yml"
GOOD = (BASE / "microcredentials/northbridge/data-literacy.yml").read_text("utf-8")
BOMB = 'a: &a ["x","x"]\n' + "".join(
    f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

# What stands in the file; the rule that tells it; line and column of the first finding of that rule.
FILES = {
    "anchor": ("title: &t Data\n", "Y005", 1, 8),
    "alias": ("title: x\nsummary: *t\n", "Y005", 2, 10),
    "bomb of aliases": (BOMB, "Y005", 1, 4),
    "merge key": ("<<: { title: x }\n", "Y005", 1, 1),
    "tag that runs": ("title: !!python/object/apply:os.system ['id']\n", "Y005", 1, 8),
    "tag of binary": ("title: !!binary aGk=\n", "Y005", 1, 8),
    "tag of our own": ("title: !env HOME\n", "Y005", 1, 8),
    "second document": (GOOD + "---\ntitle: y\n", "Y005", 7, 1),
    "directive": ("%TAG ! tag:evil.example,2000:\n---\ntitle: !x y\n", "Y005", 3, 8),
    "key twice": (GOOD + "title: y\n", "Y002", 7, 1),
    "group as key": ("? { a: b }\n: c\n", "Y005", 1, 3),
    "brackets": ("title: " + "[" * 100_000, "Y005", 1, 37),
    "braces": ("{" * 100_000, "Y005", 1, 2),
    "dashes": ("- " * 100_000, "Y005", 1, 61),
    "question marks": ("? " * 100_000, "Y005", 1, 3),
    "null byte": (b"title: a\0b\n", "Y003", 1, 9),
    "escape": (b"title: \x1b[31mred\n", "Y003", 1, 8),
    "direction": ("title: a\u202eb\n", "Y003", 1, 9),
    "direction in a key": ("ti\u2067tle: a\n", "Y003", 1, 3),
    "half a character": (b"title: \xed\xa0\x80\n", "Y003", 1, 8),
    "too long a form": (b"title: \xc0\xbcscript\n", "Y003", 1, 8),
    "latin-1": ("title: café\n".encode("latin-1"), "Y003", 1, 11),
    "utf-16": ("title: café\n".encode("utf-16"), "Y003", 1, 1),
    "utf-16 without mark": ("title: x\n".encode("utf-16-le"), "Y003", 1, 2),
    "utf-32": ("title: x\n".encode("utf-32"), "Y003", 1, 1),
    "utf-7": (b"title: +ADw-script+AD4-alert(1)\n", "S102", 1, 1),
    "only nothing": (b"\0" * 1000, "Y003", 1, 1),
    "no text": (b"\x89PNG\r\n\x1a\n", "Y003", 1, 1),
    "fifty megabytes": (b"title: x\n" + b"#" * 50_000_000, "Y005", 1, 1),
    "more than a megabyte in a text": ("description: " + "word " * 250_000, "Y005", 1, 1),
    "ten thousand keys": ("".join(f"key{i}: x\n" for i in range(10_001)), "Y005", 10_000, 10),
    "a number of many digits": (GOOD + "price: { amount: " + "9" * 5000 + " }\n", "S103", 7, 18),
    "a number without bounds": (GOOD + "price: { amount: 1e400 }\n", "S103", 7, 18),
    "no number": (GOOD + "price: { amount: .nan }\n", "S103", 7, 18),
    "a date of many digits": (GOOD + 'information_confirmed: "' + "9" * 5000 + ' may 3"\n', "S106", 7, 24),
    "a day before all days": (GOOD + "information_confirmed: 0000-00-00\n", "S106", 7, 24),
    "a day that no calendar has": (GOOD + "information_confirmed: 2999-02-30\n", "D501", 7, 24),
    "digits of another script": (GOOD + "information_confirmed: ٢٠٢٧-٠١-٠١\n", "S106", 7, 24),
    "a path out of the media": (GOOD + "image: { src: ../../catalogue.yml.png, alt: x y }\n", "S106", 7, 15),
    "a path from the root": (GOOD + "image: { src: /etc/passwd.png, alt: x y }\n", "S106", 7, 15),
    "an address with a name": (GOOD + "homepage: https://uni.example@evil.example/\n", "S106", 7, 11),
    "an address in another scheme": (GOOD + "homepage: file:///etc/passwd\n", "S106", 7, 11),
    "an id that leads out": (GOOD + "stackability: { requires: [../../x] }\n", "S106", 7, 28),
    "an alias that leads out": (GOOD + 'aliases: ["../../../index"]\n', "S106", 7, 11),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_told_where_it_stands_and_keeps_nobody_else_back(name, tmp_path):
    raw, rule, line, column = FILES[name]
    result = tried(lay(tmp_path, {FILE: raw}))
    found = [f for f in result.at(FILE) if f.rule.id == rule]
    assert found, result.rules_at(FILE)
    assert (found[0].place.line, found[0].place.column) == (line, column)
    assert result.checked.published is not None
    assert NEIGHBOUR in result.checked.published.microcredentials


NAMES = [
    "a\nb.yml",
    "\x1b[31mred.yml",
    "\u202egpj.yml",
    "%0A::error::x.yml",
    "::error file=x::y.yml",
    "##[set-output name=x]y.yml",
    "<script>alert(1)</script>.yml".replace("/", "∕"),
    "' onload='alert(1).yml",
    "index.html.yml",
    "CON.yml",
    "a..b.yml",
    "-rf.yml",
    "$(id).yml",
    "x" * 101 + ".yml",
    "x" * 251 + ".yml",
    "caf\udce9.yml",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_of_a_file_is_told_and_obeyed_by_nobody(name, tmp_path):
    project = lay(tmp_path, {f"microcredentials/northbridge/{name}": GOOD.replace("Literacy", "Ethics")})
    result = tried(project)
    assert any(f.rule.id == "Y006" and name in f.place.path for f in result.checked.findings)
    assert result.site is not None
    for path in result.site:
        assert path.isascii()
        assert ".." not in path.split("/")


def test_a_strange_name_of_a_folder_becomes_a_plain_address(tmp_path):
    result = tried(lay(tmp_path, {"microcredentials/x\\..\\<b>/entry.yml": GOOD}))
    assert {"R302", "Y006"} <= {f.rule.id for f in result.checked.findings}
    assert result.site is not None
    assert not [path for path in result.site if "\\" in path or "<" in path]


def test_a_link_out_of_the_catalogue_is_never_read(tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text(GOOD.replace("Data Literacy", "Very secret"), encoding="utf-8")
    project = lay(tmp_path / "project", {})
    (project.folder / FILE).symlink_to(secret)
    (project.folder / "microcredentials" / "outside").symlink_to(tmp_path)
    (project.folder / "pathways").symlink_to("/proc/self")
    result = tried(project)
    assert [(f.rule.id, f.severity.value) for f in result.at(FILE)] == [("Y006", "error")]
    assert "Y006" in result.rules_at("microcredentials/outside")
    assert result.site is not None
    assert not [path for path, content in result.site.items() if b"Very secret" in content]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nobody_waits_for_a_pipe_that_has_the_name_of_a_file(tmp_path):
    project = lay(tmp_path, {})
    os.mkfifo(project.folder / FILE)
    assert "Y006" in tried(project).rules_at(FILE)
