"""The package that is submitted: a folder with Word file, sealed PDF and manifest, and the same as one zip."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from pikepdf import Pdf

from reportdoc.outputs import publish
from reportdoc.pdf.archive import fonts
from reportdoc.sealing import manifest as manifests

if TYPE_CHECKING:
    from reportdoc.pdf.verification.verdict import Verdict


def deliver(
    work: Path, output: Path, pdf: Path, docx: Path, manifest: dict[str, Any], verdict: Verdict | None, zipped: bool
) -> tuple[Path, Path | None]:
    """Put a package together in the work folder, and then in its place; return its folder and its zip.

    It bears the report's name; a package of the same name is replaced whole. Raises OSError.
    """
    name = manifest["report"]["name"]
    made = work / name
    made.mkdir()
    shutil.copyfile(docx, made / f"{name}.docx")
    sealed = made / f"{name}.pdf"
    pdf.replace(sealed)
    manifest[manifests.SEALED] = manifests.sealed(sealed, verdict)
    manifests.write(manifest, made)
    archive = output / f"{name}.zip" if zipped else None
    if archive:
        _zip(made, work / "package.zip")
    _put(made, output / name)
    if archive:
        publish(work / "package.zip", archive)
    return output / name, archive


def fonts_of(pdf: Pdf) -> list[str]:
    """Return the names of the fonts in a PDF, without the tag of a subset (ISO 32000-1, 9.6.4)."""
    names = {str(font.get("/BaseFont", "/?"))[1:] for font in fonts(pdf)}
    return sorted({name.partition("+")[2] or name for name in names})


def _zip(folder: Path, target: Path) -> None:
    """Pack a folder; what is in it is compressed already, in the Word file and in the PDF."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"{folder.name}/{path.name}")


def _put(made: Path, folder: Path) -> None:
    """Rename a finished folder into place, and remove what it replaces."""
    if folder.exists():
        old = Path(mkdtemp(prefix=".reportdoc-old-", dir=folder.parent))
        folder.rename(old / folder.name)
        try:
            made.rename(folder)
        except OSError:
            (old / folder.name).rename(folder)
            old.rmdir()
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        made.rename(folder)
