"""Files made to harm are read in another process, and told in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from reportdoc.app.incoming.box import Incoming, put
from reportdoc.app.incoming.preview import Asked, Preview, preview
from reportdoc.app.limited import Limited, Limits
from reportdoc.present.findings.columns import titles
from tests.app.returned.report import write
from tests.support.here import Here
from tests.support.programs import ROOT, reportdoc

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(4000)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project."""
    return write(tmp_path / "年报")


def bomb(folder: Path) -> bytes:
    """Return a workbook of which one sheet unpacks to three hundred million blanks."""
    file = folder / "bomb.xlsx"
    openpyxl.Workbook().save(file)
    blanks = b" " * 10_000_000
    with ZipFile(file, "a", ZIP_DEFLATED) as archive, archive.open("xl/other.xml", "w", force_zip64=True) as one:
        for _ in range(30):
            one.write(blanks)
    return file.read_bytes()


def long_sheet(folder: Path) -> bytes:
    """Return a workbook with a row more than a table may have."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for row in range(20_001):
        sheet.append([f"班次{row}", "内容", row])
    book.save(folder / "long.xlsx")
    return (folder / "long.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("name", "made", "told"),
    [
        ("classes.xlsx", lambda folder: b"PK\x03\x04 garbage", "damaged"),
        ("人才培养.docx", lambda folder: b"\x00\xff" * 4000, "damaged"),
        ("classes.xlsx", lambda folder: ENCRYPTED, "protected by a password"),
        pytest.param("classes.xlsx", long_sheet, "more than 20000 rows", marks=pytest.mark.long),
        ("classes.xlsx", bomb, "unpack"),
        ("fair.png", lambda folder: b"<svg onload=alert(1)>", "damaged"),
        ("run.exe", lambda folder: b"MZ", "does not say what it is for"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(
    project: Path, tmp_path: Path, name: str, made: Callable[[Path], bytes], told: str
) -> None:
    one, _ = put(project, name, made(tmp_path), "", "王芳")
    found = preview(project, Asked(one, None), titles(), Here())
    assert not found.fits
    said = " ".join([*(str(text) for text, _ in found.errors), *map(str, found.problems)])
    assert told in said
    assert not (project / "content/deliveries.csv").exists()


def reads_for_ever(project: Path, asked: Asked, titles: object, stamp: str) -> Preview:
    """Stand for a library that does not come back from a file."""
    time.sleep(300)
    raise AssertionError


@pytest.mark.long
def test_a_reader_that_hangs_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = put(project, "classes.xlsx", b"x", "", "王芳")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr("reportdoc.app.incoming.preview._preview", reads_for_ever)
    found = preview(project, Asked(one, None), titles(), Limited(Limits(seconds=8)))
    assert [str(text) for text, _ in found.errors] == ["reading took longer than 8 seconds and was ended"]


@pytest.mark.long
def test_the_command_lists_takes_and_returns_what_waits(project: Path) -> None:
    data = (project / "content/tables/classes.csv").read_text(encoding="utf-8").replace("电工,36", "电工,38").encode()
    one, new = put(project, "classes.csv", data, "继续教育学院", "王芳")
    again, once_more = put(project, "另一个名字.csv", data, "继续教育学院", "王芳")
    assert (new, once_more, again) == (True, False, one)
    assert "000001" in reportdoc("incoming", project).stdout
    assert reportdoc("incoming", project, "--return", "1", "--reason", "数据不全").returncode == 1
    from reportdoc.app.incoming.box import confirm, find

    confirm(project, one, "王芳")
    assert reportdoc("incoming", project, "--return", "1").returncode == 2
    assert reportdoc("incoming", project, "--take", "1", "--by", "李统稿").returncode == 0
    assert find(project, 1) is None
    assert "电工,38" in (project / "content/tables/classes.csv").read_text(encoding="utf-8")
    assert ",继续教育学院,classes.csv," in (project / "content/deliveries.csv").read_text(encoding="utf-8")
    assert reportdoc("undo", project).returncode == 0
    back = find(project, 1)
    assert isinstance(back, Incoming)
    assert replace(back, time=one.time, state=one.state) == one


def test_what_is_known_of_a_file_cannot_lead_out_of_its_folder(project: Path) -> None:
    one, _ = put(project, "classes.csv", b"a,b\n1,2\n", "", "王芳")
    entry = project / one.folder / "delivery.json"
    for stored in ("../../content/report.yaml", "/etc/passwd", "..", "delivery.json/../classes.csv"):
        entry.write_text(entry.read_text(encoding="utf-8").replace('"classes.csv"', f'"{stored}"', 2), encoding="utf-8")
        assert "classes" not in reportdoc("incoming", project).stdout
        listed, taken = reportdoc("incoming", project), reportdoc("incoming", project, "--take", "1")
        assert listed.returncode == taken.returncode == 2
        assert "incoming/000001/delivery.json: " in listed.stderr
        assert "is no name of a file in its folder (this delivery is passed over" in listed.stderr
        assert "is no name of a file in its folder" in taken.stderr
        entry.write_text(entry.read_text(encoding="utf-8").replace(f'"{stored}"', '"classes.csv"'), encoding="utf-8")


def test_a_delivery_that_is_damaged_is_told_beside_the_others(project: Path) -> None:
    for number in range(1, 7):
        put(project, f"{number}.csv", f"a,b\n1,{number}\n".encode(), "", "王芳")
    entries = [project / f"incoming/{number:06}/delivery.json" for number in range(1, 7)]
    texts = [one.read_text(encoding="utf-8") for one in entries]
    entries[1].write_text(texts[1][:40], encoding="utf-8")
    entries[2].write_text(
        texts[2].replace('"number": 3', '"number": 1').replace('"state"', '"stand"'), encoding="utf-8"
    )
    entries[3].write_text(texts[3].replace('"number": 4', '"number": 1'), encoding="utf-8")
    (project / "incoming/000005/5.csv").rename(project / "incoming/000005/x.csv")
    entries[5].unlink()
    entries[5].symlink_to(project / "content/report.yaml")
    result = reportdoc("incoming", project)
    assert [one.split()[0] for one in result.stdout.splitlines()] == ["000001"]
    assert result.returncode == 2
    told = [line.strip().split(" (")[0] for line in result.stderr.splitlines()[1:]]
    assert told == [
        "incoming/000002/delivery.json: what it says is damaged",
        "incoming/000003/delivery.json: what it says is damaged: state",
        "incoming/000004/delivery.json: it says that it is delivery 1",
        'incoming/000005/delivery.json: the file "5.csv" is not in its folder',
        "incoming/000006/delivery.json: there is no such file",
    ]
