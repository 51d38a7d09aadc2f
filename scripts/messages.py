"""Takes the texts of the source into the Chinese catalogue; what is new there waits for its translation.

Beside our own texts these are the sentences of click and of the operating system that users can meet.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "src/reportdoc/present/locale/zh_CN/LC_MESSAGES/reportdoc.po"
_OURS = [("**.py", "python"), ("web/templates/**.html", "jinja2")]
_CLICK = [(f"{name}.py", "python") for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")]
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


def texts() -> Catalog:
    """Return every text that the program may show, untranslated."""
    found = Catalog()
    for package, folder, methods in (
        ("reportdoc", ROOT / "src/reportdoc", _OURS),
        ("click", Path(click.__file__).parent, _CLICK),
    ):
        keywords = DEFAULT_KEYWORDS | {"message": None}
        for file, _, text, comments, _ in extract_from_dir(folder, methods, keywords=keywords):
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
