"""The small values of a page: escaped whatever they hold, and quick only where that changes nothing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from page_reading import read, words

from generator.views import markup
from generator.views.brief import Brief
from generator.views.markdown import prose
from generator.views.microcredential import microcredential_page
from generator.views.render import Renderer
from generator.views.said import Said
from generator.views.site import Site
from generator.views.values import SEPARATOR, Item, Row

ATTACK = "\"'><img src=x onerror=alert(1)>&"


def test_no_value_becomes_markup() -> None:
    item = Item(
        text=ATTACK, href=ATTACK, note=Said(ATTACK, ATTACK), details=(ATTACK, Said(ATTACK)), outside=True
    )
    row = Row(key=ATTACK, label=ATTACK, items=(item, item), term=ATTACK, meaning=ATTACK)
    line = Brief(
        title=Said(ATTACK, "en"),
        href=ATTACK,
        provider=Said(ATTACK),
        facts=(ATTACK,),
        strip=ATTACK,
        language=ATTACK,
    )
    html = markup.rows((row,), ATTACK) + markup.facts((row,), ATTACK) + markup.briefs((line,))
    assert not [element for element in read(html) if element.tag == "img"]
    assert words(html).count("onerror") >= 12


def test_markup_and_text_of_the_same_letters_are_told_apart() -> None:
    for _ in range(2):
        assert markup.item(Item(text="a <b>", note="a <b>")) == Markup(
            'a &lt;b&gt; <span class="cz-note">a &lt;b&gt;</span>'
        )
        assert markup.items((Item(text=Markup("a <b>")),)) == Markup("a <b>")


def test_a_separator_stays_with_what_stands_before_it() -> None:
    """A line breaks at the blank after it, never at the one before."""
    assert SEPARATOR == "\u00a0· "
    html = markup.item(Item(text="one", details=("two", "three")))
    assert words(html.replace("\u00a0", "~")) == "one ~· two ~· three"
    assert "one<span" in html


def test_one_value_is_no_list_and_none_is_nothing() -> None:
    one = Item(text="one")
    assert markup.items((one,)) == "one"
    assert markup.items(()) == ""
    assert [element.tag for element in read(markup.items((one, one)))] == ["ul", "li", "li"]


@given(st.text(alphabet=st.sampled_from("aÄß中 .,:;!?-+#=1)(/'\"’\n\n\t\u00a0*_`[]<>&\\~|"), max_size=40))
@example("a\nb\n\nc")
@example("a  \nb")
@example("a\n===")
@example("a\n- b")
@example("a\n\n\nb\n")
@example("https://x.example")
def test_plain_text_needs_no_parser_and_comes_out_the_same(text: str) -> None:
    # The sign at the end sends the whole text through the parser.
    assert prose(f"{text}\n\n&") == prose(text) + prose("&") or not text.strip()


def test_an_institution_may_print_values_in_its_own_way(site: Site, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/values.html").write_text(
        "{% macro item(it) %}<i>{{ it.text }}</i>{% endmacro %}{% set items = values['items'] %}"
        "{% set rows = values.rows %}{% set facts = values.facts %}{% set briefs = values.briefs %}"
    )
    mc = next(iter(site.catalogue.microcredentials.values()))
    body = Renderer(site, tmp_path).render(microcredential_page(site, mc, "en")).body
    assert "<li><i>" in body
