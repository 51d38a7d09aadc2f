"""Whether a sealed PDF and its package are what the manifest says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportdoc.app.sealing import manifest as manifests
from reportdoc.app.wording.compare import differences
from reportdoc.ooxml.passages import wording
from reportdoc.pdf.text import page_texts
from reportdoc.profiles.naming import MANIFEST
from reportdoc.project.digest import file_digest
from reportdoc.report.message import Message, cause, message
from reportdoc.report.problem import InputError

_BYTES = 20_000_000
"""Size of a manifest that is still read."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was found of a package."""

    folder: Path
    problems: tuple[Message, ...]


def match(pdf: Path, named: str | None, folder: Path) -> Match:
    """Return how a PDF, which names a manifest by its SHA-256, fits a package's folder and its other files."""
    try:
        manifest = _read(folder / MANIFEST)
    except (OSError, ValueError, RecursionError) as error:
        reason = cause(error) if isinstance(error, OSError) else str(error)
        text = message("{file} cannot be read: {reason}", file=MANIFEST, reason=reason or type(error).__name__)
        return Match(folder, (text,))
    problems = []
    if named is None:
        problems.append(message("the PDF names no manifest"))
    elif _hash(manifest) != named:
        problems.append(message("the manifest is not the one that the PDF names: it has been changed or exchanged"))
    problems += _files(manifest, pdf, folder)
    return Match(folder, tuple(problems)) if problems else _compared(manifest, pdf, folder)


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        data = file.read(_BYTES)
    manifest = json.loads(data)
    if not isinstance(manifest, dict):
        raise ValueError("not an object")
    return manifest


def _hash(manifest: dict[str, Any]) -> str | None:
    import rfc8785

    try:
        return manifests.hash_of(manifest)
    except (rfc8785.CanonicalizationError, ValueError, TypeError):
        return None


def _compared(manifest: dict[str, Any], pdf: Path, folder: Path) -> Match:
    """Return whether the Word files of a package, whose files are all as they were sealed, say what its PDF says."""
    problems: list[Message] = []
    for name in manifest["outputs"]:
        try:
            found = differences(wording(folder / Path(name).name), page_texts(pdf))
        except InputError as error:
            problems.append(error.message)
            continue
        problems += [one.message for one in found]
    return Match(folder, tuple(problems))


def _files(manifest: dict[str, Any], pdf: Path, folder: Path) -> list[Message]:
    sealed, outputs = manifest.get(manifests.SEALED), manifest.get("outputs")
    if not isinstance(sealed, dict) or not isinstance(outputs, dict):
        return [message("the manifest does not say what is in the package")]
    problems = []
    if sealed.get("sha256") != file_digest(pdf):
        problems.append(message("the PDF is not the one of the package"))
    expected = {str(sealed.get("file")): sealed.get("sha256"), **outputs}
    for name, digest in expected.items():
        path = folder / Path(name).name
        if not path.is_file():
            problems.append(message("{file} is missing from the package", file=path.name))
        elif file_digest(path) != digest:
            problems.append(message("{file} has been changed since it was sealed", file=path.name))
    known = {*(Path(name).name for name in expected), MANIFEST}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            problems.append(message("{file} does not belong to the package", file=path.name))
    return problems
