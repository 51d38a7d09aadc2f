r"""A second office: ONLYOFFICE, through the package document-builder. For tests only, since it marks what it writes.

What it can do, as found with version 10.0:

- Lay out a Word file and save it as PDF, with a watermark on each page but the text in place.
- Update fields: SEQ with `\s`, STYLEREF with `\s`, REF and PAGEREF with `\h`, TOC with `\o`, `\t` and `\c`. Fields are
  known only once the document is laid out, so the page count is asked for first; references to numbers that come later
  are right after a second round; directories come last, for their entries quote the captions.
- Save the result as a Word file, in which `tests.support.word` reads the results.

What it cannot do: hand a script's result back through `ExecuteCommand` (the call crashes; a global variable does it),
and take turns: on its first run after fonts have changed it rewrites a list of fonts inside the package, so runs that
start at the same moment get in each other's way; a lock keeps them apart while they open their file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from reportdoc.layout.fonts import substitutes

_UPDATE = """
    var report = Api.GetDocument();
    report.GetPageCount();
    report.UpdateAllFields();
    report.UpdateAllFields();
    report.UpdateAllTOC();
    report.UpdateAllTOF();
    report.GetPageCount();
"""

_EAST_ASIAN = ("仿宋", "楷体", "黑体", "宋体", "方正小标宋简体")
"""Fonts of the template."""
_FONT = re.compile('(w:(?:ascii|hAnsi|eastAsia|cs)=)"([^"]*)"')
_FONT_PARTS = ("word/styles.xml", "word/numbering.xml", "word/document.xml")


def convert(document: Path, pdf: Path) -> Path:
    """Lay out a Word file as it stands, save it as PDF, and return that; raises CalledProcessError with its words."""
    return _run(document, pdf)


def update(document: Path, updated: Path) -> Path:
    """Update all fields of a Word file as F9 does, save it under another name, and return that.

    Raises CalledProcessError with its words.
    """
    return _run(document, updated)


def convert_and_update(document: Path, pdf: Path, updated: Path) -> None:
    """Do both with one opening of the file, which of a long one takes most of the time."""
    _run(document, pdf, updated)


def with_stand_ins(document: Path, copy: Path) -> Path:
    """Copy a Word file and name in it, for each font that is missing here, one that is there and as wide.

    Left alone ONLYOFFICE takes a font of its own choice: another one as soon as fonts are installed, with quotation
    marks as narrow as Latin ones, as what stands in for 楷体 here has them. 楷体 itself does not, nor has 仿宋.
    """
    missing = {one.font: one.substitute for one in substitutes(_EAST_ASIAN)}
    fonts = {font: missing.get("仿宋", "仿宋") if font == "楷体" else there for font, there in missing.items()}
    with ZipFile(document) as old, ZipFile(copy, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name in _FONT_PARTS:
                text = data.decode("utf-8")
                data = _FONT.sub(lambda found: f'{found[1]}"{fonts.get(found[2], found[2])}"', text).encode("utf-8")
            new.writestr(name, data)
    return copy


def _run(source: Path, *targets: Path) -> Path:
    # A process of its own: the engine may crash, and its working files go with the folder.
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, __file__, source.resolve(), *(target.resolve() for target in targets)],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"TMPDIR": folder},
            timeout=600,
        )
    return targets[0]


def _main(source: str, *targets: str) -> None:
    """Save a file in turn: as PDF as it stands, as a Word file with its fields updated."""
    import docbuilder
    from filelock import FileLock

    builder = docbuilder.CDocBuilder()
    with FileLock(Path(docbuilder.__file__).with_suffix(".lock")):
        opened = builder.OpenFile(source)
    assert opened == 0, f"ONLYOFFICE cannot open {source}: {opened}"
    for target in targets:
        if target.endswith(".docx"):
            assert builder.ExecuteCommand(_UPDATE), "ONLYOFFICE cannot update the fields"
        saved = builder.SaveFile(Path(target).suffix.removeprefix("."), target)
        assert saved == 0, f"ONLYOFFICE cannot save {target}: {saved}"
    builder.CloseFile()


if __name__ == "__main__":
    _main(*sys.argv[1:])
