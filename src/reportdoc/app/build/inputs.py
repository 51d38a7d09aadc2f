"""What a build depends on besides the content: templates, layout engine, fonts, and our own tools."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reportdoc.cache.tools import fingerprint
from reportdoc.layout.engine import Engine
from reportdoc.layout.fonts import fingerprint as fonts_fingerprint
from reportdoc.project.folders import FONTS, TEMPLATES
from reportdoc.project.resources import templates


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Digests and versions; two builds with the same ones and the same content make the same files."""

    templates: str
    engine: str | None
    """Name and version; none where no pages are laid out."""
    fonts: str | None
    assemble: str
    layout: str
    finish: str

    def record(self) -> dict[str, Any]:
        """Return them as JSON."""
        return asdict(self)


def surroundings(project: Path, engine: Engine | None) -> Surroundings:
    """Look around; raises OSError where a template cannot be read."""
    return Surroundings(
        templates=templates_digest(templates_of(project)),
        engine=engine.version if engine else None,
        fonts=fonts_fingerprint(project / FONTS) if engine else None,
        assemble=fingerprint("assemble"),
        layout=fingerprint("layout"),
        finish=fingerprint("finish"),
    )


def templates_of(project: Path) -> Path:
    """Return the project's own templates, or the official ones."""
    own = project / TEMPLATES
    return own if own.is_dir() else templates()


def templates_digest(folder: Path) -> str:
    """Return a digest of all Word files in a folder of templates; raises OSError."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.docx")):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{content} {path.name}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
