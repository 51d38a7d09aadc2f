"""The second stage: an engine lays the Word file out, unless it has done so before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportdoc.app.build.inputs import Surroundings
from reportdoc.cache.store import Store, key_of
from reportdoc.layout.engine import Engine
from reportdoc.project.digest import digest_of

STAGE = "layout"


def kept(store: Store, copy: bytes, around: Surroundings) -> bytes | None:
    """Return the engine's PDF of just this document, if the store has it."""
    record = store.record(STAGE, _key(copy, around))
    try:
        return store.get(record["objects"][0]) if record else None
    except (KeyError, IndexError, TypeError):
        return None


def made(copy: bytes, engine: Engine, work: Path, meanwhile: Callable[[], None]) -> bytes:
    """Have a document laid out and return the PDF; `meanwhile` is called while the engine works.

    Raises EngineFailed, EngineMissing and OSError.
    """
    document, pdf = work / "layout.docx", work / "layout.pdf"
    document.write_bytes(copy)
    engine.convert(document, pdf, meanwhile)
    return pdf.read_bytes()


def keep(store: Store, copy: bytes, pages: bytes, around: Surroundings) -> None:
    """Put the engine's PDF of a document into the store; raises OSError where that fails."""
    store.write(STAGE, _key(copy, around), {"objects": [store.put(pages)]})


def _key(copy: bytes, around: Surroundings) -> str:
    parts = {"copy": digest_of(copy), "engine": around.engine, "fonts": around.fonts, "tool": around.layout}
    return key_of(parts)
