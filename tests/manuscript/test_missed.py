"""Text that stands in a file and that no reader took is told."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import run
from tests.manuscript.wordml import r

_UNREAD = "text that was not read; look where it belongs"
_RESAVE = "its text is in files inserted into it; open it in Word, save it as .docx, and import that"


def test_text_in_an_element_that_nobody_knows_is_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.xml(f"<w:p>{r('甲')}<w:r><w:unknown><w:t>新式文字</w:t></w:unknown></w:r></w:p>")
    found = made(manuscript, tmp_path)
    assert [note for note in found.notes if note.startswith(_UNREAD)] == [f"{_UNREAD}: 新式文字"]


def test_what_was_read_hidden_deleted_or_meant_for_older_programs_is_not(tmp_path: Path) -> None:
    manuscript = Manuscript()
    gone = f'<w:del w:author="甲"><w:r><w:t>删除</w:t></w:r></w:del>{r("隐藏", "<w:vanish/>")}'
    old = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧版</w:t></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    manuscript.xml(f"<w:p>{r('甲')}{gone}{old}</w:p>")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    assert not any(note.startswith(_UNREAD) for note in made(manuscript, tmp_path).notes)


def test_a_file_inserted_into_the_manuscript_is_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("正文。")
    manuscript.xml('<w:altChunk r:id="rId99"/>')
    found = made(manuscript, tmp_path)
    assert f"the text of an inserted file is missing: {_RESAVE}" in found.notes


def test_a_manuscript_of_nothing_but_an_inserted_file_says_what_to_do(tmp_path: Path) -> None:
    source = Manuscript().save(tmp_path / "a.docx")
    with ZipFile(source) as old, ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                start, end = data.index(b"<w:p>"), data.index(b"<w:sectPr")
                data = data[:start] + b'<w:altChunk r:id="rId99"/>' + data[end:]
            new.writestr(name, data)
    done = run(tmp_path / "b.docx", tmp_path / "project")
    assert done.exit_code == 2
    assert f'"b.docx" holds no text ({_RESAVE})' in done.output
