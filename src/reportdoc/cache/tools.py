"""What each stage is made of besides its input: our own code for it, and the libraries it calls."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOMS = {
    "assemble": ("content", "word", "ooxml", "project", "text", "profiles", "report"),
    "layout": ("layout",),
    "finish": ("word", "ooxml", "pdf", "project", "text", "report"),
    "audit": ("audit", "profiles", "text"),
    "status": ("content", "ooxml", "project", "text", "profiles", "report", "app/deliveries"),
}
_LIBRARIES = {
    "assemble": (
        *("docxtpl", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "openpyxl", "pandas", "pillow", "pydantic"),
        *("python-docx", "pyyaml", "xlsxwriter"),
    ),
    "layout": (),
    "finish": ("lxml", "pikepdf"),
    "audit": (),
    "status": ("markdown-it-py", "mdit-py-plugins", "openpyxl", "pandas", "pydantic", "pyyaml"),
}
_ALWAYS = ("cache", "app/build", "app/audit")
_PACKAGE = Path(__file__).parents[1]


@cache
def fingerprint(stage: str) -> str:
    """Return a digest of the code and the libraries of a stage: `assemble`, `layout`, `finish`, `audit` or `status`.

    It is that of this process's first question: what was replaced since then is not what runs.
    """
    digest = hashlib.sha256(platform.python_version().encode())
    for library in _LIBRARIES[stage]:
        digest.update(f"\0{library} {_version(library)}".encode())
    for room in (*_ROOMS[stage], *_ALWAYS):
        digest.update(_code(room))
    return digest.hexdigest()


@cache
def _code(room: str) -> bytes:
    digest = hashlib.sha256()
    for path in sorted((_PACKAGE / room).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.digest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
