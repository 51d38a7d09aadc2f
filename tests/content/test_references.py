"""Labels and the references to them, over the whole report."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Paragraph
from reportdoc.report.inline import Inline, Reference, Text
from reportdoc.report.label import is_label
from reportdoc.report.numbering import number
from tests.content.folder import ANNEX, Folder

TABLES = (
    '\n\n::: {.table #tbl-clubs src="tables/a.csv"}\n社团\n:::\n\n'
    '::: {.table #tbl-jobs src="tables/a.csv"}\n就业\n:::\n'
)


@pytest.fixture(autouse=True)
def _files(folder: Folder) -> None:
    folder.write("tables/a.csv", "专业,人数\n机械,10\n")


def _content(folder: Folder, text: str) -> tuple[Inline, ...]:
    block = folder.blocks(text + TABLES)[0]
    assert isinstance(block, Paragraph)
    return block.content


def _labels(folder: Folder, text: str) -> list[object]:
    return [
        part.labels if isinstance(part, Reference) else getattr(part, "text", part) for part in _content(folder, text)
    ]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("见@tbl-clubs所示", ["见", ("tbl-clubs",), "所示"]),
        ("见@tbl-clubs。", ["见", ("tbl-clubs",), "。"]),
        ("(@tbl-clubs), @tbl-jobs.", ["(", ("tbl-clubs",), "), ", ("tbl-jobs",), "."]),
        ("见[@tbl-clubs; @tbl-jobs]", ["见", ("tbl-clubs", "tbl-jobs")]),
        ("见[@tbl-clubs]。", ["见", ("tbl-clubs",), "。"]),
        ("写信给club@tbl-clubs.cn", ["写信给club@tbl-clubs.cn"]),
        ("写信给a@example.org", ["写信给a@example.org"]),
        ("\\@tbl-clubs", ["@tbl-clubs"]),
        ("@某人", ["@某人"]),
    ],
)
def test_references_are_told_from_other_text(folder: Folder, source: str, read: list[object]) -> None:
    assert _labels(folder, source) == read


def test_a_reference_knows_its_line_within_the_paragraph(folder: Folder) -> None:
    reference = _content(folder, "一\n二**三**\n见@tbl-jobs")[-1]
    assert isinstance(reference, Reference)
    assert str(reference.place) == "content/chapters/1.md:5"


def test_a_line_break_before_a_reference_adds_no_space_after_chinese(folder: Folder) -> None:
    first = _content(folder, "情况见\n@tbl-jobs")[0]
    assert first == Text("情况见")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("一\n见@tbl-club", '4: there is no label "tbl-club" (did you mean "tbl-clubs"?)'),
        ("见[@tbl-clubs; @tbl-job]", '3: there is no label "tbl-job" (did you mean "tbl-jobs"?)'),
        ("见@fig-clubs", '3: there is no label "fig-clubs" (did you mean "tbl-clubs"?)'),
        ("见@sec-zzzzzz", '3: there is no label "sec-zzzzzz"'),
        (
            "见@tbl-Clubs",
            '3: "tbl-Clubs" is not a label (labels have lower-case letters, digits and hyphens; \\@ prints',
        ),
        ("见@sec-annex", '3: "sec-annex" has no number to refer to'),
        ("[见@tbl-jobs](http://example.org)", "3: a reference cannot stand inside a link"),
    ],
)
def test_a_dangling_reference_is_refused_with_its_line(folder: Folder, source: str, problem: str) -> None:
    (found,) = folder.problems(source + TABLES)
    assert found.startswith(f"content/chapters/1.md:{problem}")


def test_a_reference_to_something_unnumbered_is_refused(folder: Folder) -> None:
    text = (
        '见@tbl-x和@sec-x\n\n## 节 {#sec-x .unnumbered}\n\n::: {.table #tbl-x .unnumbered src="tables/a.csv"}\n题\n:::'
    )
    assert folder.problems(text) == [
        'content/chapters/1.md:3: "tbl-x" has no number to refer to',
        'content/chapters/1.md:3: "sec-x" has no number to refer to',
    ]


def test_a_label_given_twice_names_both_places(folder: Folder) -> None:
    folder.more("  - file: chapters/2.md\n")
    folder.write("chapters/2.md", f"# 第二{TABLES}")
    assert folder.problems("正文" + TABLES) == [
        f'content/chapters/2.md:{line}: the label "{label}" is given twice, first at {first} '
        "(every label must be unique in the whole report)"
        for line, label, first in (
            (3, "tbl-clubs", "表 1-1 (社团) (content/chapters/1.md:5)"),
            (7, "tbl-jobs", "表 1-2 (就业) (content/chapters/1.md:9)"),
        )
    ]


def test_chapters_may_refer_to_later_chapters_and_the_annex(folder: Folder) -> None:
    folder.more("  - file: chapters/2.md\n" + ANNEX)
    folder.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,10\n")
    folder.write("chapters/2.md", f"# 第二{TABLES}")
    folder.chapter("见[@tbl-jobs; @annex-scorecard]")
    numbers = number(folder.load().report)
    assert [numbers[label].text for label in ("tbl-jobs", "annex-scorecard")] == ["表 2-2", "附表 1"]


def test_blocks_without_label_get_well_formed_ones(folder: Folder) -> None:
    folder.chapter(
        '::: {.table src="tables/a.csv"}\n一\n:::\n\n::: {.table #tbl-auto-0-1 src="tables/a.csv"}\n二\n:::\n'
    )
    labels = list(number(folder.load().report))
    assert len(set(labels)) == 3
    assert all(map(is_label, labels))


def test_a_missing_chapter_does_not_hide_behind_dangling_references(folder: Folder) -> None:
    folder.more("  - file: chapters/2.md\n")
    assert folder.problems("见@tbl-elsewhere") == [
        'content/report.yaml:11 chapters[1].file: there is no file "chapters/2.md" in content/ '
        '(did you mean "chapters/1.md"?)'
    ]
