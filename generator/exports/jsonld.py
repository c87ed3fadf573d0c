"""JSON-LD as bytes, for files as for the head of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from markupsafe import Markup

__all__ = ["dumps", "given", "script"]

# orjson earns its place by speed: it writes a node in about 4 µs where the standard library takes 40,
# and every entry is written three times (its page, its own file, the file of the catalogue).


def dumps(node: object) -> bytes:
    """Compact UTF-8 JSON; keys keep the order they were given in, so equal input gives equal bytes."""
    return orjson.dumps(node)


def given(node: dict[str, Any]) -> dict[str, Any]:
    """The node without the keys that have nothing to say; 0 and False are something."""
    # Most values say something, and are through with the first question.
    return {k: v for k, v in node.items() if v or (v is not None and v not in ([], ""))}


def script(node: Mapping[str, Any] | bytes) -> Markup:
    """A script element that holds the node, or the bytes that `dumps` made of it.

    Every `<` is written as an escape of JSON, so that no text can end the element (`</script>`) or
    open a comment in it (`<!--`, after which an HTML parser ignores the end tag: WHATWG HTML, 13.2.5.17).
    """
    written = node if isinstance(node, bytes) else dumps(node)
    json = written.decode().replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{json}</script>')  # noqa: S704 - holds no `<` of an author
