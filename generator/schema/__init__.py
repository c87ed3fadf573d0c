"""JSON Schemas of the four kinds of file, and what their errors mean in plain words."""

from generator.schema.bundle import Form, bundle, inheritable_keys, required_keys
from generator.schema.check import Sound, check, missing
from generator.schema.findings import RULES
from generator.schema.wording import named

__all__ = [
    "RULES",
    "Form",
    "Sound",
    "bundle",
    "check",
    "inheritable_keys",
    "missing",
    "named",
    "required_keys",
]
