"""Records of the store: only those that this user's builds sealed count, under the very name they were sealed for."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from reportdoc.cache.store import Store

OURS, OTHER = bytes(range(32)), bytes(32)
RECORD = {"objects": [], "pages": 133}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store(tmp_path, OURS)
    found.write("layout", "a1", RECORD)
    return found


def _path(folder: Path, name: str = "layout-a1") -> Path:
    return folder / "records" / f"{name}.json"


def test_a_record_is_found_by_the_key_that_sealed_it_alone(store: Store, tmp_path: Path) -> None:
    assert store.record("layout", "a1") == RECORD
    assert Store(tmp_path, OTHER).record("layout", "a1") is None
    assert list(Store(tmp_path, OTHER).newest("layout")) == []


@pytest.mark.parametrize("name", ["layout-a2", "built-a1"])
def test_a_record_says_nothing_under_another_name(store: Store, tmp_path: Path, name: str) -> None:
    _path(tmp_path).rename(_path(tmp_path, name))
    stage, _, key = name.partition("-")
    assert store.record(stage, key) is None
    assert list(store.newest(stage)) == []


def test_a_record_changed_by_hand_is_none_whatever_digest_it_is_given(store: Store, tmp_path: Path) -> None:
    whole = json.loads(_path(tmp_path).read_bytes())
    whole["record"]["pages"] = 132
    text = json.dumps(whole["record"], sort_keys=True, separators=(",", ":")).encode()
    plain, keyless = hashlib.sha256(text).hexdigest(), hashlib.blake2b(text, digest_size=32).hexdigest()
    for seal in (whole["seal"], plain, keyless, "", "封", None, 0):
        _path(tmp_path).write_text(json.dumps({**whole, "seal": seal, "digest": plain}), encoding="utf-8")
        assert store.record("layout", "a1") is None


def test_without_a_key_nothing_is_kept_known_or_removed(store: Store, tmp_path: Path) -> None:
    without = Store(tmp_path, None)
    digest = without.put(b"bytes")
    without.write("layout", "a2", RECORD)
    without.prune()
    assert without.record("layout", "a1") is None
    assert without.get(digest) is None
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["layout-a1.json"]
    assert store.record("layout", "a1") == RECORD


def test_git_sees_nothing_of_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    Store(tmp_path / ".reportdoc/built", OURS).write("layout", "a1", RECORD)
    assert (tmp_path / ".reportdoc/built/records").is_dir()
    told = subprocess.run(
        ["git", "status", "--short", "--untracked-files=all"], cwd=tmp_path, check=True, capture_output=True
    )
    assert told.stdout == b""
