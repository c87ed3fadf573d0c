"""What pages show as an example is one, and what they say the checker says, it says."""

import io
import shlex
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml
from handbook_examples import (
    BASE,
    ROOT,
    Block,
    blocks_of,
    checked,
    expected,
    hand_written,
    iter_yaml_blocks,
    path_and_text,
    said,
)
from handbook_reference import PAGES_MADE

from generator.diagnostics import Severity
from generator.pipeline import Checked
from generator.reporters import REPORTERS, summary_of

CHECKED_EXAMPLES = [block for block in iter_yaml_blocks() if block.what != "other"]
OTHER_EXAMPLES = [block for block in iter_yaml_blocks() if block.what == "other"]


def _shown(block: Block, folder: Path) -> Checked:
    path, text = path_and_text(block)
    return checked(folder, {path: text})


def _replace(block: Block, text: str) -> None:
    page = block.page.read_text("utf-8")
    start, end = block.span
    block.page.write_text(page[:start] + text + page[end:], "utf-8")


def _file_before(block: Block) -> Block | None:
    """The last whole file a page shows before this block."""
    before = [one for one in blocks_of(block.page) if one.what.startswith("file: ") and one.line < block.line]
    return before[-1] if before else None


def _printed(name: str) -> list[Block]:
    """The blocks of all pages that quote what the program prints."""
    return [block for page in hand_written() for block in blocks_of(page) if block.what.split(":")[0] == name]


def test_the_small_catalogue_of_the_examples_has_no_finding_itself(tmp_path: Path) -> None:
    result = checked(tmp_path, {})
    assert not result.findings, said(result.findings)


@pytest.mark.parametrize("block", CHECKED_EXAMPLES, ids=str)
def test_an_example_has_the_findings_its_page_names_and_no_others(block: Block, tmp_path: Path) -> None:
    result = _shown(block, tmp_path)
    found = sorted({f.rule.id for f in result.findings if f.severity is not Severity.HINT})
    assert found == expected(block), said(result.findings)


@pytest.mark.parametrize("block", [block for block in CHECKED_EXAMPLES if not expected(block)], ids=str)
def test_an_example_without_errors_is_published(block: Block, tmp_path: Path) -> None:
    path, _ = path_and_text(block)
    published = _shown(block, tmp_path).published
    assert published is not None
    assert path not in {withheld.path for withheld in published.withheld}


@pytest.mark.parametrize("block", OTHER_EXAMPLES, ids=str)
def test_an_example_of_another_program_is_at_least_yaml(block: Block) -> None:
    assert isinstance(yaml.safe_load(block.text), dict)


def test_every_yaml_example_says_what_it_is_an_example_of() -> None:
    silent = [str(block) for block in iter_yaml_blocks() if not block.what]
    assert not silent


@pytest.mark.parametrize("block", _printed("message"), ids=str)
def test_a_quoted_message_is_what_the_check_prints(
    block: Block, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    file = _file_before(block)
    assert file is not None, f"{block}: show the file before the message"
    result = _shown(file, tmp_path)
    text = REPORTERS["text"](result.findings, summary_of(result), color=False)
    if pytestconfig.getoption("--update-golden", default=False):
        _replace(block, text)
    assert blocks_of(block.page)[blocks_of_index(block)].text == text


@pytest.mark.parametrize("block", _printed("show"), ids=str)
def test_a_quoted_entry_is_what_show_prints(
    block: Block, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    from generator.cli import main

    file = _file_before(block)
    checked(tmp_path, dict([path_and_text(file)]) if file is not None else {})
    stdout = io.StringIO()
    with redirect_stdout(stdout):
        assert main(["show", block.what.partition(": ")[2], "--project", str(tmp_path)]) == 0
    if pytestconfig.getoption("--update-golden", default=False):
        _replace(block, stdout.getvalue())
    assert blocks_of(block.page)[blocks_of_index(block)].text == stdout.getvalue()


def blocks_of_index(block: Block) -> int:
    """Which block of its page this is; updating a block does not change that."""
    return next(i for i, one in enumerate(blocks_of(block.page)) if one.span[0] == block.span[0])


def _commands() -> list[tuple[str, list[str]]]:
    """Every `credenza …` and `make …` that a page tells its reader to type, with where it stands."""
    return [
        (str(block), shlex.split(line.removeprefix("$ "), comments=True))
        for page in hand_written()
        for block in blocks_of(page)
        if block.language == "console"
        for line in block.text.splitlines()
        if line.startswith("$ ")
    ]


@pytest.mark.parametrize(("where", "words"), [c for c in _commands() if c[1][0].endswith("credenza")])
def test_a_command_in_a_page_is_understood_by_the_program(where: str, words: list[str]) -> None:
    from generator.cli.main import parser

    arguments = words[1 : words.index(">")] if ">" in words else words[1:]
    assert parser().parse_args(arguments).verb == arguments[0], where


@pytest.mark.parametrize(("where", "words"), [c for c in _commands() if c[1][0] == "make"])
def test_a_make_target_in_a_page_exists(where: str, words: list[str]) -> None:
    targets = (BASE.parents[2] / "Makefile").read_text("utf-8")
    assert f"\n{words[1]}: " in targets, where


def test_pages_are_found_at_all() -> None:
    assert len(CHECKED_EXAMPLES) > 30
    assert len(PAGES_MADE) == 5
    assert len(_commands()) > 10


def test_the_example_of_the_readme_is_an_excerpt_of_the_sample_catalogue_in_25_lines() -> None:
    (block,) = [one for one in blocks_of(ROOT / "README.md") if one.language == "yaml"]
    lines = block.text.splitlines()
    sample = (ROOT / path_and_text(block)[0]).read_text("utf-8").splitlines()
    assert len(lines) == 25
    assert [line for line in lines if line not in sample] == []
