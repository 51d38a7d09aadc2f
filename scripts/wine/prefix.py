"""A Windows made of Wine: Chinese, of the version that Windows 10 tells, with what Wine lacks put in."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from scripts.wine.libraries import mended_runtime, random_numbers
from scripts.wine.office import DRIVES

PARTS = Path(__file__).parent
OVERRIDES = "mscoree=d;mshtml=d;winemenubuilder.exe=d;wbemprox=d;ucrtbase=n,b"
"""Libraries that are not to be found (d), or taken from the prefix (n). Of wbemprox Python's `platform` asks what Wine
ends a program for."""
PATIENCE = 1200.0
"""Seconds for one program."""


@dataclass(frozen=True, slots=True)
class Windows:
    """A prefix of Wine and how programs run in it."""

    folder: Path
    """The prefix; `drive_c` in it is C:."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Environment variables of every program."""

    def run(self, *command: str | Path, folder: Path, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows in a folder and return its exit code and all that it says."""
        return subprocess.run(
            ["wine", *map(str, command)],
            cwd=folder,
            env={**self.settings, **more},
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )

    def start(self, *command: str | Path, folder: Path) -> subprocess.Popen[bytes]:
        """Start a program of Windows in a folder, with pipes: Python does not start with a file of Linux as output."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            cwd=folder,
            env=dict(self.settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def end(self) -> None:
        """End every program in the prefix."""
        subprocess.run(["wineserver", "-k"], env=dict(self.settings), check=False)
        subprocess.run(["wineserver", "-w"], env=dict(self.settings), check=False)

    def path(self, place: Path) -> str:
        r"""Return how Windows calls a place on C:, such as `C:\users`."""
        return "C:\\" + str(place.relative_to(self.folder / "drive_c")).replace("/", "\\")


def made(folder: Path) -> Windows:
    """Return a fresh Windows in a folder; raises CalledProcessError where Wine fails."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    languages = folder / "locales"
    languages.mkdir()
    # Wine's code page is that of the locale, which this machine may not have; warnings about it are exit code 1.
    subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", languages / "zh_CN.UTF-8"], check=False)
    prefix = folder / "prefix"
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "USER")}
    windows = Windows(
        prefix,
        {
            **kept,
            **{"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": OVERRIDES},
            **{"LC_ALL": "zh_CN.UTF-8", "LOCPATH": str(languages), "PYTHONUTF8": "1"},
            DRIVES: str(prefix / "dosdevices"),
            "REPORTDOC_SOFFICE": r"C:\office\soffice.exe",
        },
    )
    # What is started first keeps the services' output: a pipe would stay open until they end.
    for command in (["wineboot", "-i"], ["wine", "winecfg", "/v", "win10"], ["wineserver", "-w"], ["wineserver", "-p"]):
        subprocess.run(
            command, env=dict(windows.settings), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    system = prefix / "drive_c/windows/system32"
    (system / "ucrtbase.dll").write_bytes(mended_runtime((system / "ucrtbase.dll").read_bytes()))
    (system / "bcryptprimitives.dll").write_bytes(random_numbers())
    subprocess.run(
        ["wine", "cmd", "/c", "exit"],
        env=dict(windows.settings),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return windows


def install_office(windows: Windows, python: Path, pip: Path) -> None:
    """Put a soffice.exe on C: that is this machine's LibreOffice; `python` is one for Windows, `pip` a wheel of pip."""
    folder = windows.folder / "drive_c/office"
    folder.mkdir()
    shutil.copy(PARTS / "office.sh", folder)
    with zipfile.ZipFile(pip) as wheel:
        launcher = wheel.read("pip/_vendor/distlib/t64.exe")
    # A launcher, the program it starts, and a zip that this runs: as pip installs commands on Windows.
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(PARTS / "office.py", "__main__.py")
    start = f"#!{windows.path(python)}\r\n".encode()
    (folder / "soffice.exe").write_bytes(launcher + start + packed.getvalue())
