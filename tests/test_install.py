"""The editable install: whatever the folder is called and whatever the locale, Python starts and finds the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support.programs import ROOT


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_command_starts_from_a_folder_with_a_chinese_name_and_a_space(tmp_path: Path, locale: str) -> None:
    folder = tmp_path / "质量年报 工具"
    python = _installed(folder)
    done = subprocess.run(
        [python, "-c", "import reportdoc; print(ascii(reportdoc.__file__))"],
        env={"PATH": os.environ["PATH"], "LC_ALL": locale},
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == ascii(str(folder / "src/reportdoc/__init__.py"))


def _installed(folder: Path) -> Path:
    """Install what there is of the package as editable into an environment in a folder, and return its Python."""
    (folder / "src/reportdoc").mkdir(parents=True)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "src/reportdoc/__init__.py"):
        shutil.copy(ROOT / name, folder / name)
    venv.create(folder / ".venv", symlinks=True)
    (packages,) = folder.glob(".venv/lib/python*/site-packages")
    build = "from hatchling.build import build_editable; build_editable('dist')"
    subprocess.run([sys.executable, "-c", build], check=True, cwd=folder, capture_output=True, timeout=60)
    (wheel,) = folder.glob("dist/*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    found = find_spec("editables")
    assert found is not None
    shutil.copytree(Path(str(found.origin)).parent, packages / "editables")
    return folder / ".venv/bin/python"
