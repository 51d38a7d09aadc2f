"""What a build leaves in the output folder."""

from __future__ import annotations

from pathlib import Path


def good_files(project: Path) -> dict[str, bytes]:
    """Return name and content of the Word file and the PDF in the output folder."""
    output = project / "output"
    return {path.name: path.read_bytes() for path in sorted(output.iterdir()) if path.suffix in (".docx", ".pdf")}


def leftovers(project: Path) -> list[str]:
    """Return what else a build left there, lock and cache apart."""
    names = [path.name for path in (project / "output").iterdir() if path.suffix not in (".docx", ".pdf")]
    return [name for name in names if name not in (".reportdoc.lock", ".reportdoc-cache")]


def edit(project: Path) -> None:
    """Change the text, so that a build that succeeds makes other files."""
    chapter = project / "content/chapters/2-service.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n又写了一段。\n", encoding="utf-8")
