"""Which of the fonts that the templates name are missing, and what stands in for them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reportdoc.layout.fontconfig import environment


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that is missing, and the one used in its place."""

    font: str
    substitute: str


def substitutions(names: Iterable[str], own: Path | None) -> tuple[Substitution, ...]:
    """Return the missing ones among the fonts named, sorted; nothing where there is no fontconfig to ask.

    `own` is the folder of the project's own fonts.
    """
    program = shutil.which("fc-match")
    wanted = sorted(set(names))
    if program is None:
        return ()
    with TemporaryDirectory(prefix="reportdoc-") as home:
        settings = environment(Path(home), own)
        found = [(name, _families(program, name, settings)) for name in wanted]
    return tuple(Substitution(name, families[0]) for name, families in found if families and name not in families)


def _families(program: str, name: str, settings: dict[str, str]) -> list[str]:
    """Return all names of the family that fontconfig gives for a name."""
    pattern = name.replace("\\", "\\\\").replace("-", "\\-").replace(":", "\\:").replace(",", "\\,")
    command = [program, "--format=%{family}", pattern]
    answer = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=30, check=False)
    return [family.strip() for family in answer.stdout.split(",") if family.strip()]
