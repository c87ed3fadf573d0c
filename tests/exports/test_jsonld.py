from __future__ import annotations

import json
from html.parser import HTMLParser

from hypothesis import given as for_every
from hypothesis import strategies as st

from generator.exports.jsonld import dumps, given, script

TEXTS = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    ["</script>", "<!--<script>", "]]>", "<!-- </SCRIPT >", "\u2028", "&lt;", "مرحبا 🎧"]
)


class Scripts(HTMLParser):
    """Collects what a parser finds inside and outside of script elements."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.outside: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser calls it so
        self.open = tag == "script"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser calls it so
        self.open = False

    def handle_data(self, data: str) -> None:
        (self.inside if self.open else self.outside).append(data)


@for_every(st.lists(TEXTS).map("".join))
def test_any_text_survives_in_a_script_element_and_never_leaves_it(text: str) -> None:
    page = str(script({"name": text, text: "key"})) + "after"
    parser = Scripts()
    parser.feed(page)
    parser.close()
    assert json.loads("".join(parser.inside)) == {"name": text, text: "key"}
    assert parser.outside == ["after"]
    assert page.count("<") == 2


@for_every(st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS, st.lists))
def test_any_value_survives_in_a_file(value: object) -> None:
    assert json.loads(dumps(value)) == value


def test_keys_keep_their_order() -> None:
    assert dumps({"b": 1, "a": 2}) == b'{"b":1,"a":2}'


def test_only_what_says_nothing_is_left_out() -> None:
    node = {"zero": 0, "false": False, "none": None, "list": [], "text": "", "full": [0]}
    assert given(node) == {"zero": 0, "false": False, "full": [0]}
