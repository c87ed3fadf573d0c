"""The reference pages of the handbook, made from the schemas, value lists, rules and commands themselves."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.coverage import FACTS, NOT_ABOUT_ENTRIES, OUTPUTS, coverage
from generator.diagnostics import Rule
from generator.documents import Kind
from generator.exports import export
from generator.rules import RULES
from generator.schema import bundle, inheritable_keys
from generator.schema.explain import flow
from generator.vocabularies import vocabulary

Schema = Mapping[str, Any]

_NOTE = "*This page is made from the program itself; `pytest tests/handbook --update-golden` makes it anew.*"

_ABOUT_KEYS = (
    "**Mandatory** keys must have a value in the end. Keys marked *may be inherited* may stand under "
    "`defaults:` of the provider or the catalogue instead ([how that works](defaults.md)). A *text* is a "
    "plain text or one text per language ([how](languages.md)). `[]` stands for each entry of a list. "
    "Your own keys begin with `x-`; they are read by nobody but you."
)
_ABOUT_VALUES = (
    "Write the code on the left. Pages show its name in the visitor's language; exports carry the address "
    "behind it. A slip of the pen is no harm: the check says which value is near."
)
_ABOUT_RULES = (
    "An **error** keeps an entry from being published, a **warning** marks a weakness, a **hint** is an "
    "idea. `credenza explain S101` prints the same in a terminal. To give a rule another severity, or to "
    "excuse one file, see [Read a message](read-a-message.md#when-a-rule-does-not-fit)."
)
_ABOUT_COMMANDS = (
    "Results go to standard output, remarks to standard error. Exit status 0 means clean, 1 means "
    "findings, 2 means wrong usage or a failure. Colours are left out in a pipe and where `NO_COLOR` is "
    "set."
)

_KINDS = {
    Kind.CATALOGUE: ("Catalogue", "`catalogue/catalogue.yml`: one for the whole catalogue."),
    Kind.PROVIDER: ("Provider", "`catalogue/providers/<provider>.yml`: one for each organisation."),
    Kind.MICROCREDENTIAL: (
        "Microcredential",
        "`catalogue/microcredentials/<provider>/<id>.yml`: one for each; its name is the address.",
    ),
    Kind.PATHWAY: (
        "Pathway",
        "`catalogue/pathways/<id>.yml`: one for each larger award or suggested sequence.",
    ),
}

# Lists that everybody knows under their own name, or that would fill pages: named, not printed.
_NAMED = {
    "country": "Two letters of ISO 3166-1, such as `IE`, `ES` or `GR`; `XK` for Kosovo.",
    "currency": "Three letters of ISO 4217, such as `EUR` or `SEK`.",
}


def _described(words: str) -> tuple[str, ...]:
    """The front matter of a page: what search engines show of it."""
    return ("---", f'description: "{words}"', "---", "")


def keys_page() -> str:
    """Every key of the four kinds of file."""
    lines = [
        *_described(
            "Every key of the files of a catalogue, with what it says, how it is written and an example."
        ),
        "# All keys",
        "",
        _ABOUT_KEYS,
    ]
    for kind, (title, where) in _KINDS.items():
        lines += ["", f"## {title}", "", where, ""]
        lines += ["| Key | What it says | Write | Example |", "|---|---|---|---|"]
        lines += _rows(bundle(kind, "effective"), kind)
    return "\n".join([*lines, "", _NOTE]) + "\n"


def _rows(schema: Schema, kind: Kind) -> Iterator[str]:
    inheritable = inheritable_keys() if kind is Kind.MICROCREDENTIAL else frozenset()
    shown: dict[str, str] = {}
    for key, sub in schema["properties"].items():
        marks = "**Mandatory.** " * (key in schema["required"]) + "*May be inherited.* " * (
            key in inheritable
        )
        yield _row(key, f'<a id="{kind.value}-{key}"></a>', marks, sub, _same(key, sub, shown))
        if key == "defaults":
            continue
        yield from _inner(key, sub, shown)


def _inner(path: str, schema: Schema, shown: dict[str, str]) -> Iterator[str]:
    if schema.get("type") == "array":
        schema, path = schema["items"], f"{path}[]"
    if _same(path, schema, shown):
        return
    required = schema.get("required", ())
    for key, sub in schema.get("properties", {}).items():
        name = f"{path}.{key}"
        yield _row(name, "", "**Needed in this group.** " * (key in required), sub, _same(name, sub, shown))
        yield from _inner(name, sub, shown)
    if schema.get("properties"):
        shown.setdefault(repr(schema), path)


def _same(path: str, schema: Schema, shown: Mapping[str, str]) -> str:
    """Where the same group of keys was already described, or ''."""
    inner = schema["items"] if schema.get("type") == "array" else schema
    return shown.get(repr(inner), "") if inner.get("properties") and shown.get(repr(inner)) != path else ""


def _row(key: str, anchor: str, marks: str, schema: Schema, same: str) -> str:
    title, description = schema["title"], schema.get("description", "")
    text = title if description in _GENERIC or not description else f"{title}. {description}"
    text = description if description.lower().startswith(f"{title.lower()} of ") else text
    if key == "defaults":
        value = "a group of keys that [may be inherited](defaults.md)"
    else:
        value = f"like `{same.removesuffix('[]')}`" if same else _value(schema)
    example = "" if same else _example(key, schema)
    return (
        "| "
        + " | ".join(map(_cell, (f"{anchor}`{key}`", (marks + text).rstrip(".") + ".", value, example)))
        + " |"
    )


# Examples that stand beside every value of a kind help only where they happen to fit.
_COMMON = {
    "Data Literacy": ("title",),
    "Councils publish a great deal of data. This course shows what to do with it.": ("description",),
    "https://northbridge.example/apply": ("application_url",),
    "http://data.europa.eu/esco/skill/8369c2d6-c100-4cf6-bd83-9668d8678433": (
        "learning_outcomes[].skills[].uri",
    ),
    "CS-101": ("code",),
    5: ("remainder.ects", "notional_workload.ects"),
    "autumn-2027": ("offerings[].id",),
}


def _example(key: str, schema: Schema) -> str:
    examples = schema.get("examples", ())
    if not examples:
        return ""
    first = examples[0]
    fitting = (
        _COMMON.get(first, (key,)) if isinstance(first, str | int) and not isinstance(first, bool) else (key,)
    )
    if first == ["open data", "spreadsheets"]:
        fitting = ("keywords",)
    return f"`{flow(first)}`" if key in fitting else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


_GENERIC = {
    "Write a plain text, or one text per language.",
    "Markdown may be used for lists, links and emphasis. Write one text, or one per language.",
    "A short text in one language.",
    "A full web address.",
    "A day, written year-month-day.",
    "A number without a unit.",
    "The address of a concept, such as an ESCO skill.",
    "A list of language tags.",
    "A list of ids, or of groups with title and url.",
    "A list of texts, each in one or more languages.",
    "Lower-case letters, digits and hyphens.",
}
_CODED = {
    "date": "a day: `year-month-day`",
    "url": "a web address",
    "email": "an e-mail address",
    "id": "an id",
    "reference": "an id",
    "language": "a language tag",
    "file": "a file in `media/`",
    "esco": "an ESCO address",
    "uuid": "a UUID",
    "nuts": "a NUTS code",
    "timezone": "a time zone",
    "colour": "a colour: `#` and six digits",
}


def _value(schema: Schema) -> str:
    """What to write, in a few words."""
    kinds = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]
    if "x-vocabulary" in schema:
        return f"[a value of the list](values.md#{schema['x-vocabulary']})"
    if "enum" in schema:
        return " · ".join(f"`{value}`" for value in schema["enum"])
    if kinds == ["array"]:
        return "a list: " + _value(schema["items"])
    if kinds == ["boolean"]:
        return "`true` or `false`"
    if set(kinds) == {"string", "integer"}:
        return "a whole number or a short text"
    if kinds[0] in ("number", "integer"):
        return _number(schema)
    if kinds == ["string", "object"] and "properties" not in schema:
        return "a text, Markdown allowed" if schema.get("maxLength", 0) > 5000 else "a text"
    coded = _CODED.get(str(schema.get("x-code")), "a short text")
    if kinds == ["string", "object"]:
        simple = coded if "x-code" in schema else "a text"
        return f"{simple}, or a group of the keys below"
    if kinds == ["object"]:
        return "a group of the keys below" if "properties" in schema else "a group of your own keys"
    return coded


def _number(schema: Schema) -> str:
    whole = "a whole number" if schema["type"] == "integer" else "a number"
    low, high = schema.get("minimum", schema.get("exclusiveMinimum")), schema.get("maximum")
    return (
        f"{whole} above {low}, up to {high}"
        if "exclusiveMinimum" in schema
        else f"{whole} from {low} to {high}"
    )


def values_page() -> str:
    """Every list of values that an author can meet, with names and meanings."""
    uses: dict[str, list[str]] = {}
    for kind in _KINDS:
        for name, path in _uses(bundle(kind), ""):
            if path not in uses.setdefault(name, []):
                uses[name].append(path)
    lines = [
        *_described(
            "Every value that catalogue files may hold, such as types of assessment, with its meaning."
        ),
        "# All values",
        "",
        _ABOUT_VALUES,
    ]
    for name, paths in sorted(uses.items(), key=lambda item: vocabulary(item[0]).title):
        lines += ["", *_value_list(name, paths)]
    return "\n".join([*lines, "", _NOTE]) + "\n"


def _uses(schema: Schema, path: str) -> Iterator[tuple[str, str]]:
    if "x-vocabulary" in schema:
        yield schema["x-vocabulary"], path
    for key, sub in schema.get("properties", {}).items():
        if key != "defaults":
            yield from _uses(sub, f"{path}.{key}" if path else key)
    if isinstance(schema.get("items"), Mapping):
        yield from _uses(schema["items"], f"{path}[]")


def _value_list(name: str, paths: list[str]) -> Iterator[str]:
    terms = vocabulary(name)
    yield f"## {terms.title} {{ #{name} }}"
    yield ""
    yield "For " + ", ".join(f"`{path}`" for path in paths) + "."
    yield ""
    if name in _NAMED:
        yield _NAMED[name]
    else:
        explained = any(terms.explanation(code, "en") for code in terms)
        yield "| Code | Name | Meaning |" if explained else "| Code | Name |"
        yield "|---|---|---|" if explained else "|---|---|"
        for code in terms:
            cells = [f"`{code}`", terms.label(code, "en")]
            if explained:
                cells.append(terms.explanation(code, "en"))
            yield "| " + " | ".join(map(_cell, cells)) + " |"
    yield ""
    yield f"Source: {terms.source}"


_FAMILIES = {
    "Y": "The file itself",
    "S": "The form of a description",
    "V": "Values of the common lists",
    "R": "References between files",
    "W": "Workload and level",
    "D": "Dates, offers and life cycle",
    "L": "Learning outcomes",
    "A": "Assessment",
    "T": "Texts and translations",
    "Q": "Providers and quality assurance",
    "P": "Privacy and safety",
    "U": "Addresses and media",
    "E": "Readiness for export",
    "Z": "House rules",
}


def rules_page() -> str:
    """Every rule with its reason, its source and its examples."""
    lines = [
        *_described("Every rule of the check, with its reason, its source, and a wrong and a right example."),
        "# All rules",
        "",
        _ABOUT_RULES,
    ]
    family = ""
    for rule in RULES.values():
        if rule.id[0] != family:
            family = rule.id[0]
            lines += ["", f"## {_FAMILIES[family]} ({family})"]
        lines += ["", *_rule(rule)]
    return "\n".join([*lines, "", _NOTE]) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id} {rule.title} {{ #{rule.id.lower()} }}"
    yield ""
    yield f"**{rule.severity.value.capitalize()}.** {_prose(rule.why)}"
    yield ""
    yield f"Source: {_prose(rule.source)}."
    for word, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        if example:
            yield ""
            yield f"{word}:"
            yield ""
            yield "```yaml"
            yield example.rstrip("\n")
            yield "```"


def _prose(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;").rstrip(".") + (
        "." if text.rstrip().endswith(".") else ""
    )


def commands_page() -> str:
    """Every verb of the command line with its options."""
    from generator.cli.main import VERBS, parser, verb_of

    lines = [
        *_described("Every command and option of Credenza, with what it does and an example."),
        "# All commands",
        "",
        _ABOUT_COMMANDS,
    ]
    subparsers = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    for verb in map(verb_of, VERBS):
        lines += ["", f"## credenza {verb.name} {{ #{verb.name} }}", ""]
        lines += [
            f"{verb.description}",
            "",
            "```console",
            *(f"$ {line}" for line in verb.example.splitlines()),
            "```",
        ]
        lines += ["", "| Option | Meaning |", "|---|---|"]
        lines += [
            _option(action) for action in subparsers.choices[verb.name]._actions if action.dest != "help"
        ]
    return "\n".join([*lines, "", _NOTE]) + "\n"


def _option(action: argparse.Action) -> str:
    choices = ", ".join(map(str, action.choices or ()))
    value = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    name = (
        f"{', '.join(action.option_strings)} {value}".strip() if action.option_strings else f"{action.dest}"
    )
    said = _cell((action.help or "").replace("%(default)s", str(action.default)))
    return f"| `{name}` | {said}{f'. One of: {choices}' if choices else ''} |"


_ABOUT_COVERAGE = (
    "Each form of the data can say some things and not others. Here is, for each form, where it carries "
    "the elements of Annex I and what else an entry says, or why it cannot. Where the table names a place, "
    "a test has found it there. Addresses beginning with `/` are JSON pointers into the file or the record "
    "of an entry; others are elements, columns or properties."
)


def coverage_page() -> str:
    """Where each output carries each fact."""
    lines = [
        *_described("Where each form of the data carries the elements of Annex I, and why one cannot."),
        "# Where each fact goes",
        "",
        _ABOUT_COVERAGE,
    ]
    for name in OUTPUTS:
        lines += [
            "",
            f"## {export(name).title} {{ #{name} }}",
            "",
            "| Fact | Where | Remark |",
            "|---|---|---|",
        ]
        for fact in FACTS:
            cell = coverage()[fact.key, name]
            places = "<br>".join(f"`{place}`" for place in cell.places) or "–"
            lines.append(f"| {_cell(fact.label)} | {places} | {_cell(cell.note)} |")
    lines += ["", "## Not about single entries", "", "| Form | What it is for |", "|---|---|"]
    lines += [f"| {export(name).title} | {_cell(why)} |" for name, why in NOT_ABOUT_ENTRIES.items()]
    return "\n".join([*lines, "", _NOTE]) + "\n"


PAGES_MADE: dict[str, Callable[[], str]] = {
    "keys.md": keys_page,
    "values.md": values_page,
    "rules.md": rules_page,
    "commands.md": commands_page,
    "where-data-goes.md": coverage_page,
}
"""The reference pages by file name, in the order of the index."""
