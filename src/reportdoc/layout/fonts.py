"""The fonts of a build: which a document may use, and what stands in for those that are missing."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path

from reportdoc.layout.windows_fonts import file_families, known_as, windows_families
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

_log = logging.getLogger(__name__)

SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
"""Where fonts are installed for everybody (fontconfig's own defaults)."""
USER_FONTS = ("fonts", "~/.fonts")
"""Where a user's own fonts are: the first within the XDG data directory."""
CACHES = ("<cachedir>/var/cache/fontconfig</cachedir>", '<cachedir prefix="xdg">fontconfig</cachedir>')
"""Fontconfig's usual caches, the system's and the user's: shared, so that nothing is scanned twice."""
DIRECTORY_BYTES = 65_536
"""Read of an installed font: size and checksum of each of its tables stand there (OpenType, Table Directory)."""
TIMEOUT = 20.0
"""Seconds for a question to fontconfig; a first scan of large fonts takes a few."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a document names, as this machine has it."""

    name: str
    there: bool
    stand_in: str | None
    """Family that is taken for it; None where that cannot be told, as without fontconfig."""
    legible: bool
    """What is taken has the characters that the name promises: Chinese ones for a Chinese name."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that a document names and this machine lacks."""

    font: str
    """As the document names it: `仿宋`."""
    substitute: str
    """Family that stands in for it: `Noto Serif CJK SC`."""


def configure(directory: Path, project_fonts: Path | None = None) -> Path:
    """Write the build's fontconfig file into a directory and return its path.

    It takes the machine's fonts and the project's, and the stand-ins of `stand-ins.conf`, but nothing of the machine's
    own configuration: the same document gets the same fonts wherever the same fonts are installed.
    """
    folders = [f"<dir>{escape(folder)}</dir>" for folder in (*SYSTEM_FONTS, USER_FONTS[1])]
    folders.append(f'<dir prefix="xdg">{USER_FONTS[0]}</dir>')
    if project_fonts and project_fonts.is_dir():
        folders.append(f"<dir>{escape(str(project_fonts.resolve()))}</dir>")
    rules = directory / "stand-ins.conf"
    rules.write_bytes(files("reportdoc.layout").joinpath("stand-ins.conf").read_bytes())
    lines = (*folders, f"<include>{escape(str(rules))}</include>", *CACHES)
    config = directory / "fonts.conf"
    config.write_text(f"<fontconfig>\n{chr(10).join(lines)}\n</fontconfig>\n", encoding="utf-8")
    return config


def fingerprint(project_fonts: Path | None = None) -> str:
    """Return a digest of all fonts a build may use: it differs as soon as one comes, goes or changes.

    The project's own fonts are read whole. Of installed ones, hundreds of megabytes, the beginning is read, where the
    checksums of the rest are.
    """
    digest = hashlib.sha256(files("reportdoc.layout").joinpath("stand-ins.conf").read_bytes())
    folders = [Path(folder).expanduser() for folder in (*SYSTEM_FONTS, USER_FONTS[1])]
    data_home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    for folder in (*folders, Path(data_home).expanduser() / USER_FONTS[0]):
        for font in _files(folder):
            _add(digest, font, DIRECTORY_BYTES)
    for font in _files(project_fonts) if project_fonts else ():
        _add(digest, font, None)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in a fixed order."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        yield from (Path(place, name) for name in sorted(names))


def _add(digest: hashlib._Hash, font: Path, limit: int | None) -> None:
    try:
        with font.open("rb") as file:
            begin = file.read(limit)
        size = font.stat().st_size
    except OSError:
        return
    digest.update(f"{font}\0{size}\0".encode("utf-8", "surrogateescape") + begin)


def look_up(fonts: Iterable[str], project_fonts: Path | None = None) -> tuple[Font, ...]:
    """Return for each of the fonts whether it is there and what stands in for it, sorted by name."""
    names = sorted(set(fonts))
    program = shutil.which("fc-match")
    if program is None:
        known = windows_families() | file_families(project_fonts)
        return tuple(Font(name, known_as(name, known), None, True) for name in names)
    with scratch() as directory:
        config = configure(Path(directory), project_fonts)
        return tuple(_font(name, *_match(program, config, name)) for name in names)


def _font(name: str, families: tuple[str, ...], languages: frozenset[str]) -> Font:
    there = name.casefold() in map(str.casefold, families)
    return Font(name, there, families[0] if families else None, name.isascii() or "zh-cn" in languages)


def substitutes(
    fonts: Iterable[str], project_fonts: Path | None = None, installed: str | None = None
) -> tuple[Substitution, ...]:
    """Return what stands in for those of the fonts that are missing, sorted by name; nothing without fontconfig.

    With `installed`, the `fingerprint` of the fonts, fontconfig is asked once in a process while that is the same.
    """
    if not shutil.which("fc-match"):
        return ()
    found = look_up(fonts, project_fonts) if installed is None else _known(frozenset(fonts), project_fonts, installed)
    return tuple(Substitution(one.name, one.stand_in) for one in found if one.stand_in and not one.there)


@lru_cache(maxsize=4)
def _known(fonts: frozenset[str], project_fonts: Path | None, installed: str) -> tuple[Font, ...]:
    return look_up(fonts, project_fonts)


def chinese_face() -> tuple[Path, int]:
    """Return the file of a bold sans-serif font with Chinese characters, and the number of its face in the file.

    Raises OperationError where fontconfig knows none.
    """
    program = shutil.which("fc-match")
    command = [program or "fc-match", "-f", "%{file}\n%{index}\n%{lang}", "sans:bold:lang=zh-cn"]
    try:
        _log.debug("running %s", command)
        answer = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True).stdout.decode("utf-8")
        file, index, languages = answer.split("\n", 2)
        if "zh-cn" in languages:
            return Path(file), int(index) & 0xFFFF
    except (OSError, subprocess.SubprocessError, ValueError):
        pass
    text = message("no font with Chinese characters was found")
    raise OperationError(text, message("install Noto Sans CJK SC and fontconfig"))


def _match(program: str, config: Path, font: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the names of the family that fontconfig takes for a font, and its languages."""
    pattern = re.sub(r"([\\:,-])", r"\\\1", font)
    if not font.isascii():
        pattern += ":lang=zh-cn"
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    command = [program, "-f", "%{family}\n%{lang}", pattern]
    try:
        _log.debug("running %s", command)
        answer = subprocess.run(command, env=environment, capture_output=True, timeout=TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return (), frozenset()
    families, _, languages = answer.stdout.decode("utf-8", "replace").partition("\n")
    return tuple(families.split(",")), frozenset(languages.split("|"))
