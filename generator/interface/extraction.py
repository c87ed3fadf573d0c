"""The messages that templates and Python files ask to have said.

Only developers run this: `python -m generator.interface` and the test that compares the translation
files with the code. Two domains are kept apart: what readers of the site see (`_`, `gettext`, `ngettext`,
`say` and `count` of an Interface, `msgid`), and what administrators see in a check: `say` of
`generator.diagnostics`, titles and reasons of rules, advice of the schemas, and whatever a reporter or a
comparison says.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, nodes

__all__ = ["FINDINGS", "INTERFACE", "Found", "in_project", "in_python", "in_template"]

INTERFACE = "interface"
FINDINGS = "findings"

_SINGLE = frozenset({"_", "gettext", "msgid", "say"})
_PLURAL = frozenset({"ngettext", "count"})
_REPORTING = (
    "generator/changes/",
    "generator/cli/",
    "generator/diagnostics.py",
    "generator/interface/voice.py",
    "generator/rehearsal/",
    "generator/reporters/",
)
# The table of what `credenza diff` compares: what its rows call their values.
_TABLE = "generator/changes/"
_ROWS = frozenset({"Items", "Names", "Row", "Value"})
_ROW_WORDS = frozenset({"added", "label", "removed", "unit"})
_REPORT = "site_templates/report/"
_TEMPLATE_SUFFIXES = frozenset({".html", ".svg", ".txt", ".xml"})


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A message where it is said; `plural` is empty for a message without one."""

    path: str
    line: int
    domain: str
    message: str
    plural: str = ""


def in_project(root: Path) -> tuple[Found, ...]:
    """All messages of the package `generator` and of `site_templates` below `root`, in the order of files."""
    found: set[Found] = set()
    for path in sorted((root / "generator").rglob("*.py")):
        found.update(in_python(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()))
    for path in sorted((root / "generator" / "schema" / "definitions").rglob("*.yml")):
        found.update(in_schema(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()))
    for path in sorted((root / "site_templates").rglob("*")):
        if path.suffix in _TEMPLATE_SUFFIXES:
            found.update(in_template(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()))
    return tuple(sorted(found))


def in_python(source: str, path: str) -> Iterator[Found]:
    """The messages of one Python file. Raises SyntaxError when it is none."""
    tree = ast.parse(source, path)
    findings_say = _imports_say(tree)
    of_reporter = path.startswith(_REPORTING)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call | ast.FunctionDef):
            for text in _rule_texts(node):
                yield Found(path, node.lineno, FINDINGS, text)
        if path.startswith(_TABLE) and isinstance(node, ast.Call):
            for text in _row_texts(node):
                yield Found(path, node.lineno, FINDINGS, text)
        if not isinstance(node, ast.Call) or (name := _called(node.func)) is None:
            continue
        domain = FINDINGS if of_reporter or _is_finding(node.func, findings_say) else INTERFACE
        for message, plural in _messages(name, [_python_texts(argument) for argument in node.args]):
            yield Found(path, node.lineno, domain, message, plural)


def in_template(source: str, path: str) -> Iterator[Found]:
    """The messages of one Jinja template. Raises jinja2.TemplateSyntaxError when it is none."""
    # Only parsed, never rendered: nothing is escaped or unescaped here.
    environment = Environment(  # noqa: S701 - this environment renders nothing
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]
    )
    tree = environment.parse(source, path, path)
    domain = FINDINGS if path.startswith(_REPORT) else INTERFACE
    for call in tree.find_all(nodes.Call):
        texts = [_template_texts(argument) for argument in call.args]
        for message, plural in _messages(_called_in_template(call.node), texts):
            yield Found(path, call.lineno, domain, message, plural)
    for piped in tree.find_all(nodes.Filter):
        texts = [_template_texts(piped.node), *(_template_texts(argument) for argument in piped.args)]
        for message, plural in _messages(piped.name, texts):
            yield Found(path, piped.lineno, domain, message, plural)


def in_schema(source: str, path: str) -> Iterator[Found]:
    """What the schemas of one file advise where a value is badly written."""
    for node in _mappings(yaml.compose(source, Loader=yaml.SafeLoader)):
        for key, value in node.value:
            if key.value == "patternErrorMessage":
                yield Found(path, key.start_mark.line + 1, FINDINGS, advice(value.value))


def advice(words: str) -> str:
    """The advice of a schema as it stands behind `help:`, without capital and full stop."""
    return words[:1].lower() + words[1:].rstrip(".")


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)


def _rule_texts(node: ast.Call | ast.FunctionDef) -> Iterator[str]:
    """Title and reason of a rule: of `Rule(…)`, or of a function with `@rule(…)` and its docstring."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords if _called(node.func) == "Rule" else ():
            if keyword.arg in ("title", "why"):
                yield from _python_texts(keyword.value)
    else:
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and _called(decorator.func) == "rule":
                named = [keyword.value for keyword in decorator.keywords if keyword.arg == "title"]
                for title in (*decorator.args[2:3], *named):
                    yield from _python_texts(title)
                yield " ".join((ast.get_docstring(node) or "").split())


def _row_texts(node: ast.Call) -> Iterator[str]:
    """The words of one row: `Row(label=…)`, `Value(unit=…)`, `Items(added=…)`."""
    if _called(node.func) in _ROWS:
        for keyword in node.keywords:
            if keyword.arg in _ROW_WORDS:
                yield from filter(None, _python_texts(keyword.value))


def _messages(name: str, texts: list[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    if name in _SINGLE and texts:
        yield from ((text, "") for text in texts[0])
    # Three arguments, the first two written out: `text.count("x")` is something else.
    if name in _PLURAL and len(texts) >= 3:
        yield from zip(texts[0], texts[1], strict=False)


def _called_in_template(function: nodes.Expr) -> str:
    if isinstance(function, nodes.Name):
        return function.name
    return function.attr if isinstance(function, nodes.Getattr) else ""


def _called(function: ast.expr) -> str | None:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else None


def _imports_say(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "generator.diagnostics"
        and any(alias.name == "say" for alias in node.names)
        for node in ast.walk(tree)
    )


def _is_finding(function: ast.expr, say_imported: bool) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "say" and say_imported
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "diagnostics"
    )


def _python_texts(node: ast.expr) -> tuple[str, ...]:
    """The texts an expression can be: a literal, or either side of a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    if isinstance(node, ast.IfExp):
        return (*_python_texts(node.body), *_python_texts(node.orelse))
    return ()


def _template_texts(node: nodes.Node | None) -> tuple[str, ...]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return (node.value,)
    if isinstance(node, nodes.CondExpr):
        return (*_template_texts(node.expr1), *_template_texts(node.expr2))
    return ()
