"""Terms of RDF as Turtle writes them (RDF 1.1 Turtle, 2.4 and 2.5)."""

from __future__ import annotations

import re

from generator.text import Text

__all__ = ["iri", "literal", "node", "on_day", "texts"]

# IRIREF admits none of these; percent-encoded they say the same.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        **{chr(code): f"\\u{code:04X}" for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)},
    }
)


def iri(address: str) -> str:
    """The address between angle brackets."""
    return f"<{_NOT_IN_IRI.sub(lambda found: f'%{ord(found[0]):02X}', address)}>"


def literal(text: str, language: str | None = None) -> str:
    """The text between quotes, with its language where one is given."""
    return f'"{text.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def texts(text: Text) -> list[str]:
    """The text in all its languages."""
    return [literal(said, language) for language, said in text.by_language.items()]


def on_day(written: str) -> str:
    """A day, written as ISO 8601 does, as xsd:date."""
    return f'"{written}"^^xsd:date'


def node(subject: str, *pairs: tuple[str, str | list[str] | None]) -> str:
    """All statements about one subject; a property without a value is left out."""
    lines = []
    for name, value in pairs:
        objects = [value] if isinstance(value, str) else value
        if objects:
            lines.append(f"    {name} {', '.join(objects)}")
    return f"{subject}\n" + " ;\n".join(lines) + " .\n\n"
