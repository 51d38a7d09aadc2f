"""What the last build was made of: its files, and every text that it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportdoc.app.build.origin import files_of, restore
from reportdoc.app.previewing.draw import Drawing
from reportdoc.ooxml.identity import identity
from reportdoc.ooxml.package import opened
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.numbering import number
from reportdoc.report.problem import ContentError, InputError


@dataclass(frozen=True, slots=True)
class Before:
    """The content of a build."""

    files: Mapping[str, str]
    """SHA-256 by path; empty where it is not known what the build was made of."""
    texts: Mapping[str, Mapping[str, int]]
    """By file of text, how often each text stands in what became of it; empty where that is not known."""


@lru_cache(maxsize=2)
def before(project: Path, word_file: Path, digest: str) -> Before:
    """Return what a built Word file was made of; `digest` is that of the PDF beside it, and tells builds apart."""
    from reportdoc.content.load import load

    try:
        with opened(word_file) as package:
            known = identity(package)
    except (InputError, OSError):
        known = None
    files = files_of(project, known.content) if known else {}
    if not known or not files:
        return Before({}, {})
    texts = {}
    with scratch() as folder:
        if restore(project, known.content, Path(folder)):
            try:
                report = load(Path(folder)).report
            except ContentError:
                # It could be built once, but not by this program: then nothing is known to have changed.
                return Before(files, {})
            numbers = number(report)
            for part in report.parts:
                drawing = Drawing(numbers)
                drawing.pieces(part.blocks)
                texts[part.file] = dict(drawing.texts)
    return Before(files, texts)
