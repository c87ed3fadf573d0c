"""What search engines show of a hand-written page that does not describe itself."""

from __future__ import annotations

import pytest

from generator.site.first_words import first_words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h1>About</h1><p>Who we <em>are</em>.</p><p>More.</p>", "Who we are."),
        ("<p><img src='x.png' alt=''></p>\n<p>Two\nlines</p>", "Two lines"),
        ("<ul><li><p>In a list</p></li></ul>", "In a list"),
        ("<p>A &lt;b&gt; &amp; &quot;quotes&quot;</p>", "A &lt;b&gt; &amp; &quot;quotes&quot;"),
        ('<p>"><script>alert(1)</script></p>', "&quot;&gt;alert(1)"),
        ("<h1>No paragraph</h1>", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_with_text_is_taken_and_escaped(html: str, words: str) -> None:
    assert first_words(html) == words


def test_a_long_paragraph_is_cut() -> None:
    words = first_words("<p>" + "word " * 100 + "</p>")
    assert len(words) == 160
    assert words.endswith("…")
