"""A rule that was written is a rule that is checked."""

from __future__ import annotations

import importlib
import pkgutil

from generator import rules
from generator.diagnostics import Rule
from generator.documents import findings as of_documents
from generator.rules import CHECKED, RULES, CheckedRule
from generator.schema import findings as of_schema

MODULES = [importlib.import_module(f"generator.rules.{m.name}") for m in pkgutil.iter_modules(rules.__path__)]


def written(kind, modules):
    return [value for module in modules for value in vars(module).values() if isinstance(value, kind)]


def test_every_rule_over_the_catalogue_is_checked_once():
    found = {id(one): one for one in written(CheckedRule, MODULES)}
    assert len(found) > 60
    forgotten = [one.rule.id for one in found.values() if one not in CHECKED]
    assert forgotten == []
    ids = [one.rule.id for one in CHECKED]
    assert len(set(ids)) == len(ids)


def test_every_rule_can_be_explained():
    ours = [*written(Rule, [*MODULES, of_documents, of_schema]), *(one.rule for one in CHECKED)]
    assert {one.id: one for one in ours} == RULES


def test_no_two_rules_share_an_id():
    ours = written(Rule, [*MODULES, of_documents, of_schema]) + [
        one.rule for one in written(CheckedRule, MODULES)
    ]
    named = {}
    for one in ours:
        assert named.setdefault(one.id, one) is one
