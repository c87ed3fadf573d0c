"""Credenza: a folder of YAML files becomes a checked, searchable, harvestable catalogue."""

__version__ = "0.1.0"
