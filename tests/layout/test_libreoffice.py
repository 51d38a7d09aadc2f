"""LibreOffice as the program drives it: real conversions, and every way in which one can fail."""

from __future__ import annotations

import logging
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from docx import Document

from reportdoc.layout.engine import EngineFailed, EngineMissing
from reportdoc.layout.libreoffice.engine import LibreOffice
from tests.support.pdf import info, pages
from tests.support.programs import ends, program

pytestmark = pytest.mark.slow


def _document(path: Path, *texts: str) -> Path:
    document = Document()
    for text in texts or ("报告正文",):
        document.add_paragraph(text)
    document.save(str(path))
    return path


def _stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("REPORTDOC_SOFFICE", str(path))


@pytest.mark.long
def test_documents_become_tagged_pdfs_one_after_another_in_a_path_with_spaces_quotes_and_chinese(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "质量 年报 #1 'x'"
    folder.mkdir()
    with LibreOffice() as engine:
        for word in ("甲", "乙"):
            engine.convert(_document(folder / f"{word}.docx", word), folder / f"{word}.pdf")
    assert "甲" in pages(folder / "甲.pdf")[0]
    assert "乙" in pages(folder / "乙.pdf")[0]
    assert info(folder / "乙.pdf")["Tagged"] == "yes"


@pytest.mark.long  # builds of all workers do so all the time
def test_two_engines_at_once_do_not_get_in_each_other_s_way(tmp_path: Path) -> None:
    def convert(word: str) -> str:
        with LibreOffice() as engine:
            engine.convert(_document(tmp_path / f"{word}.docx", word), tmp_path / f"{word}.pdf")
        return pages(tmp_path / f"{word}.pdf")[0]

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(convert, ["甲", "乙"])
    assert "甲" in first and "乙" in second


def test_a_missing_program_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTDOC_SOFFICE", "/nowhere/soffice")
    with pytest.raises(EngineMissing) as caught:
        LibreOffice().prepare()
    assert "REPORTDOC_SOFFICE" in str(caught.value)


@pytest.mark.long
def test_a_damaged_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(b"PK\x03\x04 not a document" * 50)
    with LibreOffice(timeout=60) as engine, pytest.raises(EngineFailed):
        engine.convert(tmp_path / "in.docx", tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_a_program_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _stand_in(monkeypatch, tmp_path, "exec sleep 60")
    with LibreOffice(timeout=0.5) as engine, pytest.raises(EngineFailed, match=r"did not answer"):
        engine.convert(_document(tmp_path / "in.docx"), tmp_path / "out.pdf")


def test_a_program_that_is_stopped_is_killed_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "child"
    _stand_in(monkeypatch, tmp_path, f'sleep 60 & echo $! > "{mark}"; kill -STOP $$')
    with LibreOffice(timeout=0.5) as engine, pytest.raises(EngineFailed):
        engine.convert(_document(tmp_path / "in.docx"), tmp_path / "out.pdf")
    assert ends(int(mark.read_text(encoding="ascii")))


def test_a_crash_tells_what_the_program_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    _stand_in(monkeypatch, tmp_path, "echo no room for the profile >&2; exit 81")
    with LibreOffice() as engine, pytest.raises(EngineFailed, match=r"81") as caught:
        engine.convert(_document(tmp_path / "in.docx"), tmp_path / "out.pdf")
    assert "no room for the profile" in str(caught.value)
    starts = [one.getMessage() for one in caplog.records if one.getMessage().startswith("starting ")]
    assert len(starts) == 2 and all(f"['{tmp_path / 'soffice'}'" in one for one in starts)


def test_a_program_that_says_done_but_writes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # Its last argument is the macro with the address of the folder of jobs between quotation marks.
    folder = 'for last; do :; done; folder=$(echo "$last" | cut -d\\" -f2 | sed s,file://,,)'
    script = f'{folder}; while [ ! -e "$folder/document.docx" ]; do sleep 0.05; done; echo > "$folder/answer"; sleep 60'
    _stand_in(monkeypatch, tmp_path, script)
    with LibreOffice(timeout=10) as engine, pytest.raises(EngineFailed, match=r"wrote no PDF"):
        engine.convert(_document(tmp_path / "in.docx"), tmp_path / "out.pdf")


@pytest.mark.long  # tests/app/build/test_failures.py sees that of a build
def test_a_crash_in_mid_conversion_is_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "crashed"
    crash = f'if [ ! -e "{mark}" ]; then touch "{mark}"; kill -KILL $$; fi'
    _stand_in(monkeypatch, tmp_path, f'{crash}\nexec "{program("soffice")}" "$@"')
    with LibreOffice() as engine:
        engine.convert(_document(tmp_path / "in.docx"), tmp_path / "out.pdf")
    assert "报告正文" in pages(tmp_path / "out.pdf")[0]


@pytest.mark.long  # the test before ends it in the same way, before it works
def test_the_real_program_killed_in_mid_conversion_is_started_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark, long = tmp_path / "pids", _document(tmp_path / "long.docx", *["报告正文"] * 3000)
    _stand_in(monkeypatch, tmp_path, f'echo $$ >> "{mark}"\nexec "{program("soffice")}" "$@"')
    with LibreOffice() as engine, ThreadPoolExecutor(1) as pool:
        engine.prepare()
        sleep(2)  # it has started by then; a hundred pages take it longer than what follows
        conversion = pool.submit(engine.convert, long, tmp_path / "out.pdf")
        sleep(0.5)
        first = int(mark.read_text(encoding="ascii").split()[0])
        os.killpg(first, signal.SIGKILL)
        conversion.result(timeout=600)
    assert len(mark.read_text(encoding="ascii").split()) == 2
    assert int(info(tmp_path / "out.pdf")["Pages"]) > 100
