"""A project that comes with its `output/`: whatever its records say, a build tells and makes what the content says."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportdoc.app.build.build import build
from reportdoc.app.build.result import Built
from tests.app.build.edits import append
from tests.app.build.outcome import good_files
from tests.support.kinds import first

CACHE = "output/.reportdoc-cache"
LIE = "毕业去向落实率为 99.99%。"


def _built(project: Path) -> Built:
    return build(project, project / "output", False, lambda stage, index, stages: None)


@pytest.fixture
def honest(built_once: Path, tmp_path: Path) -> Path:
    """Return a project with a Word file built from it."""
    project = Path(shutil.copytree(built_once, tmp_path / "honest", ignore=shutil.ignore_patterns("output")))
    assert _built(project).rebuilt
    return project


@pytest.fixture
def lying(honest: Path, tmp_path: Path) -> Path:
    """Return a project that differs in one sentence, built by the same user."""
    project = Path(shutil.copytree(honest, tmp_path / "lying", ignore=shutil.ignore_patterns("output")))
    append(project, LIE)
    assert _built(project).rebuilt
    return project


def _record(project: Path, stage: str) -> Path:
    (path,) = (project / CACHE / "records").glob(f"{stage}-*.json")
    return path


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as those were kept that only had a digest of their own."""
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"digest": digest, "seal": digest, "record": record}


def _files_exchanged(honest: Path, lying: Path) -> None:
    """Let the record of the build name the other Word file, which lies there instead of ours."""
    path = _record(honest, "built")
    whole = json.loads(path.read_bytes())
    for name in whole["record"]["files"]:
        shutil.copyfile(lying / "output" / name, honest / "output" / name)
        whole["record"]["files"][name] = hashlib.sha256((honest / "output" / name).read_bytes()).hexdigest()
    path.write_text(json.dumps(whole), encoding="utf-8")


def _files_exchanged_and_digested(honest: Path, lying: Path) -> None:
    _files_exchanged(honest, lying)
    path = _record(honest, "built")
    path.write_text(json.dumps(_plain(json.loads(path.read_bytes())["record"])), encoding="utf-8")


def _objects_exchanged(honest: Path, lying: Path) -> None:
    """Let the record of the assembly name the other one's objects."""
    shutil.copytree(lying / CACHE / "objects", honest / CACHE / "objects", dirs_exist_ok=True)
    ours, theirs = (json.loads(_record(project, "assemble").read_bytes())["record"] for project in (honest, lying))
    _record(honest, "assemble").write_text(json.dumps(_plain({**ours, "objects": theirs["objects"]})), encoding="utf-8")
    _record(honest, "built").unlink()


def _records_renamed(honest: Path, lying: Path) -> None:
    """Put sound records of ours under names of others, whatever they say there."""
    built, assembled = _record(honest, "built"), _record(honest, "assemble")
    shutil.copyfile(_record(lying, "assemble"), assembled)
    shutil.copyfile(_record(lying, "built"), built.with_name("assemble-" + "0" * 64 + ".json"))
    shutil.copytree(lying / CACHE / "objects", honest / CACHE / "objects", dirs_exist_ok=True)
    built.unlink()


def _all_of_another_project(honest: Path, lying: Path) -> None:
    shutil.rmtree(honest / "output")
    shutil.copytree(lying / "output", honest / "output")


@pytest.mark.parametrize(
    "attack",
    first(
        2,
        [
            _files_exchanged,
            _files_exchanged_and_digested,
            _objects_exchanged,
            _records_renamed,
            _all_of_another_project,
        ],
    ),
)
def test_a_build_makes_what_the_content_says(attack: Callable[[Path, Path], None], honest: Path, lying: Path) -> None:
    good, bad = good_files(honest), good_files(lying)
    assert good != bad
    attack(honest, lying)
    assert _built(honest).rebuilt
    assert good_files(honest) == good
    assert _built(honest).rebuilt == ()


def test_records_of_another_user_are_worth_nothing(
    honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = good_files(honest)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert _built(honest).rebuilt == ("assemble", "finish")
    assert good_files(honest) == good
    assert _built(honest).rebuilt == ()


def test_without_a_place_for_a_key_a_build_does_everything_each_time(
    honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = good_files(honest)
    kept = {path: path.read_bytes() for path in (honest / CACHE).rglob("*") if path.is_file()}
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        assert _built(honest).rebuilt == ("assemble", "finish")
    assert good_files(honest) == good
    assert {path: path.read_bytes() for path in (honest / CACHE).rglob("*") if path.is_file()} == kept


def test_a_project_that_was_moved_keeps_what_it_has(honest: Path, tmp_path: Path) -> None:
    assert _built(honest.rename(tmp_path / "elsewhere")).rebuilt == ()
