"""How well the entries of a catalogue are described: findings, ticks, ages, languages."""

from generator.health.data import data_path, health_artifacts, page_path
from generator.health.survey import Health, RuleCount, State, provider_ids, survey
from generator.health.ticks import RULES_OF, Age, EntryHealth, Tick

__all__ = [
    "RULES_OF",
    "Age",
    "EntryHealth",
    "Health",
    "RuleCount",
    "State",
    "Tick",
    "data_path",
    "health_artifacts",
    "page_path",
    "provider_ids",
    "survey",
]
