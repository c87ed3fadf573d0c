"""The command `credenza`: one module per verb."""

from generator.cli.main import main

__all__ = ["main"]
