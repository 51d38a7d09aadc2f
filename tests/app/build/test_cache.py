"""The cache folder: whatever happens to it, the next build is as good as one from nothing; and it does not grow."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdoc.app.build import inputs
from reportdoc.app.build.build import build
from reportdoc.app.build.result import Built
from reportdoc.cache import tools
from reportdoc.cache.key import user_key
from reportdoc.cache.store import Store, key_of
from tests.app.build.edits import EDITS, append
from tests.app.build.outcome import good_files
from tests.support.fuzzing import examples
from tests.support.kinds import first

CACHE = "output/.reportdoc-cache"


def built(project: Path, pdf: bool = False) -> Built:
    """Build in this process."""
    return build(project, project / "output", pdf, lambda stage, index, stages: None)


def clean(project: Path, folder: Path, pdf: bool = False) -> dict[str, bytes]:
    """Build a copy of a project whose output folder does not exist."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("output"))
    built(folder, pdf)
    return good_files(folder)


def entries(project: Path) -> list[Path]:
    return sorted(path for path in (project / CACHE).rglob("*") if path.is_file())


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _foreign(path: Path) -> None:
    path.write_text(json.dumps({"digest": "0" * 64, "record": {"objects": ["../../secret"]}}), encoding="utf-8")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", first(2, [_flip, _foreign, _folder, Path.unlink, lambda path: path.write_bytes(b"")])
)
def test_damaged_and_foreign_entries_are_noticed_and_made_again(
    damage: Callable[[Path], object], project: Path, tmp_path: Path
) -> None:
    good = good_files(project)
    for path in entries(project):
        if path.suffix == ".json" or path.parent.name == "objects":
            damage(path)
    assert built(project, pdf=True).rebuilt == ("assemble", "layout", "finish")
    assert good_files(project) == good
    assert built(project, pdf=True).rebuilt == ()


def test_one_damaged_object_costs_only_its_own_stage(project: Path) -> None:
    good = good_files(project)
    (pages,) = [path for path in entries(project) if path.read_bytes().startswith(b"%PDF")]
    _flip(pages)
    for path in (project / "output").glob("*.pdf"):
        path.unlink()
    assert built(project, pdf=True).rebuilt == ("layout", "finish")
    assert good_files(project) == good


@pytest.mark.parametrize(
    ("library", "rebuilt"),
    first(1, [("pikepdf", ("finish",)), ("pandas", ("assemble", "finish")), ("no-such-library", ())]),
)
def test_another_version_of_a_library_reaches_the_stages_that_call_it(
    library: str, rebuilt: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "version", lambda name: "99.0" if name == library else version(name))
    monkeypatch.setattr(inputs, "fingerprint", tools.fingerprint.__wrapped__)  # as a new process asks
    assert built(project, pdf=True).rebuilt == rebuilt


def test_the_cache_is_bounded_and_holds_plain_files(project: Path) -> None:
    (project / CACHE / "objects/stranger").write_bytes(b"x" * 1000)
    store = Store(project / CACHE, user_key())
    for number in range(60):
        store.write("layout", key_of({"number": number}), {"objects": [store.put(str(number).encode())]})
    append(project, "又一段。")
    built(project)
    records = [path for path in entries(project) if path.suffix == ".json"]
    assert len(records) <= 41
    known = {digest for path in records for digest in json.loads(path.read_bytes())["record"]["objects"]}
    assert {path.name for path in entries(project) if path.parent.name == "objects"} == known
    assert built(project).rebuilt == ()


@pytest.mark.slow
@examples(4)
@given(steps=st.lists(st.lists(st.sampled_from([*EDITS, "damage", "undo"]), max_size=3), min_size=1, max_size=4))
def test_after_any_edits_the_word_file_is_that_of_a_clean_build(
    steps: list[list[str]], built_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _after_any_edits(steps, built_once, tmp_path_factory.mktemp("edits"), pdf=False)


@pytest.mark.slow
@examples(1)
@given(steps=st.lists(st.lists(st.sampled_from([*EDITS, "damage", "undo"]), max_size=3), min_size=1, max_size=3))
def test_after_any_edits_both_files_are_those_of_a_clean_build(
    steps: list[list[str]], built_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _after_any_edits(steps, built_once, tmp_path_factory.mktemp("edits"), pdf=True)


def _after_any_edits(steps: list[list[str]], origin: Path, folder: Path, pdf: bool) -> None:
    project = folder / "project"
    shutil.copytree(origin, project)
    for names in steps:
        for name in names:
            if name == "damage":
                for path in entries(project)[::3]:
                    path.write_bytes(path.read_bytes()[:-1])
            elif name == "undo":
                shutil.copytree(origin / "content", project / "content", dirs_exist_ok=True)
            else:
                EDITS[name](project)
        for path in (project / "output").glob("*年度*"):
            if pdf:
                continue
            path.unlink()  # the year names the files; without this the old year's would be counted as well
        built(project, pdf)
    made = clean(project, folder / "clean", pdf)
    assert {name: data for name, data in good_files(project).items() if name in made} == made
    shutil.rmtree(folder)
