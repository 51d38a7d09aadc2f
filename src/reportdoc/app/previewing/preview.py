"""A chapter of the project as it is now, held against the last build."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from reportdoc.app.previewing.before import before
from reportdoc.app.previewing.draw import Drawing
from reportdoc.app.previewing.pieces import Piece
from reportdoc.content import limits
from reportdoc.content.load import load_part
from reportdoc.content.parser import Parser
from reportdoc.project.digest import digest_of, file_digest
from reportdoc.project.folders import CONTENT
from reportdoc.report.block import Block
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError
from reportdoc.report.report import Part
from reportdoc.report.sections import owners

_WIDTH = 1000
"""Most pixels of a picture, either way: a preview is no wider on the screen."""


@dataclass(frozen=True, slots=True)
class Built:
    """The last build, for which one waits no longer."""

    word_file: Path
    digest: str
    """SHA-256 of its PDF."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One chapter, as far as somebody may see it."""

    pieces: tuple[Piece, ...]
    changed: int
    """Paragraphs, rows and pictures that the last build does not have."""
    compared: bool
    """Whether it is known what the last build had."""
    pictures: Mapping[str, Path]
    """Files of its pictures by their names."""


def is_newer(project: Path, built: Built) -> bool:
    """Tell whether a file of the content is not what the last build read, or later than it where that is not known.

    Raises OSError.
    """
    files = before(project, built.word_file, built.digest).files
    if files:
        return any(_digest(project / file) != digest for file, digest in files.items())
    built_at = built.word_file.stat().st_mtime_ns
    return any(one.is_file() and one.stat().st_mtime_ns > built_at for one in (project / CONTENT).rglob("*"))


def preview(project: Path, built: Built, file: str, departments: frozenset[str] | None) -> Preview | None:
    """Return a file of text as it reads now, of it what belongs to departments; all of it for None.

    None where the report has no such part. Raises ContentError where its content has problems, OSError.
    """
    known = before(project, built.word_file, built.digest)
    found = load_part(project, file, _parser())
    if found is None:
        return None
    texts = known.texts.get(file, {}) if known.texts else None
    drawing = Drawing(found.numbers, texts)
    blocks = [block for block, owner in _owned(found.part) if departments is None or (owner and owner in departments)]
    pieces = drawing.pieces(blocks)
    return Preview(pieces, drawing.changed, texts is not None, drawing.pictures)


def make_ready(project: Path, built: Built, file: str) -> None:
    """Read what a build was made of, and the content once, before anybody waits for a preview of it.

    What is remembered of that is not looked through for garbage again, which took longer, now and then, than a preview.
    Raises as `preview`.
    """
    try:
        preview(project, built, file, None)
    finally:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def small_picture(path: Path, name: str) -> bytes:
    """Return a picture of a preview as JPEG; raises OperationError where it is another by now, OSError."""
    from PIL import Image, ImageOps

    with path.open("rb") as stream:
        data = stream.read(limits.PICTURE_BYTES + 1)
    if not digest_of(data).startswith(name) or not name:
        raise OperationError(message("the picture has changed; open the page anew"))
    with Image.open(BytesIO(data)) as picture:
        picture.draft("RGB", (_WIDTH, _WIDTH))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((_WIDTH, _WIDTH))
        target = BytesIO()
        upright.convert("RGB").save(target, "JPEG", quality=80)
    return target.getvalue()


def _owned(part: Part) -> list[tuple[Block, str]]:
    return [(block, owner) for block, (_, owner) in zip(part.blocks, owners(part), strict=True)]


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser(in_part=True)


def _digest(path: Path) -> str:
    try:
        about = path.stat()
        return _digest_of(path, about.st_size, about.st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=2000)
def _digest_of(path: Path, size: int, time: int) -> str:
    return file_digest(path)
