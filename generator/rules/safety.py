"""Rules of family P about code in texts: scripts, other HTML, template marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.rules.reading.texts_of import suspects
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["SAFETY"]

_EVENTS = (
    "abort|animation[a-z]+|before[a-z]+|begin|blur|canplay|change|click|close|copy|cut|dblclick|drag[a-z]*|drop|end|"
    "error|focus[a-z]*|hashchange|input|invalid|key[a-z]+|load[a-z]*|message|mouse[a-z]+|page[a-z]+|paste|play|"
    "pointer[a-z]+|popstate|repeat|reset|resize|scroll|search|select[a-z]*|show|storage|submit|toggle|touch[a-z]+|"
    "transition[a-z]+|unload|wheel"
)
# Possessive repetitions (`*+`) keep a text that is made to exhaust these patterns from taking long.
_ACTIVE_TAG = re.compile(
    r"<\s*+/?\s*+(?:script|iframe|object|embed|applet|base|meta|link|form|frame|frameset|style|foreignobject)\b"
    rf"[^>]{{0,40}}>?|\bon(?:{_EVENTS})\s*=\s*[\"'\w(]",
    re.IGNORECASE,
)
# In the place of an address; in prose, "JavaScript: a first course" is harmless.
_ACTIVE_ADDRESS = re.compile(
    r"(?:\]\s*+[(:]|<|=)\s*+[\"'<]?\s*+(?:javascript|vbscript)\s*:|^(?:javascript|vbscript):\S"
    r"|\b(?:javascript|vbscript):[^\s,.;]{0,80}[(=]|data:\s*(?:text/html|application/xhtml)",
    re.IGNORECASE,
)

_TAGS = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|"
    "div|dl|dt|em|figure|font|footer|h[1-6]|head|header|hr|html|i|img|input|ins|label|li|main|mark|nav|ol|p|picture|"
    "pre|q|s|section|select|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|"
    "thead|title|tr|tt|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s+[a-z-]+\s*=[^<>]*|\s*)/?>|<!--", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_TICKS = re.compile(r"`+")


@rule(
    "P951",
    Severity.ERROR,
    "Code in a text",
    source="OWASP: cross-site scripting",
    wrong='description: "Welcome! <script>start()</script>"\n',
    right="description: Welcome!\n",
)
def active_code(context: Context) -> Iterator[Finding]:
    """A script in a text could run in the browser of every reader, on our site and on those that harvest it.

    Texts are plain text or Markdown, never code.
    """
    for sound, path, text in suspects(context.sounds, _may_be_active):
        if match := _active(text):
            yield Finding(
                source=source_of(sound),
                path=path,
                message=say("`{code}` could run as code in a browser", code=_short(match.group())),
                help=say("remove it; in a text that explains code, write the name without the brackets"),
                words=match.group(),
            )


def _active(text: str) -> re.Match[str] | None:
    return _ACTIVE_TAG.search(text) or _ACTIVE_ADDRESS.search(_decoded(text))


def _may_be_active(text: str) -> bool:
    if "<" in text or "&#" in text:
        return True
    low = text.lower()
    if "script:" in low or "script :" in low or "colon;" in low or "text/html" in low or "/xhtml" in low:
        return True
    return "=" in low and any("on" in before[-30:] for before in low.split("=")[:-1])


def _decoded(text: str) -> str:
    """The text as a browser might read it: entities resolved, hidden and control characters gone."""
    return re.sub(r"[\x00-\x1f\x7f\u00ad\u200b-\u200f]", "", html.unescape(text))


def _may_be_html(text: str) -> bool:
    return "<" in text or "{{" in text or "{%" in text or "{#" in text


def _without_code(text: str) -> str:
    """The text without its code spans: from a run of backticks to the next as long (CommonMark 0.31, 6.1)."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    closing: list[int | None] = [None] * len(runs)
    next_of: dict[int, int] = {}
    for i in reversed(range(len(runs))):
        length = runs[i][1] - runs[i][0]
        closing[i] = next_of.get(length)
        next_of[length] = i
    kept, at, i = [], 0, 0
    while i < len(runs):
        end = closing[i]
        if end is not None:
            kept.append(text[at : runs[i][0]])
            at, i = runs[end][1], end
        i += 1
    return "".join((*kept, text[at:]))


def _short(code: str) -> str:
    said = " ".join(code.split())
    return said if len(said) <= 40 else said[:39] + "…"


@rule(
    "P952",
    Severity.WARNING,
    "HTML or template marks in a text",
    source="CommonMark; Jinja, the template language of MkDocs",
    wrong='summary: "Find <b>public</b> data"\n',
    right='description: "Find **public** data"\n',
)
def other_code(context: Context) -> Iterator[Finding]:
    """HTML in texts is shown as it is typed, brackets and all.

    So are `{{` and `{%`, which other programs may even try to run. Descriptions may be formatted with
    Markdown.
    """
    for sound, path, text in suspects(context.sounds, _may_be_html):
        shown = _without_code(text)
        if path[0] == "lint" or _active(shown):
            continue
        if match := _TAG.search(shown):
            yield Finding(
                source=source_of(sound),
                path=path,
                message=say("the HTML `{tag}` will be shown as it stands", tag=_short(match.group())),
                help=say(
                    "remove it; in a description, use Markdown such as **bold**, [text](address) and lists"
                ),
                words=match.group(),
            )
        elif match := _TEMPLATE.search(shown):
            yield Finding(
                source=source_of(sound),
                path=path,
                message=say("`{mark}` looks like an unfilled template", mark=match.group()),
                help=say("write what should stand here, or remove it"),
                words=match.group(),
            )


SAFETY: tuple[CheckedRule, ...] = (active_code, other_code)
"""The rules of this module."""
