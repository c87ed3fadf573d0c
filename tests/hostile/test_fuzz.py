"""Whatever bytes stand in a file: everything is explained, the site is whole, nothing in it can run."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hostile_catalogue import BASE, NEIGHBOUR, lay, tried
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.documents import Kind
from generator.schema import bundle

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "catalogue"
PLACES = (
    "microcredentials/northbridge/strange.yml",
    "providers/strange.yml",
    "pathways/strange.yml",
    "catalogue.yml",
)
# What is injured: files of the sample with most keys, as if they were the base's own.
GOOD = {
    "microcredentials/northbridge/strange.yml": "microcredentials/montclar/economia-circular-empresa.yml",
    "providers/northbridge.yml": "providers/northbridge.yml",
    "pathways/strange.yml": "pathways/postgraduate-certificate-trustworthy-ai.yml",
    "catalogue.yml": "catalogue.yml",
}
# A hundred and twenty of these cost about fifteen seconds: each is checked, reported and built.
FEW = settings(max_examples=30, suppress_health_check=list(HealthCheck), print_blob=False)

# fmt: off
SIGNS = st.sampled_from([
    ":", "-", "[", "]", "{", "}", '"', "'", "#", "&a", "*a", "!", "|", ">", "%", "@", "`", "\t", "\n", "\r",
    "\0", "<script>", "</script>", "<!--", "]]>", "{{", "{%", "javascript:", "data:text/html,", "::error::",
    "##[a]",
    "\u202e", "\u2028", "\ufeff", "\u200b", "\x85", "\x1b[", "ﾞ", "ﷺ", "İ", "ß", "😀", "\u0301", "\ufffe",
    "~", "null", "true", "NO", "0611", "1e400", "-0", "12:30", "2027-02-30", "none", "x-", "en", "<<", "? ",
])
# fmt: on
TEXTS = st.lists(SIGNS | st.text(max_size=8), max_size=6).map("".join)
KEYS = sorted({key for kind in Kind if kind is not Kind.UNKNOWN for key in bundle(kind)["properties"]})
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*KEYS, "text", "id", "url", "type", "en", "es"]) | TEXTS, inner, max_size=4
        )
    ),
    max_leaves=12,
)
FILES = st.dictionaries(st.sampled_from(KEYS) | TEXTS, VALUES, max_size=8)


def survives(path: str, raw: bytes) -> None:
    """The catalogue with this file in it is checked, reported and built; what is not in it is published."""
    with tempfile.TemporaryDirectory() as folder:
        result = tried(lay(Path(folder), {path: raw or b" "}))
        published = result.checked.published
        if path.startswith("catalogue"):
            return  # from a broken main file nothing may be published, and a sound one may say anything
        assert published is not None
        if path != "providers/northbridge.yml":
            assert NEIGHBOUR in published.microcredentials


@given(
    st.sampled_from(PLACES),
    st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
)
@FEW
def test_any_bytes_are_survived(path: str, raw: bytes) -> None:
    survives(path, raw)


@given(st.sampled_from(PLACES), FILES)
@FEW
def test_any_structure_is_survived(path: str, data: dict[str, object]) -> None:
    survives(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass"))


@given(st.sampled_from(PLACES[:3]), FILES)
@FEW
def test_any_further_key_of_a_good_file_is_survived(path: str, data: dict[str, object]) -> None:
    good = {
        "microcredentials/northbridge/strange.yml": "microcredentials/northbridge/data-literacy.yml",
        "providers/strange.yml": "providers/northbridge.yml",
        "pathways/strange.yml": "",
    }[path]
    own = (
        yaml.safe_load((BASE / good).read_text("utf-8"))
        if good
        else {"title": "P", "components": ["data-literacy"]}
    )
    survives(path, yaml.safe_dump({**own, **data}, allow_unicode=True).encode("utf-8", "surrogatepass"))


@given(
    st.sampled_from(sorted(GOOD)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 30), SIGNS | st.text(max_size=5)), min_size=1, max_size=4
    ),
)
@FEW
def test_any_injury_of_a_good_file_is_survived(path: str, wounds: list[tuple[float, int, str]]) -> None:
    raw = (SAMPLE / GOOD[path]).read_bytes()
    for where, length, sign in wounds:
        at = int(where * len(raw))
        raw = raw[:at] + sign.encode("utf-8", "surrogatepass") + raw[at + length :]
    survives(path, raw)
