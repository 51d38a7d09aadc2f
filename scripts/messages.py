"""Takes the texts of the source into the Chinese catalogue; what is new there waits for its translation.

Beside our own texts these are the sentences of click and of the operating system that users can meet.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "src/reportdoc/present/locale/zh_CN/LC_MESSAGES/reportdoc.po"
_SYSTEM = (
    errno.EACCES,
    errno.EEXIST,
    errno.EIO,
    errno.EISDIR,
    errno.ELOOP,
    errno.ENAMETOOLONG,
    errno.ENOENT,
    errno.ENOSPC,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
)
_KEYWORDS = DEFAULT_KEYWORDS | {"message": None}
_CALLED = re.compile(rb"\b(?:" + "|".join(_KEYWORDS).encode() + rb")\s*\(")


def from_python(file: BinaryIO, words: Mapping[str, Any], tags: Collection[str], options: Any) -> Iterator[Any]:
    """Yield the texts of a module; one that names no function of texts is not taken apart, which half of them are."""
    if _CALLED.search(file.read()):
        file.seek(0)
        yield from extract_python(file, words, tags, options)


_OURS = [("**.py", f"{__name__}:from_python"), ("web/templates/**.html", "jinja2")]
_CLICK = [
    (f"{name}.py", f"{__name__}:from_python")
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")
]


def texts() -> Catalog:
    """Return every text that the program may show, untranslated."""
    found = Catalog()
    for package, folder, methods in (
        ("reportdoc", ROOT / "src/reportdoc", _OURS),
        ("click", Path(click.__file__).parent, _CLICK),
    ):
        for file, _, text, comments, _ in extract_from_dir(folder, methods, keywords=_KEYWORDS):
            found.add(text, locations=[(f"{package}/{file}", 0)], auto_comments=comments)
    for code in _SYSTEM:
        found.add(os.strerror(code), locations=[("errno", 0)])
    return found


def catalogue() -> Catalog:
    """Return the Chinese catalogue as it stands in the repository."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="reportdoc")


def untranslated(messages: Catalog) -> list[str]:
    """Return the texts of a catalogue that have no translation, a singular for its plural too."""
    waiting = (message.id for message in messages if message.id and not any(message.string or ""))
    return [text if isinstance(text, str) else text[0] for text in waiting]


def main() -> None:
    """Update the catalogue and say what waits for its translation."""
    updated = catalogue()
    updated.update(texts(), no_fuzzy_matching=True, update_creation_date=False)
    updated.obsolete.clear()
    with CATALOGUE.open("wb") as file:
        write_po(file, updated, width=100, sort_by_file=True, include_lineno=False)
    waiting = untranslated(updated)
    for text in waiting:
        print(f"untranslated: {text}", file=sys.stderr)
    sys.exit(bool(waiting))


if __name__ == "__main__":
    main()
