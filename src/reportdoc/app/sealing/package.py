"""The package that is submitted: a folder with Word file, sealed PDF and manifest, and the same as one zip."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pikepdf import Pdf

from reportdoc.app.sealing import manifest as manifests
from reportdoc.pdf.archive import fonts
from reportdoc.project.publishing.workplace import Workplace

if TYPE_CHECKING:
    from reportdoc.pdf.verification.verdict import Verdict


def deliver(
    place: Workplace, pdf: Path, docx: Path, manifest: dict[str, Any], verdict: Verdict | None, zipped: bool
) -> tuple[Path, Path | None]:
    """Put a package together in the working folder, and then in its place; return its folder and its zip.

    It bears the report's name. Folder and zip of that name are replaced together; where no zip is wanted, one of an
    earlier sealing goes. Raises OSError.
    """
    name = manifest["report"]["name"]
    made = place.folder / name
    made.mkdir()
    shutil.copyfile(docx, made / f"{name}.docx")
    sealed = made / f"{name}.pdf"
    pdf.replace(sealed)
    manifest[manifests.SEALED] = manifests.sealed(sealed, verdict)
    manifests.write(manifest, made)
    archive = f"{name}.zip"
    if not zipped:
        place.publish({name: made}, removed=[archive])
        return place.root / name, None
    _zip(made, place.folder / archive)
    place.publish({name: made, archive: place.folder / archive})
    return place.root / name, place.root / archive


def fonts_of(pdf: Pdf) -> list[str]:
    """Return the names of the fonts in a PDF, without the tag of a subset (ISO 32000-1, 9.6.4)."""
    names = {str(font.get("/BaseFont", "/?"))[1:] for font in fonts(pdf)}
    return sorted({name.partition("+")[2] or name for name in names})


def _zip(folder: Path, target: Path) -> None:
    """Pack a folder; what is in it is compressed already, in the Word file and in the PDF."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"{folder.name}/{path.name}")
