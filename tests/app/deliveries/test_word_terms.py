"""Problems of a delivery are told by the words that stand in its Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.word_terms import in_word_terms
from reportdoc.content.load import load
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from tests.content.folder import Folder

_FILE = "content/chapters/1.md"
_TEXT = """\
# 人才培养 {#sec-talent}

- **第一项**，这一项很长，长得在一行里看不完，所以只说开头的几个字。

::: {.table #tbl-clubs src="tables/clubs.csv"}
学生社团
:::
"""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (1, "人才培养"),
        (3, "第一项，这一项很长，长得在一行里看不完，所以只说…"),
        (5, "学生社团"),
        (2, "第一项，这一项很长，长得在一行里看不完，所以只说…"),
    ],
)
def test_a_place_is_told_by_the_words_of_its_line(tmp_path: Path, line: int, words: str) -> None:
    folder = Folder(tmp_path)
    folder.write("tables/clubs.csv", "名称,人数\n航模社,67\n")
    folder.write("chapters/1.md", _TEXT)
    problem = Problem(Place(_FILE, line), message("something is wrong"), message("write #"))
    other = Problem(Place("content/report.yaml", 3), message("something else"), message("write a date"))
    report = load(folder.root).report
    told = in_word_terms(
        ContentError([problem, other]), Path("交来/人才培养.docx"), _FILE, report, Stage(tmp_path, tmp_path)
    )
    assert [str(one) for one in told.problems] == [
        "content/report.yaml:3: something else (write a date)",
        f"人才培养.docx “{words}”: something is wrong (change it in Word, and take the file again)",
    ]
