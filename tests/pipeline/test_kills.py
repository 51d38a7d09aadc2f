"""Builds killed at random moments, two hundred of them: the files are the last good ones, and the cache heals."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pipeline.edits import append
from tests.pipeline.outcome import good_files
from tests.support.programs import reportdoc

COMMAND = [sys.executable, "-c", "from reportdoc.cli import main; main()", "build"]


@pytest.mark.parametrize(("kills", "longest", "options"), [(150, 0.8, ["--no-pdf"]), (50, 2.0, [])])
def test_a_killed_build_leaves_the_last_good_files_and_a_cache_that_heals(
    kills: int, longest: float, options: list[str], project: Path, tmp_path: Path
) -> None:
    chance = random.Random(20231124)
    versions = _versions(project, tmp_path, options)
    good = [files for _, files in versions]
    for count in range(kills):
        text, files = versions[count % 2]
        _write(project, text)
        build = subprocess.Popen(
            [*COMMAND, project, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"LANGUAGE": "en"},
        )
        time.sleep(chance.uniform(0.05, longest))
        build.kill()
        build.wait()
        assert good_files(project) in good, f"after kill {count}"
        if count % 25 == 24:
            done = reportdoc("build", project, *options)
            assert done.returncode == 0, done.stderr
            assert good_files(project) == files


def _versions(project: Path, tmp_path: Path, options: list[str]) -> list[tuple[str, dict[str, bytes]]]:
    """Return two texts of a chapter, each with the files of a clean build; the project has been built with both."""
    versions: list[tuple[str, dict[str, bytes]]] = []
    for text in ("这是一种写法。", "这是另一种写法。"):
        copy = tmp_path / f"clean{len(versions)}"
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns("output"))
        _write(copy, text)
        for folder in (copy, project):
            _write(folder, text)
            if options:
                for path in (folder / "output").glob("*.pdf"):
                    path.unlink()
            done = reportdoc("build", folder, *options)
            assert done.returncode == 0, done.stderr
        versions.append((text, good_files(copy)))
    return versions


def _write(project: Path, text: str) -> None:
    chapter = project / "content/chapters/2-service.md"
    chapter.write_text("# 服务贡献 {#sec-service}\n", encoding="utf-8")
    append(project, text)
