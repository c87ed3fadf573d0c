"""What the handbook says about repairs is what the program does."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "catalogue" / "pages" / "handbook" / "read-a-message.md").read_text(encoding="utf-8")


def block(mark: str) -> re.Match[str]:
    found = re.search(rf"<!-- {mark}(?P<what>[^>]*) -->\n```\w+\n(?P<text>.*?)```\n", PAGE, re.DOTALL)
    assert found is not None, mark
    return found


def test_the_repairs_of_the_example_are_those_that_are_quoted(tmp_path, capsys):
    shutil.copytree(ROOT / "tests" / "handbook" / "base", tmp_path, dirs_exist_ok=True)
    example = block("file: ")
    path = example["what"].split(" finds ")[0]
    file = tmp_path / path
    file.write_text(example["text"], encoding="utf-8")
    assert main(["check", "--fix", "--project", str(tmp_path), "--today", "2027-01-15"]) == 1
    out, err = capsys.readouterr()
    assert f"{path}\n{block('repairs')['text']}2 repairs in 1 file.\n" in err
    assert re.findall(r"error\[(\w+)\]", out) == ["S107"]
