"""Pages of the handbook: their own text, and documents that they include so that each has one home."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportdoc.project.resources import docs, templates

CHINESE, ENGLISH = "zh", "en"
INDEX = "index"
"""The page that names all others."""
OF = re.compile(r"<!-- of: ([0-9a-f]{64}) -->")
"""What a Chinese page says of the English one it was translated from: `digest` of that."""

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_INCLUDE = re.compile(r"^```\{include\} (?P<file>\S+)\n(?::without: (?P<without>[^\n]*)\n)?```$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\((?P<target>[^()\s]+)\)")
_HEADING = re.compile(r"(#{1,6}) (.*)")


def folder() -> Path:
    """Return the folder that has a folder of pages for each language."""
    return docs() / "handbook"


def names(language: str) -> list[str]:
    """Return the names of all pages of a language, sorted."""
    return sorted(path.stem for path in (folder() / language).glob("*.md"))


def page(language: str, name: str) -> str | None:
    """Return the Markdown of a page, with what it includes; None where there is no such page."""
    path = folder() / language / f"{name}.md"
    if language not in (CHINESE, ENGLISH) or not _NAME.fullmatch(name) or not path.is_file():
        return None
    known = frozenset(names(language))
    text = OF.sub("", path.read_text(encoding="utf-8"))
    return _INCLUDE.sub(lambda found: _included(found["file"], found["without"] or "", known), text)


def digest(text: str) -> str:
    """Return the SHA-256 by which a translation names the page it was made of."""
    return hashlib.sha256(text.encode()).hexdigest()


def headings(text: str) -> Iterator[tuple[int, str]]:
    """Yield level and title of every heading of a Markdown text."""
    for line, code in _lines(text):
        if not code and (found := _HEADING.fullmatch(line)):
            yield len(found[1]), found[2].strip()


def _included(file: str, without: str, known: frozenset[str]) -> str:
    first, _, rest = file.partition("/")
    text = ({"docs": docs, "templates": templates}[first]() / rest).read_text(encoding="utf-8")
    left = _without(text, [title.strip() for title in without.split(";")])
    return _LINK.sub(lambda found: _link(found["text"], found["target"], known), left).strip()


def _without(text: str, titles: Sequence[str]) -> str:
    """Leave out the sections with these titles, and all below them."""
    kept: list[str] = []
    above = 0
    for line, code in _lines(text):
        heading = None if code else _HEADING.fullmatch(line)
        if heading and (not above or len(heading[1]) <= above):
            above = len(heading[1]) if heading[2].strip() in titles else 0
        if not above:
            kept.append(line)
    return "\n".join(kept)


def _link(text: str, target: str, known: frozenset[str]) -> str:
    """Point a link at the page that includes its target; what no page includes stands as text."""
    if target.startswith(("https:", "#")):
        return f"[{text}]({target})"
    path, _, anchor = target.partition("#")
    folder_name, _, file = f"/{path}".rpartition("/")
    name = Path(folder_name).name if file == "README.md" else Path(file).stem
    if name not in known:
        return text
    return f"[{text}]({name}.md{'#' if anchor else ''}{anchor})"


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it belongs to a fenced block of code."""
    fence = ""
    for line in text.split("\n"):
        mark = re.match(r" *+(`{3,}|~{3,})", line)
        yield line, bool(fence or mark)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip() == fence:
            fence = ""
