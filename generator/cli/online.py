"""The option --online: asks the servers behind all links, and remembers what they answered."""

from __future__ import annotations

import argparse
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator import files
from generator.cli.verb import Failure, note
from generator.online.answer import Answer, State
from generator.project import Project
from generator.terminal import counting

if TYPE_CHECKING:
    from generator.online.asking import Limits
    from generator.online.door import Door
    from generator.pipeline import Ask

__all__ = ["MEMORY", "answers_of", "asker", "with_online"]

MEMORY = Path(".credenza", "links.json")
"""Where answers are kept between runs, below the folder of the project; nobody needs it in git."""

_LARGEST = 50_000_000  # bytes; a memory that has grown beyond this is not ours


def with_online(parser: argparse.ArgumentParser) -> None:
    """Adds `--online` to a verb."""
    parser.add_argument(
        "--online",
        action="store_true",
        help="also ask the servers behind all links whether they still lead somewhere (rule U962); what "
        f"works is remembered for a week in {MEMORY.as_posix()}",
    )


def asker(project: Project) -> Ask:
    """A function that finds out what addresses answer: from the memory of the project, else from the servers.

    It raises Failure where nobody answers at all, which says nothing about the links.
    """
    # Networking takes a while to load, and all other checks do without it.
    from generator.online.asking import Limits  # noqa: PLC0415 - networking loads slowly
    from generator.online.door import Door  # noqa: PLC0415 - networking loads slowly

    def ask(addresses: Collection[str]) -> Mapping[str, Answer]:
        return answers_of(addresses, project.root / MEMORY, Limits(), Door())

    return ask


def answers_of(
    addresses: Collection[str],
    file: Path,
    limits: Limits,
    door: Door,
) -> Mapping[str, Answer]:
    """The answers of all addresses; new ones are asked for and remembered in `file`."""
    from generator.online.asking import ask_all, nobody_answered  # noqa: PLC0415 - networking loads slowly
    from generator.online.door import may_be_asked  # noqa: PLC0415 - networking loads slowly
    from generator.online.memory import Memory  # noqa: PLC0415 - networking loads slowly

    memory, now = Memory.read(_bytes(file)), int(time.time())
    public = {address for address in addresses if may_be_asked(address)}
    known = memory.fresh(public, now)
    wanted = sorted(public - known.keys())
    if left_out := len(addresses) - len(public):
        note(f"Not asked: {_counted(left_out, 'address', 'addresses')} with names for examples and the like.")
    if wanted:
        _certificates_or_failure()
        note(f"Asking {_counted(len(wanted), 'web address', 'web addresses')} …")
    answers = ask_all(wanted, limits=limits, door=door, progress=counting(len(wanted)))
    if nobody_answered(answers):
        raise Failure("none of the servers answered: is this computer connected to the internet?")
    if wanted:
        _save(file, memory.with_new(answers, int(time.time())).written())
    told = {**known, **answers}
    note(_summary(told, len(known)))
    return told


def _certificates_or_failure() -> None:
    """Without any trusted issuer every certificate would seem false."""
    import ssl  # noqa: PLC0415 - networking loads slowly

    paths = ssl.get_default_verify_paths()
    has_files = bool(paths.capath and any(Path(paths.capath).iterdir()))
    if not has_files and not ssl.create_default_context().cert_store_stats()["x509_ca"]:
        raise Failure(
            "this computer knows no issuers of certificates, so no https address can be judged.\n"
            "Install them (on Debian and Ubuntu: apt-get install ca-certificates), or name a file of them\n"
            "in SSL_CERT_FILE."
        )


def _summary(answers: Mapping[str, Answer], from_memory: int) -> str:
    """What came of it, in one line."""
    working = [answer for answer in answers.values() if answer.state is State.WORKS]
    late = sum(answer.state is State.LATE for answer in answers.values())
    led = sum(answer.led_to is not None for answer in working)
    bad = len(answers) - len(working) - late
    parts = [f"{_counted(len(answers), 'link', 'links')}: {len(working)} found to work"]
    if led:
        parts.append(f"{led} of them by a redirect")
    if bad:
        parts.append(f"{bad} not")
    if from_memory:
        parts.append(f"{from_memory} remembered from an earlier run")
    line = ", ".join(parts) + "."
    return f"{line} For {late} there was no time: run the same again to go on." if late else line


def _counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return b""


def _save(file: Path, content: bytes) -> None:
    """Writes the memory in one step; two checks at once leave a whole one of either."""
    try:
        files.replace(file, content)
    except OSError as error:
        note(f"The answers could not be kept for the next run: {error.strerror}: {file}")
