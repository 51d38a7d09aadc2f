"""Makes zips with which an office installs the program without a network: `make bundle`.

The pins of constraints.txt say what goes in, with their digests; pip fetches it from wherever its own settings say. Run
it with the Python of `.venv`: it needs packaging and hatchling, and pip.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PARTS = ROOT / "scripts" / "bundle"
PYTHONS = ("3.11", "3.12", "3.13")
EPOCH = (2020, 1, 1, 0, 0, 0)
"""Time of all files, so that the same wheels give the same zip."""
GLIBC = range(36, 4, -1)
"""Minor versions of the C library 2 whose wheels run on Debian 12, the newest first."""


@dataclass(frozen=True, slots=True)
class System:
    """A system that a bundle is for."""

    platforms: tuple[str, ...]
    """Tags of wheels that run there, the best first."""
    markers: Mapping[str, str]
    endings: tuple[str, ...]
    """Of the files in `scripts/bundle/` that it gets; of 先看这里 each has its own."""
    line_end: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """A wheel and its version."""

    version: str
    wheel: Path


def _markers(platform: str, name: str, system: str, machine: str) -> dict[str, str]:
    """Return what environment markers say on a system (PEP 508), beside the version of Python."""
    return {
        "implementation_name": "cpython",
        "os_name": name,
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": system,
        "platform_version": "",
        "sys_platform": platform,
    }


SYSTEMS = {
    "windows": System(
        ("win_amd64",), _markers("win32", "nt", "Windows", "AMD64"), (".cmd", ".windows.txt", ".py"), "\r\n"
    ),
    "linux": System(
        (*(f"manylinux_2_{minor}_x86_64" for minor in GLIBC), "manylinux2014_x86_64", "manylinux1_x86_64"),
        _markers("linux", "posix", "Linux", "x86_64"),
        (".sh", ".posix.txt", ".py"),
        "\n",
    ),
    "macos": System(
        tuple(f"macosx_{major}_0_{chip}" for major in range(15, 10, -1) for chip in ("arm64", "universal2")),
        _markers("darwin", "posix", "Darwin", "arm64"),
        (".sh", ".posix.txt", ".py"),
        "\n",
    ),
}


def main() -> None:
    """Make the bundles that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("systems", nargs="*", choices=[*SYSTEMS, []], default=["windows", "linux"])
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "bundle")
    parser.add_argument("--python", nargs="*", choices=PYTHONS, default=PYTHONS)
    given = parser.parse_args()
    own = build_wheel(given.output)
    for name in given.systems:
        print(bundle(name, given.output, own, given.python))


def bundle(name: str, output: Path, own: Path, pythons: Iterable[str] = PYTHONS) -> Path:
    """Return the zip for a system, made in a folder with our own wheel; raises CalledProcessError where pip fails."""
    system = SYSTEMS[name]
    files: dict[str, bytes | Path] = {f"setup/wheels/{own.name}": own}
    for python in pythons:
        wheels = fetched(system, python, output / "wheels" / name / python)
        needed = closure(own, wheels, {**system.markers, **_versions(python)})
        files[f"setup/requirements-{python}.txt"] = "".join(
            f"{name}=={one.version} --hash=sha256:{digest(one.wheel)}\n" for name, one in sorted(needed.items())
        ).encode()
        files |= {f"setup/wheels/{one.wheel.name}": one.wheel for one in (*needed.values(), wheels["pip"])}
    files |= own_files(system)
    version = own.name.split("-")[1]
    return packed(output / f"reportdoc-{version}-{name}.zip", f"reportdoc-{version}", files)


def own_files(system: System) -> dict[str, bytes]:
    """Return our files for a system by their places in the bundle."""
    found = {}
    for part in PARTS.iterdir():
        if part.name.endswith(system.endings):
            place = f"setup/{part.name}" if part.suffix == ".py" else part.name.partition(".")[0] + part.suffix
            found[place] = text(part, system.line_end)
    return found


def text(part: Path, line_end: str) -> bytes:
    """Return one of our files for a system; a text for Windows begins with a signature, which Notepad looks for."""
    data = part.read_text(encoding="utf-8").replace("\n", line_end).encode()
    return b"\xef\xbb\xbf" + data if part.suffix == ".txt" and line_end == "\r\n" else data


def build_wheel(folder: Path) -> Path:
    """Return our own wheel, built from the tree."""
    folder.mkdir(parents=True, exist_ok=True)
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    return folder / done.stdout.split()[-1]


def fetched(system: System, python: str, folder: Path) -> dict[str, Pinned]:
    """Return by name the wheel of every pin for a system and a Python, fetched into a folder unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    pins = dict(for_system(ROOT / "constraints.txt", {**system.markers, **_versions(python)}))
    asked = folder / "pins.txt"
    asked.write_text("\n".join(f"{name}{pin}" for name, pin in pins.items()), encoding="utf-8")
    platforms = [argument for tag in system.platforms for argument in ("--platform", tag)]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--only-binary", ":all:", "--implementation", "cp", "--python-version", python, *platforms),
            *("--require-hashes", "--requirement", str(asked), "--dest", str(folder)),
        ],
        check=True,
    )
    found = {}
    for path in sorted(folder.glob("*.whl")):
        wheel, version, *_ = path.name.split("-")
        # The folder may hold those of earlier pins as well.
        if pins.get(name := canonicalize_name(wheel), "").startswith(f"=={version} "):
            found[name] = Pinned(version, path)
    return found


def for_system(pins: Path, markers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield name, and version with digests, of the pins that hold where the markers do.

    pip would judge markers by the machine that it runs on.
    """
    for entry in re.split(r"(?m)^(?=[A-Za-z0-9])", pins.read_text(encoding="utf-8"))[1:]:
        requirement, *hashes = re.findall(r"(?m)^(?!\s*#)\s*(.+?)\s*\\?$", entry)
        wanted = Requirement(requirement)
        if wanted.marker is None or wanted.marker.evaluate(dict(markers)):
            yield canonicalize_name(wanted.name), " ".join([str(wanted.specifier), *hashes])


def closure(own: Path, wheels: Mapping[str, Pinned], markers: Mapping[str, str]) -> dict[str, Pinned]:
    """Return our wheel and those that it needs, directly or not; raises KeyError where a pin is missing."""
    found = {"reportdoc": Pinned(own.name.split("-")[1], own)}
    waiting: list[tuple[str, frozenset[str]]] = [("reportdoc", frozenset({""}))]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        for one in requirements(found[name].wheel):
            if one.marker and not any(one.marker.evaluate({**markers, "extra": extra}) for extra in extras):
                continue
            step = (canonicalize_name(one.name), frozenset({"", *one.extras}))
            found[step[0]] = wheels[step[0]]
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return found


def requirements(wheel: Path) -> list[Requirement]:
    """Return what a wheel says it needs."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        told = BytesParser().parsebytes(archive.read(name), headersonly=True)
    return [Requirement(line) for line in told.get_all("Requires-Dist", [])]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def packed(target: Path, folder: str, files: Mapping[str, bytes | Path]) -> Path:
    """Return a zip with a folder that holds some files; the same files give the same zip, whatever compresses."""
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            content = files[name]
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.create_system = 3
            entry.external_attr = (0o100755 if name.endswith(".sh") else 0o100644) << 16
            archive.writestr(entry, content.read_bytes() if isinstance(content, Path) else content)
    return target


def _versions(python: str) -> dict[str, str]:
    return {"python_version": python, "python_full_version": f"{python}.0", "implementation_version": f"{python}.0"}


if __name__ == "__main__":
    main()
