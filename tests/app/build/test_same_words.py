"""No build puts files in place that do not say the same: every PDF is read and compared with its Word file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportdoc.app.build.build import build
from reportdoc.layout.engine import nothing
from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.report.problem import InputError, OperationErrors
from tests.app.build.outcome import good_files, leftovers
from tests.support.programs import reportdoc


class _Losing(LibreOffice):
    """LibreOffice, given a document that lacks a comma."""

    def convert(self, docx: Path, pdf: Path, meanwhile: Callable[[], None] = nothing) -> None:
        with zipfile.ZipFile(docx) as whole:
            members = {name: whole.read(name) for name in whole.namelist()}
        said = members["word/document.xml"].decode()
        before, _, after = said.rpartition("，")
        members["word/document.xml"] = f"{before}{after}".encode()
        lacking = docx.with_name("lacking.docx")
        with zipfile.ZipFile(lacking, "w") as file:
            for name, data in members.items():
                file.writestr(name, data)
        super().convert(lacking, pdf, meanwhile)


def test_a_pdf_that_lost_a_comma_is_told_with_its_page_and_replaces_nothing(project: Path) -> None:
    before = good_files(project)
    with _Losing() as engine, pytest.raises(OperationErrors) as told:
        build(project, project / "output", pdf=True, step=lambda *_: None, clean=True, engine=engine)
    (error,) = told.value.errors
    assert not isinstance(error, InputError)  # which would be the content's fault, and exit code 2
    assert re.search('do not say the same: page [0-9]+: "，', str(error)), error
    assert good_files(project) == before
    assert leftovers(project) == []


ODD = (
    "甲\u2060乙\u200d丙\u200e丁",
    "葛\U000e0100城，︎变体",
    "cafe\u0301 nai\u0308ve",
    "office affluent ﬁ ﬂ",
    "数\u202f值\u2007和\u2009薄\u200a空格",
    "软\u00ad连字符，A\u2011B，表\u00a01",
    "阿拉伯 العربية，希伯来 שלום",
    "𠮷野家，喆赟镕，😀",
    "x² + y₃ ≤ √2 ± ① ㈠ ㎡ ½ Ω Å",
    "“‘嵌套’”，《〈书〉》（“（”）。……——～·",
    "ＡＢＣ１２３ ｶﾅ",
)
"""What people paste: signs that show nothing, ligatures, letters beyond the first plane, other scripts.

Of those for which no font is installed, such as Thai, LibreOffice 25.2 writes nothing into the PDF: the build stops.
"""


def test_what_people_paste_is_no_difference(project: Path) -> None:
    (chapter,) = (project / "content/chapters").glob("2-*.md")
    chapter.write_text(chapter.read_text(encoding="utf-8") + "".join(f"\n{line}。\n" for line in ODD), encoding="utf-8")
    done = reportdoc("build", project)
    assert done.returncode == 0, done.stderr
