"""Stands for soffice.exe under Wine: hands what it is asked to the LibreOffice of this machine, which runs on Linux.

A program of Linux that Wine starts gives back no handle, so `office.sh` watches whether this process is still there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

DRIVES = "WINE_DRIVES"
"""Environment variable with the folder in which Wine has a link a drive."""
HANDED_ON = ("TMPDIR", "FONTCONFIG_FILE")


def main() -> int:
    """Run LibreOffice with the arguments of the command line; return its exit code."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "alive").touch()
        settings = {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}
        settings |= {name: _outside(os.environ[name]) for name in HANDED_ON if name in os.environ}
        if fonts := os.environ.get("FONTCONFIG_FILE"):
            text = re.sub(r"(?<=>)[A-Za-z]:\\[^<]*", lambda found: _outside(found[0]), Path(fonts).read_text("utf-8"))
            _write(folder / "fonts.conf", text)
            settings["FONTCONFIG_FILE"] = _outside(str(folder / "fonts.conf"))
        lines = [f"export {name}='{value}'\n" for name, value in settings.items()]
        _write(folder / "environment", "".join(["unset LANG LANGUAGE LOCPATH\n", *lines]))
        _write(folder / "arguments", "".join(f"{_translated(argument)}\n" for argument in sys.argv[1:]))
        _start(str(Path(sys.argv[0]).resolve().parent / "office.sh"), _outside(name))
        while not (folder / "code").exists():
            (folder / "alive").touch()
            time.sleep(0.05)
        sys.stderr.write((folder / "printed").read_text(encoding="utf-8", errors="replace"))
        sys.stderr.flush()
        return int((folder / "code").read_text())


def _start(*command: str) -> None:
    import _winapi

    _winapi.CreateProcess(None, subprocess.list2cmdline(command), None, None, 0, 0, None, None, None)  # type: ignore


def _translated(argument: str) -> str:
    argument = re.sub(r"file:///([A-Za-z]:/[^\"]*)", lambda found: f"file://{_outside(found[1])}", argument)
    return _outside(argument) if re.match(r"[A-Za-z]:\\", argument) else argument


def _outside(path: str) -> str:
    """Return a path of Windows as Linux has it."""
    drive, rest = path[:2].lower(), path[2:].replace("\\", "/")
    return f"{os.environ[DRIVES]}/{drive}{rest}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
