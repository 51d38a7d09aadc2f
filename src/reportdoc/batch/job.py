"""One submission to be read, and what came of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


def shown(text: str) -> str:
    """Return a name, or a reason with one in it, as it may stand on screens and in tables: a line that steers none."""
    plain = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(one if one.isprintable() else "\ufffd" for one in plain)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one submission may take."""

    seconds: int = 600
    """Of processor time; three times as many by the clock."""
    megabytes: int = 4000
    """Of memory, all its processes together."""


@dataclass(frozen=True, slots=True)
class Job:
    """A submission, and where its result goes; all paths are those of storage that every worker sees."""

    submission: str
    """Name of the file or folder handed in."""
    path: Path
    target: Path
    """The result's file."""
    trust: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    laid_out: tuple[str, ...] = ()
    """Kinds of submissions whose pages are laid out as well: `project`, `word`, `package`."""
    stored: tuple[str, ...] = ()
    """Address of a storage and the path there from which it is fetched; empty where `path` is read."""

    def arguments(self) -> str:
        """Return the job as one word of a command line."""
        data = asdict(self) | {"path": str(self.path), "target": str(self.target), "trust": list(map(str, self.trust))}
        return json.dumps(data)

    @classmethod
    def parsed(cls, word: str) -> Job:
        """Return the job that `arguments` told."""
        data = json.loads(word)
        trust = tuple(map(Path, data["trust"]))
        return cls(
            data["submission"],
            Path(data["path"]),
            Path(data["target"]),
            trust,
            Limits(**data["limits"]),
            tuple(data["laid_out"]),
            tuple(data["stored"]),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a submission; all that it gave is in its file."""

    read: bool
    reason: str = ""
    """Why it could not be read."""
