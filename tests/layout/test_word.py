"""Word and WPS by COM: what is decided without them. No call has ever met either; the objects here are stand-ins."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reportdoc.layout.engine import EngineFailed, EngineMissing
from reportdoc.layout.engines import takes_word
from reportdoc.layout.word import WordProcessor, choose, com, registered
from tests.support.programs import reportdoc


class Refusal(Exception):
    """What a call to a program raises."""


class StandIn:
    """What a program of COM looks like from here; it writes down what it is asked."""

    Version = "16.0"

    def __init__(self, refuses: bool = False, writes: bool = True) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self._refuses, self._writes = refuses, writes
        self.Documents = SimpleNamespace(Open=self._open)

    def _open(self, path: str, **options: bool) -> SimpleNamespace:
        self.asked.append(("open", Path(path).name, options["ReadOnly"], options["AddToRecentFiles"]))
        if self._refuses:
            raise Refusal("the file is locked")
        return SimpleNamespace(ExportAsFixedFormat=self._export, Close=lambda how: self.asked.append(("close", how)))

    def _export(self, path: str, form: int, **options: object) -> None:
        self.asked.append(("export", form, options["OpenAfterExport"]))
        if self._writes:
            Path(path).write_bytes(b"%PDF-1.7")

    def Quit(self, how: int) -> None:
        """Note that it was ended."""
        self.asked.append(("quit", how))


def processor(program: StandIn, *names: str) -> WordProcessor:
    return WordProcessor(lambda name: name in names, lambda: (lambda name: program, (Refusal,)))


def test_word_is_asked_before_wps_and_neither_is_told() -> None:
    both = ("Word.Application", "KWPS.Application")
    assert choose(both, lambda name: True) == "Word.Application"
    assert choose(both, lambda name: name == "KWPS.Application") == "KWPS.Application"
    with pytest.raises(EngineMissing, match="neither Word nor WPS Writer"):
        choose(both, registered)


def test_pages_are_laid_out_from_a_file_that_is_only_read_and_the_program_ends(tmp_path: Path) -> None:
    program = StandIn()
    (tmp_path / "in.docx").write_bytes(b"")
    with processor(program, "KWPS.Application") as engine:
        assert engine.version == "WPS Writer 16.0"
        engine.convert(tmp_path / "in.docx", tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.7"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.docx", "out.pdf"]
    assert program.asked == [("open", "in.docx", True, False), ("export", 17, False), ("close", 0), ("quit", 0)]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (StandIn(refuses=True), "Microsoft Word cannot lay out the document: the file is locked"),
        (StandIn(writes=False), "Microsoft Word wrote no PDF"),
    ],
)
def test_a_program_that_fails_is_told_and_ended(tmp_path: Path, program: StandIn, told: str) -> None:
    (tmp_path / "out.pdf").write_bytes(b"of before")
    with pytest.raises(EngineFailed) as failed:
        processor(program, "Word.Application").convert(tmp_path / "in.docx", tmp_path / "out.pdf")
    assert failed.value.message.template.format(**failed.value.message.arguments) == told
    assert program.asked[-1] == ("quit", 0)
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_word_lays_out_pages_on_windows_only_and_only_where_it_is_asked_for() -> None:
    assert takes_word("word", "win32")
    assert not takes_word("", "win32")
    assert not takes_word("libreoffice", "win32")
    with pytest.raises(EngineMissing, match="on Windows only"):
        takes_word("word", "linux")
    with pytest.raises(EngineMissing, match="names latex, which is no engine"):
        takes_word("latex", "win32")


def test_whoever_asks_for_word_here_is_told(tmp_path: Path) -> None:
    done = reportdoc("doctor", folder=tmp_path, environment=(("REPORTDOC_ENGINE", "word"),))
    assert done.returncode == 1
    assert "MISSING  layout engine  Word and WPS lay out pages on Windows only\n" in done.stdout


def test_without_pywin32_it_is_named() -> None:
    with pytest.raises(EngineMissing, match="pywin32"):
        com()
