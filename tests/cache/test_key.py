"""The key of a user: made once, read by nobody else, and done without where it cannot be kept."""

from __future__ import annotations

import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from reportdoc.cache.key import user_key
from tests.support.systems import WINDOWS, needs_posix

KEY = "reportdoc/cache.key"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return _kept_in(tmp_path / "state", monkeypatch)


def _kept_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have keys kept in a folder, by the variables of this system and of Windows, and return it."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_it_is_made_once_and_only_its_owner_may_read_it(state: Path) -> None:
    made = user_key()
    assert made and len(made) == 32
    assert user_key() == made == (state / KEY).read_bytes()
    if not WINDOWS:
        assert stat.S_IMODE((state / KEY).stat().st_mode) == 0o600
        assert stat.S_IMODE((state / KEY).parent.stat().st_mode) == 0o700
    assert [path.name for path in (state / KEY).parent.iterdir()] == ["cache.key"]


def test_another_user_has_another_one(state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = user_key()
    _kept_in(tmp_path / "another", monkeypatch)
    assert user_key() != ours


@needs_posix
def test_it_lies_in_the_home_folder_where_nothing_else_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for said in ("", "relative/folder"):
        monkeypatch.setenv("XDG_STATE_HOME", said)
        assert user_key() == (tmp_path / ".local/state" / KEY).read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(33)),
        pytest.param(lambda path: path.chmod(0o644), marks=needs_posix),
        pytest.param(lambda path: path.chmod(0o620), marks=needs_posix),
    ],
    ids=["empty", "long", "others may read it", "others may write it"],
)
def test_one_that_is_none_or_that_others_can_know_is_replaced(spoil: Callable[[Path], object], state: Path) -> None:
    before = user_key()
    spoil(state / KEY)
    after = user_key()
    assert after and after != before
    assert user_key() == after


def test_there_is_none_where_none_can_be_kept(state: Path) -> None:
    state.write_text("a file where the folder would be", encoding="ascii")
    assert user_key() is None


def test_several_that_start_at_once_get_the_same_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(8) as pool:
        for number in range(30):
            _kept_in(tmp_path / str(number), monkeypatch)
            together = Barrier(8)
            found = set(pool.map(lambda _, together=together: (together.wait(), user_key())[1], range(8)))
            assert found == {(tmp_path / str(number) / KEY).read_bytes()}
