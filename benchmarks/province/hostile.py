"""Submissions that are damaged, or made to hurt whoever opens them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

MEGABYTE = 1_000_000


def _cut(folder: Path, name: str) -> None:
    (folder / f"{name}.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)


def _empty(folder: Path, name: str) -> None:
    (folder / f"{name}.docx").write_bytes(b"")


def _bomb(folder: Path, name: str) -> None:
    packed = zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED)
    with packed as archive, archive.open("report.docx", "w", force_zip64=True) as member:
        for _ in range(1200):
            member.write(bytes(MEGABYTE))


def _outside(folder: Path, name: str) -> None:
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
        archive.writestr("../../outside.docx", b"nothing")


def _link(folder: Path, name: str) -> None:
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
        member = zipfile.ZipInfo("report.docx")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, "/etc/passwd")


def _nested(folder: Path, name: str) -> None:
    content = folder / name / "content"
    content.mkdir(parents=True)
    (content / "report.yaml").write_text("[" * 100_000, encoding="utf-8")


def _nothing(folder: Path, name: str) -> None:
    (folder / name).mkdir()


KINDS: tuple[Callable[[Path, str], None], ...] = (_cut, _empty, _bomb, _outside, _link, _nested, _nothing)
"""Each writes one submission of a name into a folder; none can be read."""
