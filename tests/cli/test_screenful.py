"""What is shown before something is written: a screenful at most on a terminal, and all of it elsewhere."""

from __future__ import annotations

import os
import shutil
from types import SimpleNamespace

import pytest

from reportdoc.cli.screenful import show

MORE = "… {} more lines; --full shows them all"
ROWS = [f"{number}" for number in range(100)]
WIDE = [f"{number}{'字' * 25}" for number in range(100)]
"""Of 51 or 52 columns each: three rows of 20."""


@pytest.fixture
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportdoc.cli.screenful.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((20, 24)))


def shown(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    said = capsys.readouterr()
    return said.err.splitlines(), said.out.splitlines()


@pytest.mark.usefixtures("_terminal")
@pytest.mark.parametrize(
    ("notices", "text", "above", "below"),
    [
        (ROWS[:3], ROWS[:10], ROWS[:3], ROWS[:10]),
        ([], ROWS, [], [*ROWS[:19], MORE.format(81)]),
        (ROWS, ROWS, [*ROWS[:9], MORE.format(91)], [*ROWS[:9], MORE.format(91)]),
        (ROWS, ROWS[:2], [*ROWS[:16], MORE.format(84)], ROWS[:2]),
        ([], WIDE, [], [*WIDE[:6], MORE.format(94)]),
        (WIDE, ROWS[:5], [*WIDE[:4], MORE.format(96)], ROWS[:5]),
    ],
)
def test_notices_and_text_fit_a_terminal(
    notices: list[str], text: list[str], above: list[str], below: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    show("\n".join(text), False, notices)
    assert shown(capsys) == (above, below)


@pytest.mark.usefixtures("_terminal")
def test_all_of_it_on_wish(capsys: pytest.CaptureFixture[str]) -> None:
    show("\n".join(ROWS), True, WIDE)
    assert shown(capsys) == (WIDE, ROWS)


def test_a_file_or_a_pipe_gets_all(capsys: pytest.CaptureFixture[str]) -> None:
    show("\n".join(ROWS), False, WIDE)
    assert shown(capsys) == (WIDE, ROWS)
